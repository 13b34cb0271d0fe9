// SPDX-License-Identifier: Apache-2.0

use frame_support::traits::Hooks;

use super::*;

fn next_block() {
	let next = System::block_number() + 1;
	System::set_block_number(next);
	Departments::on_initialize(next);
}

#[test]
fn a_seat_is_told_at_genesis() {
	ExtBuilder::default().build_and_execute(|| {
		let mut told = take_seat_changes();
		told.sort();
		assert_eq!(
			told,
			[
				(HOUSING, Some(account(HOUSING_COUNCILLOR))),
				(FIRE, Some(account(FIRE_HEAD))),
				(COURT, Some(account(COURT_HEAD))),
			]
		);
	});
}

#[test]
fn a_seat_is_left_when_the_mandate_ends() {
	ExtBuilder::default().build_and_execute(|| {
		let councillor = account(HOUSING_COUNCILLOR);
		let end = MockCalendar::START + DAY;
		let set = |who, end| Departments::set_mandate(council(), account(who), Some(end));
		assert_ok!(set(HOUSING_COUNCILLOR, end));
		assert_ok!(set(FIRE_HEAD, end + DAY));
		assert_eq!(FirstSeatEnd::<Test>::get(), Some(end));
		take_seat_changes();

		MockCalendar::set_now(end);
		next_block();
		assert_eq!(take_seat_changes(), []);
		MockCalendar::advance(1);
		next_block();
		assert_eq!(take_seat_changes(), [(HOUSING, None)]);
		System::assert_last_event(
			Event::SeatChanged { department: HOUSING, councillor: None }.into(),
		);
		assert_eq!(FirstSeatEnd::<Test>::get(), Some(end + DAY));

		// A new mandate gives it back.
		assert_ok!(Departments::set_mandate(signed(HOUSING_HEAD), councillor.clone(), None));
		assert_eq!(take_seat_changes(), [(HOUSING, Some(councillor))]);
		MockCalendar::set_now(end + DAY + 1);
		next_block();
		assert_eq!(take_seat_changes(), [(FIRE, None)]);
		assert_eq!(FirstSeatEnd::<Test>::get(), None);
	});
}

#[test]
fn all_seats_that_end_at_once_are_left_in_one_block() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [HOUSING_COUNCILLOR, FIRE_HEAD, COURT_HEAD] {
			let end = Some(MockCalendar::START);
			assert_ok!(Departments::set_mandate(council(), account(who), end));
		}
		take_seat_changes();
		MockCalendar::advance(1);
		assert_eq!(Departments::on_initialize(2), <() as WeightInfo>::on_initialize(3));
		assert_eq!(take_seat_changes(), [(HOUSING, None), (FIRE, None), (COURT, None)]);
		assert_eq!(Departments::on_initialize(3), <() as WeightInfo>::on_initialize(0));
	});
}

#[test]
fn settle_seat_takes_the_seat_when_the_identity_lost_its_standing() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		MockIdentities::set_frozen(FIRE_HEAD.into(), true);
		assert_ok!(Departments::settle_seat(signed(CITIZEN), FIRE));
		assert_eq!(take_seat_changes(), [(FIRE, None)]);
		MockIdentities::set_frozen(FIRE_HEAD.into(), false);
		assert_ok!(Departments::settle_seat(signed(CITIZEN), FIRE));
		assert_eq!(take_seat_changes(), [(FIRE, Some(account(FIRE_HEAD)))]);
		MockIdentities::rebind(FIRE_HEAD.into(), 1, account(STRANGER));
		assert_ok!(Departments::settle_seat(signed(CITIZEN), FIRE));
		assert_eq!(take_seat_changes(), [(FIRE, None)]);
	});
}

#[test]
fn settle_seat_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Departments::settle_seat(RuntimeOrigin::none(), FIRE),
			DispatchError::BadOrigin
		);
		assert_noop!(Departments::settle_seat(signed(CITIZEN), CITY), Errors::CapabilityMissing);
		assert_noop!(Departments::settle_seat(signed(CITIZEN), FIRE), Errors::SeatInOrder);
	});
}

#[test]
fn seat_that_nobody_could_fill_does_not_count() {
	ExtBuilder::default().build_and_execute(|| {
		let before = Departments::active_seats();
		let capabilities = super::super::mock::capabilities(&[Capability::Authority]);
		let name = b"New".to_vec().try_into().unwrap();
		assert_ok!(Departments::create(council(), name, None, capabilities));
		assert_eq!(Departments::active_seats(), before);

		// A vacant one whose head could fill it does.
		let councillor = roles(&[Role::Clerk]);
		assert_ok!(Departments::set_roles(council(), account(HOUSING_COUNCILLOR), councillor));
		assert_eq!(Departments::active_seats(), before);
		assert_ok!(Departments::dismiss(council(), account(HOUSING_HEAD)));
		assert_eq!(Departments::active_seats(), before - 1);
	});
}
