// SPDX-License-Identifier: Apache-2.0

use govchain_invoice_rules::{
	AllowedRates, Currency, Profile, Rate, RateOfCategory, Rounding, TaxCategory,
};

use super::*;

fn set(who: AccountId, id: u32, rules: Profile, lock_days: u16) -> DispatchResult {
	Invoices::set_profile(signed(who), id, rules, lock_days)
}

#[test]
fn set_profile_stores_and_tells() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(set(tax_officer(), 7, standard_profile(), 20));
		assert_eq!(
			Profiles::<Test>::get(7),
			Some(ProfileRecord { department: TAX, rules: standard_profile(), lock_days: 20 })
		);
		assert_eq!(
			events(),
			[Event::ProfileSet { profile: 7, department: TAX, officer: tax_officer() }]
		);
	});
}

#[test]
fn set_profile_changes_its_own() {
	ExtBuilder::allotted().build_and_execute(|| {
		let rules = Profile { rounding: Rounding::Down, tax_tolerance: 5, ..standard_profile() };
		assert_ok!(set(tax_officer(), PROFILE, rules.clone(), 1));
		assert_eq!(Profiles::<Test>::get(PROFILE).unwrap().rules, rules);
	});
}

#[test]
fn set_profile_fails_when_not_a_tax_officer() {
	ExtBuilder::default().build_and_execute(|| {
		let rules = standard_profile;
		assert_noop!(
			Invoices::set_profile(RuntimeOrigin::root(), 7, rules(), 20),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Invoices::set_profile(RuntimeOrigin::none(), 7, rules(), 20),
			DispatchError::BadOrigin
		);
		for who in [stranger(), clerk(), seller()] {
			assert_noop!(set(who, 7, rules(), 20), MockAuthorize::NOT_OFFICER);
		}
		assert_noop!(
			set(officer_without_capability(), 7, rules(), 20),
			MockAuthorize::NO_CAPABILITY
		);
		MockAuthorize::set_active(TAX, false);
		assert_noop!(set(tax_officer(), 7, rules(), 20), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn set_profile_fails_when_it_is_another_departments() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [tax_officer_below(), tax_officer_elsewhere()] {
			assert_noop!(
				set(who, PROFILE, standard_profile(), 20),
				Error::<Test>::ProfileOfAnotherDepartment
			);
		}
	});
}

#[test]
fn set_profile_fails_when_the_currency_changes() {
	ExtBuilder::default().build_and_execute(|| {
		let dollar = Profile { currency: Currency(*b"USD"), ..standard_profile() };
		assert_noop!(set(tax_officer(), PROFILE, dollar, 20), Error::<Test>::CurrencyIsFixed);
		let mill = Profile { exponent: 3, ..standard_profile() };
		assert_noop!(set(tax_officer(), PROFILE, mill, 20), Error::<Test>::CurrencyIsFixed);
	});
}

#[test]
fn set_profile_fails_when_the_profile_makes_no_sense() {
	ExtBuilder::default().build_and_execute(|| {
		let ok = standard_profile;
		let rates = |rates: Vec<RateOfCategory>| AllowedRates::Only(rates.try_into().unwrap());
		let pair = RateOfCategory { category: TaxCategory::Standard, rate: Rate(6_000) };
		let odd = RateOfCategory { category: TaxCategory::Exempt, rate: Rate(6_000) };
		for (rules, error) in [
			(Profile { currency: Currency(*b"cny"), ..ok() }, Error::<Test>::ProfileCurrency),
			(Profile { exponent: 5, ..ok() }, Error::<Test>::ProfileExponent),
			(Profile { tax_tolerance: 100, ..ok() }, Error::<Test>::ProfileTolerance),
			(Profile { rates: rates(vec![odd]), ..ok() }, Error::<Test>::ProfileRate),
			(Profile { rates: rates(vec![]), ..ok() }, Error::<Test>::ProfileRates),
			(Profile { rates: rates(vec![pair, pair]), ..ok() }, Error::<Test>::ProfileRates),
		] {
			assert_noop!(set(tax_officer(), 7, rules, 20), error);
		}
	});
}

#[test]
fn set_profile_fails_when_lock_days_are_out_of_range() {
	ExtBuilder::default().build_and_execute(|| {
		for days in [0, MAX_LOCK_DAYS + 1] {
			assert_noop!(set(tax_officer(), 7, standard_profile(), days), Error::<Test>::LockDays);
		}
		assert_ok!(set(tax_officer(), 7, standard_profile(), 1));
		assert_ok!(set(tax_officer(), 7, standard_profile(), MAX_LOCK_DAYS));
	});
}

#[test]
fn set_profile_and_allot_series_pass_to_the_successor_when_the_department_is_abolished() {
	ExtBuilder::allotted().build_and_execute(|| {
		MockAuthorize::abolish(TAX, TAX_ELSEWHERE);
		let rules = standard_profile;
		assert_noop!(set(tax_officer(), PROFILE, rules(), 9), MockAuthorize::NOT_ACTIVE);
		assert_noop!(
			set(tax_officer_below(), PROFILE, rules(), 9),
			Error::<Test>::ProfileOfAnotherDepartment
		);
		let call = |who| Invoices::allot_series(signed(who), SELLER, PROFILE, LIMITS, VALID_UNTIL);
		assert_ok!(call(tax_officer_elsewhere()));
		assert_eq!(Series::<Test>::get(1).unwrap().department, TAX_ELSEWHERE);
		assert_noop!(call(tax_officer_below()), Error::<Test>::ProfileOfAnotherDepartment);
		assert_ok!(set(tax_officer_elsewhere(), PROFILE, rules(), 9));
		assert_eq!(Profiles::<Test>::get(PROFILE).unwrap().department, TAX_ELSEWHERE);
	});
}
