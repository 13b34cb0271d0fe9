// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn budget_gives_the_class_its_budget_and_what_is_used() {
	run(|| {
		let budgets = BudgetTable::<Test>::get();
		for (who, class) in [AUTHORITY, OFFICER, ENTERPRISE, CITIZEN].into_iter().zip(Class::ALL) {
			assert_eq!(
				Admission::budget(&who),
				BudgetView { class, budget: *budgets.of(class), used_weight: 0, used_bytes: 0 }
			);
		}
		assert_ok!(spend(cost(6_000, 7)));
		let view = Admission::budget(&CITIZEN);
		assert_eq!((view.used_weight, view.used_bytes), (6_000, 7));
	});
}

#[test]
fn may_come_again_says_now_later_or_never() {
	run(|| {
		let budget = small(60_000);
		assert_eq!(
			Admission::may_come_again(&CITIZEN, Class::Citizen, cost(MIN_WEIGHT, MIN_BYTES)),
			Ok(None)
		);
		assert_ok!(spend(cost(MIN_WEIGHT, 0)));
		assert_eq!(
			Admission::may_come_again(&CITIZEN, Class::Citizen, cost(MIN_WEIGHT / 2, 0)),
			Ok(Some(START + 30_000))
		);
		assert_eq!(
			Admission::may_come_again(&CITIZEN, Class::Citizen, cost(u64::MAX, 0)),
			Err(TooLarge::Weight { budget: budget.weight_per_window })
		);
	});
}
