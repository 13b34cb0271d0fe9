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
		for who in [HOUSING_COUNCILLOR, FIRE_HEAD] {
			let end = Some(MockCalendar::START);
			assert_ok!(Departments::set_mandate(council(), account(who), end));
		}
		take_seat_changes();
		MockCalendar::advance(1);
		assert_eq!(Departments::on_initialize(2), <() as WeightInfo>::on_initialize(2) + TELLING);
		assert_eq!(take_seat_changes(), [(HOUSING, None), (FIRE, None)]);
		assert_eq!(Departments::on_initialize(3), <() as WeightInfo>::on_initialize(0));
	});
}

/// All mandates end at [`END`], and it is the day after in a council that needs two seats held.
fn run_after_the_end(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(|| {
		for who in [HOUSING_COUNCILLOR, FIRE_HEAD, COURT_HEAD] {
			assert_ok!(Departments::set_mandate(council(), account(who), Some(END)));
		}
		MinSeats::set(2);
		take_seat_changes();
		MockCalendar::set_now(END + DAY);
		next_block();
		test();
	});
}

const END: Moment = MockCalendar::START + 10 * DAY;

#[test]
fn seats_are_kept_beyond_all_mandates_until_enough_run_again() {
	run_after_the_end(|| {
		assert_eq!(take_seat_changes(), []);
		assert_eq!(Departments::on_initialize(9), <() as WeightInfo>::on_initialize(0));
		Departments::do_try_state().unwrap();
		// Nothing that touches the seats takes them.
		for department in [HOUSING, FIRE, COURT] {
			assert_noop!(
				Departments::settle_seat(signed(CITIZEN), department),
				Errors::SeatInOrder
			);
		}
		let clerk = roles(&[Role::Clerk]);
		assert_ok!(Departments::appoint(council(), account(CITIZEN), FIRE, clerk, None));
		assert_ok!(Departments::suspend_department(council(), CITY, false));
		assert_ok!(Departments::reinstate_department(council(), CITY));
		assert_eq!(take_seat_changes(), []);

		// One mandate is too few for the others to leave, two are enough.
		assert_ok!(Departments::set_mandate(council(), account(COURT_HEAD), None));
		next_block();
		assert_eq!(take_seat_changes(), []);
		assert_ok!(Departments::set_mandate(council(), account(HOUSING_COUNCILLOR), None));
		next_block();
		assert_eq!(take_seat_changes(), [(FIRE, None)]);
		assert_eq!(FirstSeatEnd::<Test>::get(), None);
	});
}

#[test]
fn seat_kept_beyond_the_mandate_passes_on_and_does_not_come_back() {
	run_after_the_end(|| {
		let list = roles(&[Role::Councillor]);
		assert_ok!(Departments::appoint(council(), account(CITIZEN), FIRE, list, None));
		assert_eq!(take_seat_changes(), [(FIRE, Some(account(CITIZEN)))]);
		// Who has left one doesn't get it back by the mandate that is over.
		let both = roles(&[Role::Head, Role::Councillor]);
		assert_ok!(Departments::set_roles(council(), account(FIRE_HEAD), roles(&[Role::Head])));
		MinSeats::set(0);
		next_block();
		MinSeats::set(2);
		take_seat_changes();
		assert_ok!(Departments::set_roles(council(), account(COURT_HEAD), both));
		assert_eq!(holder(COURT), None);
		assert_eq!(take_seat_changes(), []);
	});
}

#[test]
fn who_keeps_a_seat_beyond_the_mandate_has_no_right_beside_it() {
	run_after_the_end(|| {
		let head = account(FIRE_HEAD);
		assert!(Departments::is_councillor(&head));
		for role in [Role::Councillor, Role::Head] {
			assert_noop!(Departments::ensure_role(&head, role), Errors::MandateEnded);
		}
		let dismiss = Departments::dismiss(signed(FIRE_HEAD), account(CLERK));
		assert_eq!(dismiss, Err(Errors::MandateEnded.into()));
		MockIdentities::set_frozen(FIRE_HEAD.into(), true);
		assert!(!Departments::is_councillor(&head));
		// A frozen one loses the seat, as ever.
		assert_ok!(Departments::settle_seat(signed(CITIZEN), FIRE));
		assert_eq!(holder(FIRE), None);
	});
}

#[test]
fn council_can_not_take_a_seat_by_a_mandate_that_ends_within_a_day() {
	ExtBuilder::default().build_and_execute(|| {
		MinSeats::set(2);
		let until = |who, end| Departments::set_mandate(council(), account(who), Some(end));
		let notice = MockCalendar::START + SEAT_NOTICE;
		assert_ok!(until(HOUSING_COUNCILLOR, notice));
		// Two would be left, but one of them for no longer than that.
		for end in [MockCalendar::START, notice - 1, notice] {
			assert_noop!(until(FIRE_HEAD, end), Errors::TooFewSeats);
		}
		for call in [
			Departments::dismiss(council(), account(FIRE_HEAD)),
			Departments::suspend_officer(council(), account(FIRE_HEAD)),
			Departments::set_roles(council(), account(FIRE_HEAD), roles(&[Role::Head])),
		] {
			assert_eq!(call, Err(Errors::TooFewSeats.into()));
		}
		assert_noop!(Departments::suspend_department(council(), FIRE, false), Errors::TooFewSeats);
		assert_ok!(until(FIRE_HEAD, notice + 1));
		// The other heads of the department can: each decides about its own seat.
		assert_ok!(Departments::set_roles(
			signed(FIRE_HEAD),
			account(FIRE_HEAD),
			roles(&[Role::Head])
		));
	});
}

#[test]
fn council_can_not_take_a_seat_by_passing_the_role_to_one_who_can_not_act() {
	let to_clerk = || {
		let list = roles(&[Role::Clerk, Role::Councillor]);
		Departments::set_roles(council(), account(CITIZEN), list)
	};
	let cases: [fn(); 3] = [
		|| {
			assert_ok!(Departments::suspend_officer(signed(FIRE_HEAD), account(CITIZEN)));
		},
		|| MockIdentities::set_frozen(CITIZEN.into(), true),
		|| {
			let end = Some(MockCalendar::START + SEAT_NOTICE);
			assert_ok!(Departments::set_mandate(council(), account(CITIZEN), end));
		},
	];
	for prevent in cases {
		ExtBuilder::default().build_and_execute(|| {
			let clerk = roles(&[Role::Clerk]);
			assert_ok!(Departments::appoint(council(), account(CITIZEN), FIRE, clerk, None));
			prevent();
			MinSeats::set(3);
			assert_noop!(to_clerk(), Errors::TooFewSeats);
			MinSeats::set(2);
			assert_ok!(to_clerk());
		});
	}
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
