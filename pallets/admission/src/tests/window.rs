// SPDX-License-Identifier: Apache-2.0

//! How use drains.

use super::*;

#[test]
fn a_budget_can_be_used_at_once() {
	run(|| {
		let budget = small(60_000);
		assert_ok!(spend(cost(budget.weight_per_window, budget.bytes_per_window)));
		assert!(spend(cost(1, 0)).is_err());
		assert!(spend(cost(0, 1)).is_err());
	});
}

#[test]
fn a_spent_budget_is_whole_when_its_window_is_over() {
	run(|| {
		let budget = small(60_000);
		let whole = cost(budget.weight_per_window, budget.bytes_per_window);
		assert_ok!(spend(whole));
		at(START + 59_999);
		assert_eq!(spend(whole), Err(Overspent::Until(START + 60_000)));
		at(START + 60_000);
		assert_ok!(spend(whole));
	});
}

#[test]
fn a_spent_budget_comes_back_all_the_time() {
	run(|| {
		let budget = small(60_000);
		let tenth = cost(budget.weight_per_window / 10, 0);
		assert_ok!(spend(cost(budget.weight_per_window, 0)));
		for round in 1..=10 {
			at(START + round * 6_000 - 1);
			assert_eq!(spend(tenth), Err(Overspent::Until(START + round * 6_000)));
			at(START + round * 6_000);
			assert_ok!(spend(tenth));
		}
	});
}

#[test]
fn no_window_takes_more_than_two_budgets() {
	run(|| {
		// Whatever the rhythm: a whole budget at once and one that comes back in the time.
		let budget = small(10_000);
		let each = budget.weight_per_window / 100;
		let mut spent = 0;
		for millis in 0..=10_000 {
			at(START + millis);
			while spend(cost(each, 0)).is_ok() {
				spent += each;
			}
		}
		assert!(spent <= 2 * budget.weight_per_window);
		assert!(spent > 2 * budget.weight_per_window - 2 * each);
	});
}

#[test]
fn the_time_to_come_again_is_exact_when_amounts_do_not_divide() {
	run(|| {
		// 32,768 bytes in 7,001 ms: no whole number of bytes in a millisecond.
		let budget = small(7_001);
		for need in [1, 2, 3, 5, 1_000, 32_767, 32_768] {
			Uses::<Test>::remove(key());
			at(START);
			assert_ok!(spend(cost(0, budget.bytes_per_window)));
			let again = Admission::may_come_again(&CITIZEN, Class::Citizen, cost(0, need))
				.unwrap()
				.unwrap();
			at(again - 1);
			assert_eq!(
				Admission::may_come_again(&CITIZEN, Class::Citizen, cost(0, need)),
				Ok(Some(again)),
				"{need}"
			);
			at(again);
			assert_eq!(
				Admission::may_come_again(&CITIZEN, Class::Citizen, cost(0, need)),
				Ok(None),
				"{need}"
			);
			assert_ok!(spend(cost(0, need)));
		}
	});
}

#[test]
fn the_slower_of_weight_and_bytes_decides() {
	run(|| {
		let budget = small(60_000);
		assert_ok!(spend(cost(budget.weight_per_window / 2, budget.bytes_per_window)));
		let half = cost(budget.weight_per_window, 0);
		assert_eq!(spend(half), Err(Overspent::Until(START + 30_000)));
		let both = cost(budget.weight_per_window, budget.bytes_per_window);
		assert_eq!(spend(both), Err(Overspent::Until(START + 60_000)));
	});
}

#[test]
fn use_does_not_drain_when_the_clock_stands_or_goes_back() {
	run(|| {
		let budget = small(60_000);
		assert_ok!(spend(cost(budget.weight_per_window, 0)));
		assert!(spend(cost(1, 0)).is_err());
		let used = Uses::<Test>::get(key());
		assert_eq!(used.drained(START - 1, &budget).weight, budget.weight_per_window);
	});
}

#[test]
fn nothing_overflows_when_all_is_as_large_as_can_be() {
	let budget =
		Budget { weight_per_window: u64::MAX, bytes_per_window: u64::MAX, window_millis: 1 };
	let full = Use { weight: u64::MAX, bytes: u64::MAX, at: 0 };
	assert_eq!(full.drained(u64::MAX, &budget), Use { weight: 0, bytes: 0, at: u64::MAX });
	assert_eq!(full.with(cost(1, 1)), full);
	assert_eq!(full.fits_from(cost(1, 1), &budget), Ok(0));
	// Of no use, and no reason to fall over.
	let nothing = Budget { weight_per_window: 0, bytes_per_window: 0, window_millis: 0 };
	assert_eq!(full.drained(1, &nothing).weight, 0);
	assert_eq!(full.fits_from(cost(0, 0), &nothing), Ok(u64::MAX));
}
