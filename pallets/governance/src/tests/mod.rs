// SPDX-License-Identifier: Apache-2.0

use frame_support::dispatch::DispatchResultWithPostInfo;
use frame_support::{assert_err_ignore_postinfo, assert_noop, assert_ok};
use sp_core::H256;

use super::*;
use crate::mock::*;

mod bypass;
mod emergency;
mod enact;
mod motions;
mod reads;
mod seats;
mod try_state;

type CouncilError = pallet_collective::Error<Test, Instance>;

fn heap_pages(pages: u64) -> RuntimeCall {
	frame_system::Call::set_heap_pages { pages }.into()
}

fn heap() -> Option<Vec<u8>> {
	sp_io::storage::get(sp_core::storage::well_known_keys::HEAP_PAGES).map(|value| value.to_vec())
}

/// On both lists, and fails: no upgrade was authorised.
fn failing() -> RuntimeCall {
	frame_system::Call::apply_authorized_upgrade { code: vec![1, 2, 3] }.into()
}

fn failure() -> DispatchError {
	frame_system::Error::<Test>::NothingAuthorized.into()
}

/// Only on the list of motions.
fn upgrade() -> RuntimeCall {
	frame_system::Call::authorize_upgrade { code_hash: H256::zero() }.into()
}

/// Not on the list: writes any key.
fn unlisted() -> RuntimeCall {
	frame_system::Call::set_storage { items: vec![(b"key".to_vec(), b"value".to_vec())] }.into()
}

fn enact(call: RuntimeCall) -> RuntimeCall {
	Call::enact { call: Box::new(call) }.into()
}

fn emergency(call: RuntimeCall) -> RuntimeCall {
	Call::emergency { call: Box::new(call) }.into()
}

fn motion(ayes: u32, seats: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::Members(ayes, seats).into()
}

fn signed(n: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(n))
}

fn hash(call: &RuntimeCall) -> H256 {
	<Test as frame_system::Config>::Hashing::hash_of(call)
}

/// A motion of the council, for the threshold that the first member names.
struct Motion {
	hash: H256,
	index: u32,
	length: u32,
	weight: Weight,
}

impl Motion {
	fn propose(threshold: u32, call: RuntimeCall) -> Self {
		let length = call.encoded_size() as u32;
		let weight = call.get_dispatch_info().call_weight;
		let index = pallet_collective::ProposalCount::<Test, Instance>::get();
		let hash = hash(&call);
		assert_ok!(Council::propose(signed(1), threshold, Box::new(call), length));
		Self { hash, index, length: length + 4, weight }
	}

	fn vote(&self, n: u8, approve: bool) {
		assert_ok!(Council::vote(signed(n), self.hash, self.index, approve));
	}

	fn close(&self) -> DispatchResultWithPostInfo {
		Council::close(signed(1), self.hash, self.index, self.weight, self.length)
	}

	/// Carries a motion by the votes of these members, and gives what the collective notes.
	fn carry(threshold: u32, ayes: &[u8], call: RuntimeCall) -> DispatchResult {
		let motion = Self::propose(threshold, call);
		ayes.iter().for_each(|n| motion.vote(*n, true));
		assert_ok!(motion.close());
		assert!(!pallet_collective::Voting::<Test, Instance>::contains_key(motion.hash));
		executed()
	}
}

/// What the collective noted about the motion that was closed last.
fn executed() -> DispatchResult {
	System::events()
		.into_iter()
		.rev()
		.find_map(|record| match record.event {
			RuntimeEvent::Council(
				pallet_collective::Event::Executed { result, .. }
				| pallet_collective::Event::MemberExecuted { result, .. },
			) => Some(result),
			_ => None,
		})
		.expect("a motion was executed")
}

/// What this pallet said about the calls made as root.
fn enacted() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Governance(
				event @ (Event::Enacted { .. } | Event::EmergencyEnacted { .. }),
			) => Some(event),
			_ => None,
		})
		.collect()
}
