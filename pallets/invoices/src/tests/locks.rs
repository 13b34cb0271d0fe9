// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::{
	invoices::{InvoiceId, Money, TitleOpening},
	Agenda, AgendaItem, Limit, OnDue, Party,
};
use sp_core::H256;

use super::*;

fn do_lock(
	who: AccountId,
	invoice: InvoiceId,
	amount: u64,
	claim_ref: H256,
	opening: Option<TitleOpening>,
) -> DispatchResult {
	Invoices::lock(signed(who), invoice, amount, claim_ref, opening)
}

fn money(invoice: InvoiceId) -> Money {
	Invoices::invoice(invoice).unwrap().money
}

fn parts(invoice: InvoiceId) -> (u64, u64, u64) {
	let Money { open, locked, closed, .. } = money(invoice);
	(open, locked, closed)
}

fn until() -> Limit {
	use govchain_primitives::WorkingCalendar;
	MockCalendar::after_working_days(MockCalendar::START, LOCK_DAYS).unwrap()
}

#[test]
fn lock_moves_from_open_to_locked_and_tells() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		System::reset_events();
		assert_ok!(do_lock(buyer(), id, 100, claim(1), None));
		assert_eq!(parts(id), (TOTAL - 100, 100, 0));
		assert_eq!(
			events(),
			[Event::Locked { invoice: id, claim_ref: claim(1), amount: 100, until: until() }]
		);
		let scheduled = MockAgenda::scheduled();
		let (key, item) = scheduled.first_key_value().unwrap();
		assert_eq!((key.limit, *item), (until(), AgendaItem::InvoiceLock { invoice: id }));
	});
}

#[test]
fn lock_binds_a_committed_title_when_it_is_opened() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(committed_invoice(1));
		System::reset_events();
		assert_ok!(do_lock(buyer(), id, 100, claim(1), Some(opening())));
		assert_eq!(
			events(),
			[
				Event::TitleOpened { invoice: id, holder: BUYER },
				Event::Locked { invoice: id, claim_ref: claim(1), amount: 100, until: until() },
			]
		);
		let live = Invoices::invoice(id).unwrap().live.unwrap();
		assert_eq!(live.holder, Some(BUYER));
		assert_eq!(live.commitment.map(Party::Committed), Some(committed_invoice(1).title));
		// From now on without the opening, also with a new key.
		MockIdentities::rebind(BUYER, 1, account(77));
		assert_ok!(do_lock(account(77), id, 100, claim(2), None));
		assert_ok!(Invoices::close(signed(account(77)), id, claim(1)));
		assert_ok!(Invoices::release(signed(account(77)), id, claim(2)));
	});
}

#[test]
fn lock_fails_when_the_opening_is_missing_or_wrong() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(committed_invoice(1));
		assert_noop!(do_lock(buyer(), id, 1, claim(1), None), Error::<Test>::OpeningMissing);
		for wrong in [
			TitleOpening { salt: [8; 32], ..opening() },
			TitleOpening { identity: OTHER_FIRM, ..opening() },
		] {
			assert_noop!(
				do_lock(buyer(), id, 1, claim(1), Some(wrong)),
				Error::<Test>::OpeningMismatch
			);
		}
		// Who has read the opening elsewhere still isn't the buyer.
		assert_noop!(
			do_lock(other_firm(), id, 1, claim(1), Some(opening())),
			Error::<Test>::NotTitled
		);
	});
}

#[test]
fn lock_fails_when_a_committed_title_is_a_citizen() {
	ExtBuilder::allotted().build_and_execute(|| {
		let opening = TitleOpening { identity: CITIZEN, salt: [9; 32] };
		let title = Party::Committed(govchain_primitives::invoices::commit_title(&opening));
		let id = issue(NewInvoice { title, ..invoice(1) });
		assert_noop!(
			do_lock(citizen(), id, 1, claim(1), Some(opening)),
			Error::<Test>::NotAnEnterprise
		);
	});
}

#[test]
fn lock_close_and_release_fail_when_the_caller_is_not_titled() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		lock(id, 100, 1);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let bad = DispatchError::BadOrigin;
			assert_noop!(Invoices::lock(origin.clone(), id, 1, claim(2), None), bad);
			assert_noop!(Invoices::close(origin.clone(), id, claim(1)), bad);
			assert_noop!(Invoices::release(origin, id, claim(1)), bad);
		}
		assert_noop!(do_lock(stranger(), id, 1, claim(2), None), MockIdentities::UNKNOWN);
		assert_noop!(Invoices::close(signed(stranger()), id, claim(1)), MockIdentities::UNKNOWN);
		for who in [seller(), other_firm(), citizen()] {
			let error = DispatchError::from(Error::<Test>::NotTitled);
			assert_noop!(do_lock(who.clone(), id, 1, claim(2), None), error);
			assert_noop!(do_lock(who.clone(), id, 1, claim(2), Some(opening())), error);
			assert_noop!(Invoices::close(signed(who.clone()), id, claim(1)), error);
			assert_noop!(Invoices::release(signed(who), id, claim(1)), error);
		}
		MockIdentities::set_frozen(BUYER, true);
		assert_noop!(do_lock(buyer(), id, 1, claim(2), None), MockIdentities::FROZEN);
		assert_noop!(Invoices::close(signed(buyer()), id, claim(1)), MockIdentities::FROZEN);
		assert_noop!(Invoices::release(signed(buyer()), id, claim(1)), MockIdentities::FROZEN);
	});
}

#[test]
fn close_and_release_fail_when_a_committed_title_is_unopened() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(committed_invoice(1));
		assert_noop!(Invoices::close(signed(buyer()), id, claim(1)), Error::<Test>::NotTitled);
		assert_noop!(Invoices::release(signed(buyer()), id, claim(1)), Error::<Test>::NotTitled);
	});
}

#[test]
fn calls_fail_when_the_invoice_is_unknown() {
	ExtBuilder::allotted().build_and_execute(|| {
		issue(invoice(1));
		let error = DispatchError::from(Error::<Test>::UnknownInvoice);
		for id in [0, 2, u64::MAX] {
			assert_noop!(do_lock(buyer(), id, 1, claim(1), None), error);
			assert_noop!(Invoices::close(signed(buyer()), id, claim(1)), error);
			assert_noop!(Invoices::release(signed(buyer()), id, claim(1)), error);
		}
	});
}

#[test]
fn a_second_reimbursement_is_refused() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		lock(id, TOTAL, 1);
		// While the first claim runs, nothing is open.
		assert_noop!(do_lock(buyer(), id, TOTAL, claim(2), None), Error::<Test>::MoreThanOpen);
		assert_noop!(do_lock(buyer(), id, 1, claim(2), None), Error::<Test>::MoreThanOpen);
		System::reset_events();
		assert_ok!(Invoices::close(signed(buyer()), id, claim(1)));
		assert_eq!(
			events(),
			[
				Event::Closed { invoice: id, claim_ref: claim(1), amount: TOTAL },
				Event::Folded { invoice: id },
			]
		);
		// After it, the invoice is reimbursed for good.
		let error = DispatchError::from(Error::<Test>::AlreadyReimbursed);
		assert_noop!(do_lock(buyer(), id, TOTAL, claim(2), None), error);
		assert_noop!(do_lock(buyer(), id, TOTAL, claim(1), None), error);
		assert_noop!(Invoices::close(signed(buyer()), id, claim(1)), error);
		assert_noop!(Invoices::release(signed(buyer()), id, claim(1)), error);
		assert_eq!(parts(id), (0, 0, TOTAL));
		assert!(MockAgenda::scheduled().is_empty());
	});
}

#[test]
fn parts_are_reimbursed_up_to_the_total_and_no_further() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		lock(id, 60_000, 1);
		lock(id, 50_000, 2);
		assert_ok!(Invoices::close(signed(buyer()), id, claim(1)));
		assert_eq!(parts(id), (TOTAL - 110_000, 50_000, 60_000));
		let left = TOTAL - 110_000;
		assert_noop!(do_lock(buyer(), id, left + 1, claim(3), None), Error::<Test>::MoreThanOpen);
		assert_noop!(do_lock(buyer(), id, u64::MAX, claim(3), None), Error::<Test>::MoreThanOpen);
		lock(id, left, 3);
		assert_ok!(Invoices::release(signed(buyer()), id, claim(2)));
		assert_ok!(Invoices::close(signed(buyer()), id, claim(3)));
		assert_eq!(parts(id), (50_000, 0, TOTAL - 50_000));
		// A claim may come back for what is open.
		lock(id, 50_000, 1);
		assert_ok!(Invoices::close(signed(buyer()), id, claim(1)));
		assert_eq!(parts(id), (0, 0, TOTAL));
		assert_eq!(Invoices::invoice(id).unwrap().settled_at, Some(MockCalendar::START));
	});
}

#[test]
fn release_moves_back_to_open_and_tells() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		lock(id, 100, 1);
		System::reset_events();
		assert_ok!(Invoices::release(signed(buyer()), id, claim(1)));
		assert_eq!(parts(id), (TOTAL, 0, 0));
		assert_eq!(events(), [Event::Released { invoice: id, claim_ref: claim(1), amount: 100 }]);
		assert!(MockAgenda::scheduled().is_empty());
		let error = DispatchError::from(Error::<Test>::NoSuchLock);
		assert_noop!(Invoices::release(signed(buyer()), id, claim(1)), error);
		assert_noop!(Invoices::close(signed(buyer()), id, claim(1)), error);
	});
}

#[test]
fn lock_fails_when_it_is_over_nothing() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		assert_noop!(do_lock(buyer(), id, 0, claim(1), None), Error::<Test>::NothingToLock);
	});
}

#[test]
fn lock_fails_when_the_claim_has_one() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		lock(id, 100, 1);
		assert_noop!(do_lock(buyer(), id, 100, claim(1), None), Error::<Test>::ClaimHasLock);
		// One claim may go over several invoices.
		let other = issue(invoice(2));
		lock(other, 100, 1);
	});
}

#[test]
fn lock_fails_when_there_are_too_many() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		for n in 0..MAX_LOCKS {
			lock(id, 1, n);
		}
		assert_noop!(do_lock(buyer(), id, 1, claim(99), None), Error::<Test>::TooManyLocks);
		assert_ok!(Invoices::release(signed(buyer()), id, claim(3)));
		lock(id, 1, 99);
	});
}

#[test]
fn lock_fails_when_time_cannot_be_kept() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(committed_invoice(1));
		let lock = || {
			dispatch(
				buyer(),
				Call::lock {
					invoice: id,
					amount: 1,
					claim_ref: claim(1),
					opening: Some(opening()),
				},
			)
		};
		MockAgenda::set_full(true);
		assert_noop!(lock(), MockAgenda::FULL);
		MockAgenda::set_full(false);
		MockCalendar::set_first_day(MockCalendar::DAYS);
		assert_noop!(lock(), MockCalendar::NOT_COVERED);
	});
}

#[test]
fn a_lock_ends_by_itself_when_its_days_have_passed() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		lock(id, 100, 1);
		MockCalendar::advance_days(5);
		lock(id, 200, 2);
		// The last second of the last day is in time.
		MockCalendar::advance_days(5);
		assert_eq!(MockAgenda::run::<Invoices>(), 0);
		MockCalendar::advance_days(1);
		System::reset_events();
		assert_eq!(MockAgenda::run::<Invoices>(), 1);
		assert_eq!(
			events(),
			[Event::LockExpired { invoice: id, claim_ref: claim(1), amount: 100 }]
		);
		assert_eq!(parts(id), (TOTAL - 200, 200, 0));
		MockCalendar::advance_days(5);
		assert_eq!(MockAgenda::run::<Invoices>(), 1);
		assert_eq!(parts(id), (TOTAL, 0, 0));
		assert!(!Locks::<Test>::contains_key(SERIES, 1));
	});
}

#[test]
fn an_ended_lock_is_settled_before_the_agenda_comes() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		lock(id, TOTAL, 1);
		MockCalendar::advance_days(11);
		// Readers and late acts see it as it is by law, though no block has processed it.
		assert_eq!(parts(id), (TOTAL, 0, 0));
		assert!(Invoices::invoice(id).unwrap().live.unwrap().locks.is_empty());
		let error = DispatchError::from(Error::<Test>::LockHasEnded);
		assert_noop!(Invoices::close(signed(buyer()), id, claim(1)), error);
		assert_noop!(Invoices::release(signed(buyer()), id, claim(1)), error);
		// The same claim locks anew; what was due comes first.
		System::reset_events();
		lock(id, TOTAL, 1);
		assert!(matches!(
			events()[..],
			[Event::LockExpired { amount: TOTAL, .. }, Event::Locked { amount: TOTAL, .. }]
		));
		assert_eq!(parts(id), (0, TOTAL, 0));
		// The alarm of the first lock is off the agenda, that of the second on it.
		assert_eq!(MockAgenda::scheduled().len(), 1);
		assert_eq!(MockAgenda::run::<Invoices>(), 0);
		assert_ok!(Invoices::close(signed(buyer()), id, claim(1)));
	});
}

#[test]
fn ended_locks_make_room_for_new_ones() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		for n in 0..MAX_LOCKS {
			lock(id, 1, n);
		}
		MockCalendar::advance_days(11);
		lock(id, TOTAL, 50);
		assert_eq!(parts(id), (0, TOTAL, 0));
		assert_eq!(MockAgenda::scheduled().len(), 1);
	});
}

#[test]
fn alarms_do_nothing_when_the_record_says_otherwise() {
	ExtBuilder::allotted().build_and_execute(|| {
		let live = issue(invoice(1));
		lock(live, 100, 1);
		let folded = issue(invoice(2));
		lock(folded, TOTAL, 1);
		assert_ok!(Invoices::close(signed(buyer()), folded, claim(1)));
		System::reset_events();
		let before = state_root();
		for item in [
			AgendaItem::InvoiceLock { invoice: live },
			AgendaItem::InvoiceLock { invoice: folded },
			AgendaItem::InvoiceLock { invoice: 12_345 },
			AgendaItem::Correction { case: 1 },
		] {
			Invoices::on_due(item);
		}
		assert_eq!(state_root(), before);
		assert_eq!(events(), []);
		let weight = |item| Invoices::weight(&item).ref_time();
		assert_eq!(weight(AgendaItem::Correction { case: 1 }), 0);
		assert_ne!(weight(AgendaItem::InvoiceLock { invoice: live }), 0);
		MockAgenda::cancel(*MockAgenda::scheduled().first_key_value().unwrap().0);
	});
}

#[test]
fn lock_days_follow_the_profile() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		lock(id, 1, 1);
		let rules = Profiles::<Test>::get(PROFILE).unwrap().rules;
		assert_ok!(Invoices::set_profile(signed(tax_officer()), PROFILE, rules, 1));
		lock(id, 1, 2);
		MockCalendar::advance_days(2);
		assert_eq!(MockAgenda::run::<Invoices>(), 1);
		assert_eq!(parts(id), (TOTAL - 1, 1, 0));
	});
}

/// Random moves on one invoice: the parts always add up, and never more than the total is closed.
#[test]
fn money_adds_up_whatever_the_order_of_acts() {
	ExtBuilder::allotted().build_and_execute(|| {
		let mut seed = 0x1234_5678_9abc_def1u64;
		let mut random = |below: u64| {
			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			seed % below
		};
		for n in 0..40 {
			let id = issue(committed_invoice(n));
			for _ in 0..60 {
				let claim_ref = claim(random(12) as u32);
				let call = match random(8) {
					0..=3 => Call::lock {
						invoice: id,
						amount: random(TOTAL / 2),
						claim_ref,
						opening: Some(opening()),
					},
					4 => Call::close { invoice: id, claim_ref },
					5 => Call::release { invoice: id, claim_ref },
					6 => {
						MockAgenda::run::<Invoices>();
						continue;
					}
					_ => {
						MockCalendar::advance(random(3) * 86_400_000);
						continue;
					}
				};
				let before = money(id);
				let _ = dispatch(buyer(), call);
				let after = money(id);
				assert!(after.is_balanced());
				assert!(after.closed >= before.closed && after.closed <= TOTAL);
			}
			MockCalendar::set_now(MockCalendar::START);
		}
	});
}
