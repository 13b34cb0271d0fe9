// SPDX-License-Identifier: Apache-2.0

//! Motions of the collective, from the proposal to what they did.

use super::*;

#[test]
fn a_motion_becomes_root_when_carried_and_closed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Motion::carry(3, &[1, 2, 3], enact(heap_pages(7))));
		assert_eq!(heap(), Some(7u64.encode()));
		assert_ok!(Motion::carry(3, &[2, 3, 4], emergency(heap_pages(9))));
		assert_eq!(heap(), Some(9u64.encode()));
	});
}

#[test]
fn a_motion_can_be_closed_when_its_call_fails() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Motion::carry(3, &[1, 2, 3], enact(failing())));
		assert!(matches!(&enacted()[..], [Event::Enacted { result: Err(_), .. }]));
	});
}

#[test]
fn a_motion_can_be_closed_when_its_call_is_not_listed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(
			Motion::carry(3, &[1, 2, 3], enact(unlisted())),
			Err(Error::<Test>::NotRootCall.into())
		);
		assert_eq!(enacted(), []);
	});
}

#[test]
fn a_motion_is_refused_when_the_proposer_named_too_low_a_threshold() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Motion::carry(2, &[1, 2], enact(heap_pages(7))), Err(DispatchError::BadOrigin));
		// A threshold of one is executed at once.
		let call = enact(heap_pages(7));
		let length = call.encoded_size() as u32;
		assert_ok!(Council::propose(signed(1), 1, Box::new(call), length));
		assert_eq!(executed(), Err(DispatchError::BadOrigin));
		assert_eq!(heap(), None);
	});
}

#[test]
fn a_motion_is_refused_when_the_council_grew_while_it_was_open() {
	ExtBuilder::default().build_and_execute(|| {
		let motion = Motion::propose(3, enact(heap_pages(7)));
		[1, 2, 3].iter().for_each(|n| motion.vote(*n, true));
		for department in [5, 6] {
			seat(department.into(), Some(account(department)));
		}
		// Three of six.
		assert_ok!(motion.close());
		assert_eq!(executed(), Err(DispatchError::BadOrigin));
	});
}

#[test]
fn a_vote_is_lost_when_its_member_loses_the_seat() {
	ExtBuilder::default().build_and_execute(|| {
		let motion = Motion::propose(3, enact(heap_pages(7)));
		[1, 2, 3].iter().for_each(|n| motion.vote(*n, true));
		seat(3, None);
		assert_noop!(
			Council::vote(signed(3), motion.hash, motion.index, true),
			CouncilError::NotMember
		);
		assert_err_ignore_postinfo!(motion.close(), CouncilError::TooEarly);

		// Whoever takes the seat votes anew.
		seat(3, Some(account(30)));
		motion.vote(30, true);
		assert_ok!(motion.close());
		assert_ok!(executed());
		assert_eq!(heap(), Some(7u64.encode()));
	});
}

#[test]
fn a_motion_is_lost_when_the_time_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let motion = Motion::propose(3, enact(heap_pages(7)));
		[1, 2].iter().for_each(|n| motion.vote(*n, true));
		System::set_block_number(1 + MOTION_DURATION);
		assert_ok!(motion.close());
		assert_eq!(heap(), None);
		assert!(!pallet_collective::Voting::<Test, Instance>::contains_key(motion.hash));
	});
}

#[test]
fn a_motion_of_several_calls_meets_the_list_with_each() {
	ExtBuilder::default().build_and_execute(|| {
		let calls = vec![enact(heap_pages(7)), enact(unlisted()), enact(heap_pages(8))];
		let batch = pallet_utility::Call::force_batch { calls }.into();
		assert_ok!(Motion::carry(3, &[1, 2, 3], batch));
		assert_eq!(heap(), Some(8u64.encode()));
		assert_eq!(enacted().len(), 2);
		assert_eq!(sp_io::storage::get(b"key"), None);
	});
}
