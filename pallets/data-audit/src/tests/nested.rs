// SPDX-License-Identifier: Apache-2.0

//! Each call as another call carries it: with the origin of the outer one, and checked alike.

use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{GetCallName, UnfilteredDispatchable},
};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

use super::*;

fn carried(call: &Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	let call = RuntimeCall::from(call.clone());
	call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

/// Each call, in an order in which all can be made by [`STEWARD`], and what a steward of another
/// department hears.
fn calls() -> Vec<(Call<Test>, DispatchError)> {
	let log = Log::of(7);
	let no_owner = MockAuthorize::NO_CAPABILITY;
	let not_of_stream = Error::<Test>::NotOfStream.into();
	vec![
		(
			Call::register_data_set {
				name: name("register"),
				class: DataClass::Personal,
				rule: SharingRule::OwnerGrants,
				fields: field_names(&["owner"]),
			},
			no_owner,
		),
		(Call::grant { terms: terms(1, &[0]) }, Error::<Test>::NotOwner.into()),
		(Call::revoke_grant { grant: 1 }, Error::<Test>::NotGrantor.into()),
		(
			Call::open_stream {
				name: name("system"),
				data_sets: Default::default(),
				system: H256::zero(),
				agent: None,
				silence: SilenceInterval::Millis(DAY),
			},
			no_owner,
		),
		(Call::set_agent { stream: 1, agent: Some(account(AGENT)) }, no_owner),
		(
			Call::checkpoint { stream: 1, size: 7, root: log.root(7), proof: log.proof(0, 7) },
			no_owner,
		),
		(Call::end_stream { stream: 1, reason: H256::zero() }, not_of_stream),
	]
}

#[test]
fn every_call_is_checked_alike_when_another_carries_it() {
	ExtBuilder.build_and_execute(|| {
		let calls = calls();
		assert_eq!(calls.len(), Call::<Test>::get_call_names().len());
		for (call, refusal) in calls {
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_noop!(carried(&call, origin), DispatchError::BadOrigin);
			}
			assert_noop!(carried(&call, signed(STRANGER)), MockAuthorize::NOT_OFFICER);
			assert_noop!(carried(&call, signed(CLERK)), MockAuthorize::NOT_OFFICER);
			assert_noop!(carried(&call, signed(COURT_STEWARD)), refusal);
			assert_ok!(carried(&call, signed(STEWARD)));
		}
	});
}

/// A call that is dispatched by another one, as batches and multisigs do, is weighed as the one it
/// is, and meets the same checks.
#[test]
fn nested_calls_keep_their_weight_and_their_checks() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(70);
		let call = |old, new| {
			RuntimeCall::DataAudit(Call::checkpoint {
				stream: id,
				size: new,
				root: log.root(new),
				proof: log.proof(old, new),
			})
		};
		assert_ok!(call(0, 7).dispatch_bypass_filter(signed(AGENT)));
		let refused = call(7, 70).dispatch_bypass_filter(RuntimeOrigin::root());
		assert_eq!(refused.unwrap_err().error, sp_runtime::DispatchError::BadOrigin);
		let expected = <()>::checkpoint(log.proof(7, 70).len() as u32);
		assert_eq!(call(7, 70).get_dispatch_info().call_weight, expected);
		assert!(expected.any_gt(<()>::checkpoint(0)));
		assert_ok!(call(7, 70).dispatch_bypass_filter(signed(AGENT)));
	});
}

/// What an outer call undoes is undone in the agenda too: nothing of it is in this pallet's hands.
#[test]
fn a_call_that_fails_in_a_layer_leaves_the_records_as_they_were() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let before = Streams::<Test>::get(id).unwrap().silence;
		let result = frame_support::storage::with_storage_layer(|| {
			Log::of(7).checkpoint(id, 0, 7)?;
			Log::rewritten(9, 3).checkpoint(id, 7, 9)
		});
		assert_eq!(result, Err(Error::<Test>::LogRewritten.into()));
		assert_eq!(LastCheckpoints::<Test>::get(id).unwrap().size, 0);
		assert_eq!(Streams::<Test>::get(id).unwrap().silence, before);
	});
}
