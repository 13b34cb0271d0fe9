// SPDX-License-Identifier: Apache-2.0

//! Fixed bytes of everything that is stored, so that no refactoring changes what is on chain.

use codec::{Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use govchain_primitives::authorities::{Fault, FaultKind, KeyHolder, Node, NodeKind, RestartStage};
use govchain_test_support::{account, AccountId};
use hex_literal::hex;

use crate::{mock::*, Authority, GivenUp, RecordedSessions, Request, Restart};

#[test]
fn authority_has_fixed_bytes() {
	let authority = Authority { department: 7, since: 0x0102 };
	assert_eq!(authority.encode(), hex!("07000000 0201000000000000"));
}

#[test]
fn seat_has_fixed_bytes() {
	let mut bytes = vec![1; 32];
	bytes.extend(hex!("65000000"));
	assert_eq!(seat(1).encode(), bytes);
}

#[test]
fn recorded_sessions_have_fixed_bytes() {
	let recorded =
		RecordedSessions { newest: 9, starts: BoundedVec::truncate_from(vec![1, 0x0203]) };
	assert_eq!(recorded.encode(), hex!("09000000 08 01000000 03020000"));
}

#[test]
fn key_holder_has_fixed_bytes() {
	let holder = KeyHolder {
		authority: account(1),
		department: 7,
		keys: BoundedVec::truncate_from(vec![(
			*b"gran",
			BoundedVec::truncate_from(vec![0xaa, 0xbb]),
		)]),
	};
	let mut bytes = vec![1; 32];
	bytes.extend(hex!("07000000 04 6772616e 08aabb"));
	assert_eq!(holder.encode(), bytes);
}

#[test]
fn faults_have_fixed_bytes() {
	let mut fault = Fault {
		authority: account(1),
		department: 7,
		kind: FaultKind::DoubleVote { set: 2, round: 3 },
		session: 4,
		recorded_at: 5,
		lifted_at: None,
	};
	let mut bytes = vec![1; 32];
	bytes
		.extend(hex!("07000000 00 0200000000000000 0300000000000000 04000000 0500000000000000 00"));
	assert_eq!(fault.encode(), bytes);

	fault.kind = FaultKind::DoubleAuthoring { slot: 3 };
	fault.lifted_at = Some(6);
	let mut bytes = vec![1; 32];
	bytes
		.extend(hex!("07000000 01 0300000000000000 04000000 0500000000000000 01 0600000000000000"));
	assert_eq!(fault.encode(), bytes);
}

#[test]
fn request_has_fixed_bytes() {
	let mut bytes = vec![1; 32];
	bytes.extend(hex!("08 0809 0201000000000000"));
	let peer = vec![8, 9].try_into().unwrap();
	assert_eq!(Request { account: account(1), peer, requested_at: 0x0102 }.encode(), bytes);
}

#[test]
fn restart_has_fixed_bytes() {
	let mut restart = Restart {
		best_finalized: 1_u32,
		delay: 2,
		set_id: 3,
		stage: RestartStage::Requested,
		seats: BoundedVec::truncate_from(vec![seat(1)]),
	};
	let bytes = |stage: u8| {
		let mut bytes = hex!("01000000 02000000 0300000000000000").to_vec();
		bytes.extend([stage, 4]);
		bytes.extend(seat(1).encode());
		bytes
	};
	assert_eq!(restart.encode(), bytes(0));
	restart.stage = RestartStage::Planned;
	assert_eq!(restart.encode(), bytes(1));
	restart.stage = RestartStage::Signalled;
	assert_eq!(restart.encode(), bytes(2));
}

#[test]
fn given_up_have_fixed_bytes() {
	ExtBuilder::default().build().execute_with(|| {
		let given_up = vec![(account(1), Authority { department: 7, since: 0x0102 })];
		GivenUp::<Test>::put(BoundedVec::<_, ConstU32<64>>::truncate_from(given_up));
		let mut bytes = vec![4];
		bytes.extend([1; 32]);
		bytes.extend(hex!("07000000 0201000000000000"));
		let key = GivenUp::<Test>::hashed_key();
		assert_eq!(frame_support::storage::unhashed::get_raw(&key), Some(bytes));
	});
}

#[test]
fn node_has_fixed_bytes() {
	let node = |kind| Node { department: 7, kind }.encode();
	assert_eq!(node(NodeKind::Authority), hex!("07000000 00"));
	assert_eq!(node(NodeKind::Gateway), hex!("07000000 01"));
	assert_eq!(node(NodeKind::Reader), hex!("07000000 02"));
}

#[test]
fn sizes_are_bounded() {
	assert_eq!(Restart::<u32, AccountId>::max_encoded_len(), 4 + 4 + 8 + 1 + 2 + 64 * 36);
	assert_eq!(Fault::<AccountId>::max_encoded_len(), 32 + 4 + 17 + 4 + 8 + 9);
	assert_eq!(KeyHolder::<AccountId>::max_encoded_len(), 32 + 4 + 1 + 8 * (4 + 2 + 64));
	assert_eq!(RecordedSessions::max_encoded_len(), 4 + 2 + 1024 * 4);
}
