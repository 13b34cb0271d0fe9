// SPDX-License-Identifier: Apache-2.0

use codec::{Decode, Encode};
use frame_support::dispatch::GetDispatchInfo;
use govchain_primitives::{invoices::invoice_id, Party};

use super::*;

fn batch(numbers: impl IntoIterator<Item = u32>) -> Batch {
	numbers.into_iter().map(invoice).collect::<Vec<_>>().try_into().unwrap()
}

fn issue_batch(invoices: Batch) -> DispatchResult {
	dispatch(seller(), Call::issue_batch { series: SERIES, invoices })
}

#[test]
fn issue_batch_issues_all_in_order() {
	ExtBuilder::default().build_and_execute(|| {
		allot(SeriesLimits { count: MAX_BATCH, amount: u64::MAX });
		System::reset_events();
		assert_ok!(issue_batch(batch(0..MAX_BATCH)));
		let series = Invoices::series(SERIES).unwrap();
		assert_eq!((series.count, series.amount), (MAX_BATCH, u64::from(MAX_BATCH) * TOTAL));
		for n in [0, 1, 500, 999] {
			assert_eq!(
				Invoices::invoice_by_client_ref(SERIES, client_ref(n)).unwrap().number,
				n + 1
			);
		}
		assert_eq!(events().len(), max_batch());
		assert_eq!(Invoices::totals_of_series(SERIES, 202601).count, u64::from(MAX_BATCH));
	});
}

#[test]
fn issue_batch_equals_one_after_the_other() {
	let one_by_one = ExtBuilder::allotted().build().execute_with(|| {
		for n in 0..20 {
			issue(invoice(n));
		}
		(state_root(), events())
	});
	let at_once = ExtBuilder::allotted().build().execute_with(|| {
		assert_ok!(issue_batch(batch(0..20)));
		(state_root(), events())
	});
	assert_eq!(one_by_one.1, at_once.1);
	assert_eq!(one_by_one.0, at_once.0);
}

#[test]
fn issue_batch_issues_none_when_one_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		allot(SeriesLimits { count: MAX_BATCH, amount: u64::MAX });
		issue(invoice(5_000));
		let taken = NewInvoice { title: Party::Identity(OTHER_FIRM), ..invoice(5_000) };
		let mut wrong_sum = invoice(5_001);
		wrong_sum.totals.due += 1;
		for (bad, error) in [
			(taken, Error::<Test>::ClientRefTaken),
			(wrong_sum, Error::<Test>::BrCo16AmountDue),
			(
				NewInvoice { title: Party::Identity(CITIZEN), ..invoice(5_002) },
				Error::<Test>::NotAnEnterprise,
			),
		] {
			let error = DispatchError::from(error);
			for at in [0, 500, 998] {
				let mut invoices = batch(0..MAX_BATCH - 1);
				invoices.try_insert(at, bad.clone()).unwrap();
				assert_noop!(issue_batch(invoices.clone()), error);
				// The call keeps its promise without the transaction around it.
				assert_noop!(Invoices::issue_batch(signed(seller()), SERIES, invoices), error);
			}
		}
	});
}

#[test]
fn issue_batch_issues_none_when_the_last_is_beyond_a_limit() {
	ExtBuilder::default().build_and_execute(|| {
		allot(SeriesLimits { count: 9, amount: u64::MAX });
		assert_noop!(issue_batch(batch(0..10)), Error::<Test>::CountLimitReached);
		let amount = allot(SeriesLimits { count: 10, amount: 10 * TOTAL - 1 });
		assert_noop!(
			dispatch(seller(), Call::issue_batch { series: amount, invoices: batch(0..10) }),
			Error::<Test>::AmountLimitReached
		);
	});
}

#[test]
fn issue_batch_again_changes_nothing_and_adds_what_is_new() {
	ExtBuilder::allotted().build_and_execute(|| {
		assert_ok!(issue_batch(batch(0..10)));
		System::reset_events();
		let before = state_root();
		assert_ok!(issue_batch(batch(0..10)));
		assert!(events().iter().all(|event| matches!(event, Event::AlreadyIssued { .. })));
		System::reset_events();
		assert_eq!(state_root(), before);

		assert_ok!(issue_batch(batch(5..15)));
		assert_eq!(Invoices::series(SERIES).unwrap().count, 15);
		let last = Invoices::invoice_by_client_ref(SERIES, client_ref(14)).unwrap();
		assert_eq!(last.invoice, invoice_id(SERIES, 15));
	});
}

#[test]
fn issue_batch_knows_its_own_references() {
	ExtBuilder::allotted().build_and_execute(|| {
		assert_ok!(issue_batch(batch([1, 1, 2, 1])));
		assert_eq!(Invoices::series(SERIES).unwrap().count, 2);
		let other = NewInvoice { title: Party::Identity(OTHER_FIRM), ..invoice(3) };
		let invoices = vec![invoice(3), other].try_into().unwrap();
		assert_noop!(issue_batch(invoices), Error::<Test>::ClientRefTaken);
	});
}

#[test]
fn issue_batch_fails_when_it_is_empty_or_beyond_the_bound() {
	ExtBuilder::allotted().build_and_execute(|| {
		assert_noop!(issue_batch(Batch::default()), Error::<Test>::EmptyBatch);
		let more = (0..=MAX_BATCH).map(invoice).collect::<Vec<_>>();
		assert!(Batch::decode(&mut &more.encode()[..]).is_err());
	});
}

#[test]
fn issue_batch_fails_when_the_caller_is_not_the_seller() {
	ExtBuilder::allotted().build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Invoices::issue_batch(origin, SERIES, batch([1])),
				DispatchError::BadOrigin
			);
		}
		assert_noop!(
			Invoices::issue_batch(signed(buyer()), SERIES, batch([1])),
			Error::<Test>::NotTheSeller
		);
		assert_noop!(
			Invoices::issue_batch(signed(seller()), 1, batch([1])),
			Error::<Test>::UnknownSeries
		);
	});
}

#[test]
fn issue_batch_weighs_by_its_length() {
	let weight = |n: u32| {
		RuntimeCall::Invoices(Call::issue_batch { series: SERIES, invoices: batch(0..n) })
			.get_dispatch_info()
			.call_weight
	};
	let (one, two, eleven) = (weight(1), weight(2), weight(11));
	assert_eq!((two - one) * 10, eleven - one);
	assert!(weight(MAX_BATCH).ref_time() > 100 * one.ref_time());
}
