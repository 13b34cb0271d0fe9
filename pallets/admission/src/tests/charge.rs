// SPDX-License-Identifier: Apache-2.0

//! From the quote to settling.

use frame_support::storage::{with_storage_layer, with_transaction};
use sp_runtime::TransactionOutcome;

use super::*;

fn used() -> (u64, u64) {
	let view = Admission::budget(&CITIZEN);
	(view.used_weight, view.used_bytes)
}

#[test]
fn quote_writes_nothing() {
	run(|| {
		frame_support::assert_storage_noop!(drop(Admission::quote(
			&CITIZEN,
			Class::Citizen,
			cost(5, 6)
		)));
	});
}

#[test]
fn charge_takes_what_was_declared_and_settle_gives_back_what_was_not_used() {
	run(|| {
		let quote = Admission::quote(&CITIZEN, Class::Citizen, cost(100, 7)).unwrap();
		let who = Admission::charge(quote);
		assert_eq!(used(), (100, 7));
		Admission::settle(&who, 40);
		assert_eq!(used(), (60, 7));
	});
}

#[test]
fn quote_is_that_of_the_class_that_is_named() {
	run(|| {
		let budgets = Budgets::default();
		let weight = budgets.citizen.weight_per_window + 1;
		assert!(Admission::quote(&CITIZEN, Class::Citizen, cost(weight, 0)).is_err());
		// As for a councillor's act in the council.
		assert_ok!(Admission::quote(&CITIZEN, Class::Authority, cost(weight, 0)).map(drop));
	});
}

#[test]
fn quote_fails_for_ever_when_the_cost_is_larger_than_the_budget() {
	run(|| {
		let budget = small(60_000);
		assert_eq!(
			spend(cost(MIN_WEIGHT + 1, 0)),
			Err(Overspent::Never(TooLarge::Weight { budget: budget.weight_per_window }))
		);
		assert_eq!(
			spend(cost(0, MIN_BYTES + 1)),
			Err(Overspent::Never(TooLarge::Bytes { budget: budget.bytes_per_window }))
		);
	});
}

#[test]
fn one_account_does_not_use_the_budget_of_another() {
	run(|| {
		let budget = small(60_000);
		assert_ok!(spend(cost(budget.weight_per_window, 0)));
		assert_ok!(Admission::quote(&5, Class::Citizen, cost(MIN_WEIGHT, 0)).map(drop));
	});
}

#[test]
fn noted_state_counts_as_bytes_of_the_sender() {
	run(|| {
		let quote = Admission::quote(&CITIZEN, Class::Citizen, cost(1, 10)).unwrap();
		let who = Admission::charge(quote);
		Admission::note_state(0);
		Admission::note_state(100);
		Admission::note_state(20);
		Admission::settle(&who, 0);
		assert_eq!(used(), (1, 130));
	});
}

#[test]
fn noted_state_puts_use_above_the_budget_and_drains() {
	run(|| {
		let budget = small(60_000);
		let who = Admission::charge(
			Admission::quote(&CITIZEN, Class::Citizen, cost(0, MIN_BYTES)).unwrap(),
		);
		Admission::note_state(MIN_BYTES);
		Admission::settle(&who, 0);
		assert_eq!(used().1, 2 * budget.bytes_per_window);
		assert_eq!(spend(cost(0, MIN_BYTES)), Err(Overspent::Until(START + 120_000)));
		at(START + 120_000);
		assert_ok!(spend(cost(0, MIN_BYTES)));
	});
}

#[test]
fn noted_state_is_forgotten_when_the_call_fails() {
	run(|| {
		let who =
			Admission::charge(Admission::quote(&CITIZEN, Class::Citizen, cost(1, 1)).unwrap());
		let failed = with_storage_layer(|| {
			Admission::note_state(100);
			Err::<(), _>(DispatchError::Other("the call"))
		});
		assert!(failed.is_err());
		Admission::settle(&who, 0);
		assert_eq!(used(), (1, 1));
	});
}

#[test]
fn noted_state_of_nobody_is_not_put_on_the_next_sender() {
	run(|| {
		Admission::note_state(100);
		assert_ok!(spend(cost(1, 1)));
		assert_eq!(used(), (1, 1));
	});
}

#[test]
fn use_saturates() {
	run(|| {
		let who =
			Admission::charge(Admission::quote(&CITIZEN, Class::Citizen, cost(1, 1)).unwrap());
		Admission::note_state(u64::MAX);
		Admission::note_state(u64::MAX);
		Admission::settle(&who, u64::MAX);
		assert_eq!(used(), (0, u64::MAX));
		Uses::<Test>::remove(key());
	});
}

#[test]
fn settle_writes_nothing_when_there_is_nothing_to_settle() {
	run(|| {
		let _ = with_transaction(|| {
			frame_support::assert_storage_noop!(Admission::settle(&CITIZEN, 0));
			TransactionOutcome::Rollback(Ok::<(), DispatchError>(()))
		});
	});
}

#[test]
fn quote_says_how_much_of_the_budget_is_used_with_it() {
	run(|| {
		let Budget { weight_per_window: weight, bytes_per_window: bytes, .. } =
			Budgets::default().citizen;
		let parts = |cost| Admission::quote(&CITIZEN, Class::Citizen, cost).unwrap().parts_used(4);
		assert_eq!(parts(cost(0, 0)), 0);
		assert_eq!(parts(cost(weight / 4 - 1, 0)), 0);
		assert_eq!(parts(cost(weight / 4, 0)), 1);
		// The larger of the two.
		assert_eq!(parts(cost(weight / 4, bytes / 2)), 2);
		assert_eq!(parts(cost(weight, bytes)), 4);
		// What was used before counts too.
		let quote = Admission::quote(&CITIZEN, Class::Citizen, cost(weight / 2, 0)).unwrap();
		assert_eq!((quote.used().weight, quote.cost()), (weight / 2, cost(weight / 2, 0)));
		Admission::charge(quote);
		assert_eq!(parts(cost(weight / 4, 0)), 3);
	});
}
