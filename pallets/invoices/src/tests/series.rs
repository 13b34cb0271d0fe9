// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::{
	invoices::{first_link, SeriesInfo},
	Limit,
};

use super::*;

fn allot_to(who: AccountId, seller: u64, limits: SeriesLimits, until: u64) -> DispatchResult {
	Invoices::allot_series(signed(who), seller, PROFILE, limits, until)
}

#[test]
fn allot_series_stores_and_tells() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(allot_to(tax_officer(), SELLER, LIMITS, VALID_UNTIL));
		assert_eq!(
			Series::<Test>::get(0),
			Some(SeriesRecord {
				seller: SELLER,
				department: TAX,
				profile: PROFILE,
				limits: LIMITS,
				valid_until: Limit::Moment(VALID_UNTIL),
				count: 0,
				amount: 0,
				head: first_link(0, SELLER),
			})
		);
		assert_eq!(
			events(),
			[Event::SeriesAllotted {
				series: 0,
				seller: SELLER,
				department: TAX,
				officer: tax_officer(),
			}]
		);
		assert_ok!(allot_to(tax_officer(), SELLER, LIMITS, MockCalendar::START));
		assert_ok!(allot_to(tax_officer(), OTHER_FIRM, LIMITS, VALID_UNTIL));
		let mut series = Invoices::series_of(SELLER);
		series.sort_unstable();
		assert_eq!(series, [0, 1]);
		assert_eq!(Invoices::series_of(OTHER_FIRM), [2]);
		assert_eq!(
			Invoices::series(2),
			Some(SeriesInfo {
				series: 2,
				seller: OTHER_FIRM,
				department: TAX,
				profile: PROFILE,
				currency: *b"CNY",
				exponent: 2,
				count_limit: LIMITS.count,
				count: 0,
				amount_limit: LIMITS.amount,
				amount: 0,
				valid_until: Some(VALID_UNTIL),
				head: first_link(2, OTHER_FIRM),
			})
		);
		assert_ne!(first_link(0, SELLER), first_link(1, SELLER));
	});
}

#[test]
fn allot_series_uses_the_profile_of_a_department_above() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(allot_to(tax_officer_below(), SELLER, LIMITS, VALID_UNTIL));
		assert_eq!(Series::<Test>::get(0).unwrap().department, TAX_BELOW);
	});
}

#[test]
fn allot_series_fails_when_not_a_tax_officer() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Invoices::allot_series(origin, SELLER, PROFILE, LIMITS, VALID_UNTIL),
				DispatchError::BadOrigin
			);
		}
		for who in [stranger(), clerk(), seller()] {
			assert_noop!(allot_to(who, SELLER, LIMITS, VALID_UNTIL), MockAuthorize::NOT_OFFICER);
		}
		assert_noop!(
			allot_to(officer_without_capability(), SELLER, LIMITS, VALID_UNTIL),
			MockAuthorize::NO_CAPABILITY
		);
	});
}

#[test]
fn allot_series_fails_when_the_profile_is_unknown_or_of_another_branch() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Invoices::allot_series(signed(tax_officer()), SELLER, 8, LIMITS, VALID_UNTIL),
			Error::<Test>::UnknownProfile
		);
		assert_noop!(
			allot_to(tax_officer_elsewhere(), SELLER, LIMITS, VALID_UNTIL),
			Error::<Test>::ProfileOfAnotherDepartment
		);
		// What a department below sets is not for the one above.
		assert_ok!(Invoices::set_profile(
			signed(tax_officer_below()),
			8,
			standard_profile(),
			LOCK_DAYS
		));
		assert_noop!(
			Invoices::allot_series(signed(tax_officer()), SELLER, 8, LIMITS, VALID_UNTIL),
			Error::<Test>::ProfileOfAnotherDepartment
		);
	});
}

#[test]
fn allot_series_fails_when_there_is_no_room_in_it() {
	ExtBuilder::default().build_and_execute(|| {
		for limits in [SeriesLimits { count: 0, ..LIMITS }, SeriesLimits { amount: 0, ..LIMITS }] {
			assert_noop!(
				allot_to(tax_officer(), SELLER, limits, VALID_UNTIL),
				Error::<Test>::NoRoom
			);
		}
	});
}

#[test]
fn allot_series_fails_when_it_ends_in_the_past() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			allot_to(tax_officer(), SELLER, LIMITS, MockCalendar::START - 1),
			Error::<Test>::EndsInThePast
		);
	});
}

#[test]
fn allot_series_fails_when_the_seller_may_not_sell() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			allot_to(tax_officer(), 77, LIMITS, VALID_UNTIL),
			Error::<Test>::SellerNotInGoodStanding
		);
		assert_noop!(
			allot_to(tax_officer(), CITIZEN, LIMITS, VALID_UNTIL),
			Error::<Test>::NotAnEnterprise
		);
		MockIdentities::set_frozen(SELLER, true);
		assert_noop!(
			allot_to(tax_officer(), SELLER, LIMITS, VALID_UNTIL),
			Error::<Test>::SellerNotInGoodStanding
		);
	});
}

#[test]
fn allot_series_fails_when_no_numbers_are_left() {
	ExtBuilder::default().build_and_execute(|| {
		NextSeries::<Test>::put(u32::MAX);
		assert_noop!(
			allot_to(tax_officer(), SELLER, LIMITS, VALID_UNTIL),
			Error::<Test>::NoSeriesLeft
		);
	});
}
