// SPDX-License-Identifier: Apache-2.0

use codec::Encode;
use frame_support::traits::BuildGenesisConfig;

use super::*;

fn members() -> Vec<AccountId> {
	pallet_collective::Members::<Test, Instance>::get()
}

#[test]
fn a_seat_gives_membership_when_it_is_taken() {
	ExtBuilder::of(&[]).build_and_execute(|| {
		// In the order of departments, which is not that of accounts.
		for (department, n) in [(1, 30), (2, 10), (3, 20)] {
			seat(department, Some(account(n)));
		}
		assert_eq!(members(), [account(10), account(20), account(30)]);
		System::assert_last_event(
			Event::SeatChanged { department: 3, from: None, to: Some(account(20)) }.into(),
		);
	});
}

#[test]
fn a_seat_passes_membership_on_when_it_changes_hands() {
	ExtBuilder::default().build_and_execute(|| {
		seat(2, Some(account(9)));
		assert_eq!(members(), [1, 3, 4, 9].map(account));
		System::assert_last_event(
			Event::SeatChanged { department: 2, from: Some(account(2)), to: Some(account(9)) }
				.into(),
		);
		seat(2, None);
		assert_eq!(members(), [1, 3, 4].map(account));
		System::assert_last_event(
			Event::SeatChanged { department: 2, from: Some(account(9)), to: None }.into(),
		);
	});
}

#[test]
fn seats_change_all_at_once_when_one_act_changes_several() {
	ExtBuilder::default().build_and_execute(|| {
		let motion = Motion::propose(3, enact(heap_pages(7)));
		[1, 2, 3].iter().for_each(|n| motion.vote(*n, true));
		System::reset_events();
		// The fourth stays, and one account passes from a department to another.
		let changes = [(1, None), (2, Some(account(9))), (3, None), (5, Some(account(3)))];
		Governance::on_seat_changes(&changes);
		assert_eq!(members(), [3, 4, 9].map(account));
		let event = |department, from: Option<u8>, to: Option<u8>| {
			let (from, to) = (from.map(account), to.map(account));
			RuntimeEvent::from(Event::SeatChanged { department, from, to })
		};
		let told: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
		assert_eq!(
			told,
			[
				event(1, Some(1), None),
				event(2, Some(2), Some(9)),
				event(3, Some(3), None),
				event(5, None, Some(3)),
			]
		);
		// Who is a member before and after keeps the vote.
		assert_err_ignore_postinfo!(motion.close(), CouncilError::TooEarly);
		[9, 4].iter().for_each(|n| motion.vote(*n, true));
		assert_ok!(motion.close());
	});
}

#[test]
fn telling_of_seats_weighs_as_much_as_setting_all_members_with_all_motions_open() {
	use pallet_collective::WeightInfo;
	let stock = <() as WeightInfo>::set_members(MAX_SEATS, MAX_SEATS, 20);
	let weight = <Governance as OnDepartmentChange<AccountId>>::weight();
	assert!(weight.all_gte(stock));
	assert_eq!(CollectiveCouncil::<Test, Instance>::weight_of_change(), stock);
}

#[test]
fn nothing_happens_when_a_seat_stays_as_it_is() {
	ExtBuilder::default().build_and_execute(|| {
		System::reset_events();
		seat(2, Some(account(2)));
		seat(77, None);
		assert_eq!(System::events(), []);
	});
}

#[test]
#[should_panic(expected = "an officer acts for one department")]
fn a_second_seat_is_refused_when_an_account_has_one() {
	ExtBuilder::default().build_and_execute(|| {
		seat(5, Some(account(2)));
	});
}

#[test]
#[should_panic(expected = "there are no more authorities than seats")]
fn a_seat_is_refused_when_the_council_is_full() {
	let all: Vec<_> = (1..=u8::try_from(MAX_SEATS).unwrap()).collect();
	ExtBuilder::of(&all).build_and_execute(|| {
		assert_eq!(members().len(), MAX_SEATS as usize);
		seat(200, Some(account(200)));
	});
}

#[test]
fn genesis_of_the_collective_leaves_the_seats_when_it_is_built_later() {
	ExtBuilder::default().build_and_execute(|| {
		pallet_collective::GenesisConfig::<Test, Instance>::default().build();
		assert_eq!(members(), DEPARTMENTS.map(account));
	});
}

#[test]
#[should_panic(expected = "Members are already initialized!")]
fn genesis_of_the_collective_fails_when_it_names_members() {
	ExtBuilder::default().build_and_execute(|| {
		pallet_collective::GenesisConfig::<Test, Instance> {
			members: vec![account(9)],
			..Default::default()
		}
		.build();
	});
}

#[test]
fn the_prime_is_reset_when_a_seat_changes() {
	ExtBuilder::default().build_and_execute(|| {
		pallet_collective::Prime::<Test, Instance>::put(account(1));
		seat(2, Some(account(9)));
		assert_eq!(pallet_collective::Prime::<Test, Instance>::get(), None);
	});
}

#[test]
fn seats_have_fixed_bytes() {
	ExtBuilder::of(&[3]).build_and_execute(|| {
		let expected = [&hex_literal::hex!("04 03000000")[..], &[3; 32]].concat();
		assert_eq!(Seats::<Test>::get().encode(), expected);
	});
}

#[test]
fn the_council_has_room_for_all_seats() {
	assert_eq!(CollectiveCouncil::<Test, Instance>::max_len(), MAX_SEATS as usize);
	assert_eq!(CollectiveCouncil::<Test, Instance>::min_len(), 0);
}
