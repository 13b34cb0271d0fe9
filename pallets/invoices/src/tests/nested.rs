// SPDX-License-Identifier: Apache-2.0

//! Each call as another call carries it: with the origin of the outer one, and checked alike.

use frame_support::{dispatch::GetDispatchInfo, storage::with_storage_layer, traits::GetCallName};

use super::*;

/// Each call, in an order in which all can be made, who may make it, and what a stranger hears.
fn calls() -> Vec<(Call<Test>, AccountId, DispatchError)> {
	let (no_officer, no_identity) = (MockAuthorize::NOT_OFFICER, MockIdentities::UNKNOWN);
	let series = SERIES;
	let first = govchain_primitives::invoices::invoice_id(series, 1);
	let lock =
		|n, amount| Call::lock { invoice: first, amount, claim_ref: claim(n), opening: None };
	vec![
		(
			Call::set_profile { profile: 2, rules: standard_profile(), lock_days: LOCK_DAYS },
			tax_officer(),
			no_officer,
		),
		(
			Call::allot_series {
				seller: SELLER,
				profile: PROFILE,
				limits: LIMITS,
				valid_until: VALID_UNTIL,
			},
			tax_officer(),
			no_officer,
		),
		(Call::issue { series, invoice: invoice(1) }, seller(), no_identity),
		(
			Call::issue_batch { series, invoices: vec![invoice(2)].try_into().unwrap() },
			seller(),
			no_identity,
		),
		(lock(1, 10), buyer(), no_identity),
		(Call::close { invoice: first, claim_ref: claim(1) }, buyer(), no_identity),
		(lock(2, 10), buyer(), no_identity),
		(Call::release { invoice: first, claim_ref: claim(2) }, buyer(), no_identity),
	]
}

#[test]
fn every_call_is_checked_alike_when_another_carries_it() {
	ExtBuilder::default().build_and_execute(|| {
		let calls = calls();
		let names: std::collections::BTreeSet<_> =
			calls.iter().map(|(call, ..)| call.get_call_name()).collect();
		assert_eq!(names.len(), Call::<Test>::get_call_names().len(), "{names:?}");
		for (call, who, refusal) in calls {
			let carried = |origin| {
				let call = RuntimeCall::Invoices(call.clone());
				call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
			};
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_noop!(carried(origin), DispatchError::BadOrigin);
			}
			assert_noop!(carried(signed(stranger())), refusal);
			// Whoever speaks for another enterprise or department has no right here either.
			assert!(carried(signed(other_firm())).is_err());
			assert!(carried(signed(officer_without_capability())).is_err());
			assert_ok!(carried(signed(who)));
		}
	});
}

#[test]
fn carried_batch_weighs_what_it_weighs_alone() {
	ExtBuilder::allotted().build_and_execute(|| {
		let invoices: Batch = (0..7).map(invoice).collect::<Vec<_>>().try_into().unwrap();
		let call = RuntimeCall::Invoices(Call::issue_batch { series: SERIES, invoices });
		assert_eq!(call.get_dispatch_info().call_weight, <()>::issue_batch(7));
		assert_eq!(call.dispatch(signed(seller())).unwrap().actual_weight, None);
	});
}

#[test]
fn calls_leave_nothing_when_one_beside_them_fails() {
	ExtBuilder::default().build_and_execute(|| {
		let before = state_root();
		let result = with_storage_layer(|| {
			calls().into_iter().try_for_each(|(call, who, _)| dispatch(who, call))?;
			// The claim has no lock any more.
			let release = Call::release {
				invoice: govchain_primitives::invoices::invoice_id(SERIES, 1),
				claim_ref: claim(2),
			};
			dispatch(buyer(), release)
		});
		assert_eq!(result, Err(Error::<Test>::NoSuchLock.into()));
		assert_eq!(state_root(), before);
	});
}
