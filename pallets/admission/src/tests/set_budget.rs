// SPDX-License-Identifier: Apache-2.0

use sp_runtime::BuildStorage;

use super::*;

const OTHER: Budget = Budget {
	weight_per_window: NORMAL_WEIGHT,
	bytes_per_window: NORMAL_BYTES,
	window_millis: 120_000,
};

/// Classes with authorities last, so that none is given more than these have.
fn others_first() -> impl Iterator<Item = Class> {
	Class::ALL.into_iter().rev()
}

/// Gives each class but authorities the least it may have.
fn least_for_others() {
	for class in others_first().filter(|class| *class != Class::Authority) {
		let (weight_per_window, bytes_per_window) = Admission::least(class);
		let least = Budget { weight_per_window, bytes_per_window, window_millis: MAX_WINDOW };
		assert_ok!(Admission::set_budget(RuntimeOrigin::root(), class, least));
	}
}

#[test]
fn set_budget_changes_one_class() {
	run(|| {
		for class in others_first() {
			let before = BudgetTable::<Test>::get();
			assert_ok!(Admission::set_budget(RuntimeOrigin::root(), class, OTHER));
			let mut expected = before.clone();
			*expected.of_mut(class) = OTHER;
			assert_eq!(BudgetTable::<Test>::get(), expected);
			System::assert_last_event(
				Event::BudgetSet { class, from: *before.of(class), to: OTHER }.into(),
			);
		}
	});
}

#[test]
fn set_budget_fails_when_origin_is_not_the_council() {
	run(|| {
		for origin in [RuntimeOrigin::signed(AUTHORITY), RuntimeOrigin::none()] {
			assert_noop!(
				Admission::set_budget(origin, Class::Citizen, OTHER),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn set_budget_fails_when_a_class_could_not_do_what_the_chain_needs_of_it() {
	run(|| {
		for class in others_first() {
			let (weight, bytes) = Admission::least(class);
			let least = Budget { weight_per_window: weight, bytes_per_window: bytes, ..OTHER };
			assert_ok!(Admission::set_budget(RuntimeOrigin::root(), class, least));
			assert_noop!(
				Admission::set_budget(
					RuntimeOrigin::root(),
					class,
					Budget { weight_per_window: weight - 1, ..least }
				),
				Error::<Test>::WeightTooSmall
			);
			assert_noop!(
				Admission::set_budget(
					RuntimeOrigin::root(),
					class,
					Budget { bytes_per_window: bytes - 1, ..least }
				),
				Error::<Test>::BytesTooFew
			);
		}
	});
}

#[test]
fn set_budget_needs_all_that_a_block_has_for_authorities() {
	run(|| {
		assert_eq!(Admission::least(Class::Authority), (NORMAL_WEIGHT, NORMAL_BYTES));
		assert_eq!(Admission::least(Class::Officer), (MIN_WEIGHT, MIN_BYTES));
	});
}

#[test]
fn set_budget_fails_when_the_window_is_out_of_range() {
	run(|| {
		let with = |window_millis| Budget { window_millis, ..OTHER };
		least_for_others();
		for window in [MIN_WINDOW, MAX_WINDOW] {
			let class = Class::Authority;
			assert_ok!(Admission::set_budget(RuntimeOrigin::root(), class, with(window)));
		}
		for window in [0, MIN_WINDOW - 1, MAX_WINDOW + 1, u64::MAX] {
			assert_noop!(
				Admission::set_budget(RuntimeOrigin::root(), Class::Officer, with(window)),
				Error::<Test>::WindowOutOfRange
			);
		}
	});
}

#[test]
fn set_budget_has_no_upper_bound_and_use_still_drains() {
	run(|| {
		let all = Budget {
			weight_per_window: u64::MAX - 1,
			bytes_per_window: u64::MAX - 1,
			window_millis: MAX_WINDOW,
		};
		for class in [Class::Authority, Class::Citizen] {
			assert_ok!(Admission::set_budget(RuntimeOrigin::root(), class, all));
		}
		assert_ok!(spend(cost(u64::MAX - 1, u64::MAX - 1)));
		assert_eq!(spend(cost(1, 0)), Err(Overspent::Until(START + 1)));
		at(START + MAX_WINDOW - 1);
		let view = Admission::budget(&CITIZEN);
		assert!(view.used_weight > 0 && view.used_bytes > 0);
		at(START + MAX_WINDOW);
		let view = Admission::budget(&CITIZEN);
		assert_eq!((view.used_weight, view.used_bytes), (0, 0));
	});
}

#[test]
fn set_budget_leaves_use_as_it_is_when_it_makes_the_budget_smaller() {
	run(|| {
		let budget = Budgets::default().citizen;
		assert_ok!(spend(cost(budget.weight_per_window, 0)));
		let least = Budget { weight_per_window: MIN_WEIGHT, ..budget };
		assert_ok!(Admission::set_budget(RuntimeOrigin::root(), Class::Citizen, least));
		assert_eq!(Admission::budget(&CITIZEN).used_weight, budget.weight_per_window);
		// Ten of the new budgets are used, so a whole one is free after ten windows.
		let again = Admission::may_come_again(&CITIZEN, Class::Citizen, cost(MIN_WEIGHT, 0))
			.unwrap()
			.unwrap();
		assert_eq!(again, START + 10 * 60_000);
	});
}

#[test]
#[should_panic(expected = "budget of Citizen")]
fn genesis_fails_when_a_budget_is_out_of_bounds() {
	let mut genesis = RuntimeGenesisConfig::default();
	genesis.admission.budgets.citizen.window_millis = 0;
	genesis.build_storage().unwrap();
}

#[test]
fn genesis_puts_its_budgets() {
	let mut genesis = RuntimeGenesisConfig::default();
	genesis.admission.budgets.citizen = OTHER;
	let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
	ext.execute_with(|| assert_eq!(Admission::budget(&CITIZEN).budget, OTHER));
}

#[test]
fn set_budget_fails_when_authorities_would_have_less_than_others() {
	run(|| {
		let set = |class, budget| Admission::set_budget(RuntimeOrigin::root(), class, budget);
		let authority = Budgets::default().authority;
		for class in [Class::Officer, Class::Enterprise, Class::Citizen] {
			let Budget { weight_per_window, bytes_per_window, window_millis } = authority;
			assert_ok!(set(class, authority));
			// More at once, or the same sooner.
			for more in [
				Budget { weight_per_window: weight_per_window + 1, ..authority },
				Budget { bytes_per_window: bytes_per_window + 1, ..authority },
				Budget { window_millis: window_millis - 1, ..authority },
			] {
				assert_noop!(set(class, more), Error::<Test>::AuthoritiesHaveLess);
			}
			for less in [
				Budget { weight_per_window: weight_per_window - 1, ..authority },
				Budget { bytes_per_window: bytes_per_window - 1, ..authority },
				Budget { window_millis: window_millis + 1, ..authority },
			] {
				assert_noop!(set(Class::Authority, less), Error::<Test>::AuthoritiesHaveLess);
			}
			assert_ok!(set(class, *Budgets::default().of(class)));
		}
	});
}
