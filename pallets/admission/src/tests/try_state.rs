// SPDX-License-Identifier: Apache-2.0

//! Each invariant, broken.

use super::*;

fn broken(expected: &str, how: impl FnOnce()) {
	build().execute_with(|| {
		assert_ok!(Admission::do_try_state());
		how();
		let error = Admission::do_try_state().unwrap_err();
		assert_eq!(format!("{error:?}"), format!("Other({expected:?})"));
	});
}

#[test]
fn invariant_1_breaks_when_a_budget_is_out_of_bounds() {
	broken("1: a budget is out of bounds", || {
		BudgetTable::<Test>::mutate(|budgets| budgets.officer.bytes_per_window = MIN_BYTES - 1);
	});
}

#[test]
fn invariant_2_breaks_when_a_use_is_of_the_future() {
	broken("2: a use is of a later time than now", || {
		Uses::<Test>::insert(key(), Use { weight: 0, bytes: 0, at: START + 1 });
	});
}

#[test]
fn invariant_3_breaks_when_state_stays_noted() {
	broken("3: noted state of no transaction", || NotedState::<Test>::put(1));
}
