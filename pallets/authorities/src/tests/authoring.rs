// SPDX-License-Identifier: Apache-2.0

//! Double authoring, with real headers and seals.

use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
};
use frame_system::pallet_prelude::HeaderFor;
use govchain_primitives::authorities::{Fault, FaultKind, MAX_ANCESTORS};
use govchain_test_support::{account, MockCalendar};
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
use sp_core::{Pair, H256};
use sp_runtime::{
	traits::Header as _,
	transaction_validity::{
		InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidity,
	},
	Digest, DigestItem, DispatchError, DispatchResult,
};

use crate::{
	mock::*, Call, Error, Event, Faults, NextFault, MAX_DIGEST_ITEMS, MAX_HEADER_BYTES,
	MAX_OPEN_FAULTS, REPORT_LONGEVITY,
};

type Header = HeaderFor<Test>;

const SLOT: u64 = 1_772_413_200;

fn slot_item(slot: u64) -> DigestItem {
	CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(slot.into())
}

/// A header that differs from others by its `tag`, on a block that this chain has.
fn unsealed(number: u64, slot: u64, tag: u8) -> Header {
	let parent = [0xaa; 32].into();
	if let Some(before) = number.checked_sub(1) {
		frame_system::BlockHash::<Test>::insert(before, parent);
	}
	on_parent(parent, number, slot, tag)
}

fn on_parent(parent: H256, number: u64, slot: u64, tag: u8) -> Header {
	let root = || [tag; 32].into();
	Header::new(number, root(), root(), parent, Digest { logs: vec![slot_item(slot)] })
}

/// Seals with the key made from `n`.
fn seal(n: u8, mut header: Header) -> Header {
	let signature: AuthoritySignature = aura_pair(n).sign(header.hash().as_ref()).into();
	header.digest_mut().push(CompatibleDigestItem::aura_seal(signature));
	header
}

fn block(n: u8, number: u64, slot: u64, tag: u8) -> Header {
	seal(n, unsealed(number, slot, tag))
}

fn call(first: Header, second: Header, n: u8) -> Call<Test> {
	Call::report_double_authoring {
		first: Box::new(first),
		second: Box::new(second),
		ancestors: vec![],
		author: aura_pair(n).public().into(),
	}
}

fn report(first: Header, second: Header, n: u8) -> DispatchResult {
	report_on_forks(first, second, vec![], n)
}

fn report_on_forks(first: Header, second: Header, ancestors: Vec<Header>, n: u8) -> DispatchResult {
	Authorities::report_double_authoring(
		RuntimeOrigin::none(),
		Box::new(first),
		Box::new(second),
		ancestors,
		aura_pair(n).public().into(),
	)
}

/// Blocks that follow each other, from `number` on, the first on `parent`; each in a slot of its own.
fn fork(parent: H256, number: u64, length: u64) -> Vec<Header> {
	let mut blocks: Vec<Header> = Vec::new();
	for place in 0..length {
		let parent = blocks.last().map_or(parent, Header::hash);
		blocks.push(seal(2, on_parent(parent, number + place, SLOT - 100 + place, 7)));
	}
	blocks
}

/// Authority `n` makes two blocks `number` in `slot`, and it is reported.
fn double(n: u8, number: u64, slot: u64) -> DispatchResult {
	report(block(n, number, slot, 1), block(n, number, slot, 2), n)
}

#[allow(deprecated)]
fn validity(source: TransactionSource, call: &Call<Test>) -> TransactionValidity {
	use sp_runtime::traits::ValidateUnsigned;
	Authorities::validate_unsigned(source, call)
}

#[test]
fn report_records_the_fault_and_stops_authoring_at_once() {
	ExtBuilder::with(4).build_and_execute(|| {
		MockCalendar::set_now(1_800_000_000_000);
		assert_ok!(double(3, 1, SLOT));

		let kind = FaultKind::DoubleAuthoring { slot: SLOT };
		let fault = Fault {
			authority: account(3),
			department: department(3),
			kind,
			session: 0,
			recorded_at: 1_800_000_000_000,
			lifted_at: None,
		};
		assert_eq!(Authorities::faults(department(3), 0), vec![(0, fault)]);
		assert_eq!(
			events(),
			vec![Event::FaultRecorded {
				fault: 0,
				authority: account(3),
				department: department(3),
				kind,
				session: 0,
			}]
		);
		assert_eq!(Session::disabled_validators(), vec![2]);
	});
}

#[test]
fn report_takes_the_authority_out_of_a_set_that_can_spare_it() {
	ExtBuilder::with(5).build_and_execute(|| {
		assert_ok!(double(4, 1, SLOT));
		session(2);
		assert_eq!(Session::validators(), accounts([1, 2, 3, 5]));
	});
}

#[test]
fn report_holds_for_blocks_of_different_heights() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(1);
		assert_ok!(report(block(3, 5, SLOT, 1), block(3, 4, SLOT, 1), 3));
		assert_eq!(Faults::<Test>::get(0).unwrap().session, 1);
	});
}

#[test]
fn report_fails_when_the_origin_is_not_none() {
	ExtBuilder::with(4).build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(account(1)), RuntimeOrigin::root()] {
			let (first, second) = (block(3, 1, SLOT, 1), block(3, 1, SLOT, 2));
			assert_noop!(
				Authorities::report_double_authoring(
					origin,
					Box::new(first),
					Box::new(second),
					vec![],
					aura_pair(3).public().into()
				),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn report_fails_when_a_header_is_too_large() {
	ExtBuilder::with(4).build_and_execute(|| {
		let with_items = |items: u32| {
			let mut header = unsealed(1, SLOT, 1);
			// The slot and the seal are items too.
			(2..items).for_each(|_| header.digest_mut().push(DigestItem::Other(vec![])));
			seal(3, header)
		};
		let with_bytes = |bytes: u32| {
			let mut header = unsealed(1, SLOT, 2);
			let empty = seal(3, header.clone()).encoded_size() as u32;
			// Its length takes two bytes, and the kind of the item one.
			let filling = vec![0; (bytes - empty - 3) as usize];
			header.digest_mut().push(DigestItem::Other(filling));
			let header = seal(3, header);
			assert_eq!(header.encoded_size() as u32, bytes);
			header
		};
		let (items, bytes) = (MAX_DIGEST_ITEMS, MAX_HEADER_BYTES);
		for (first, second) in [
			(with_items(items + 1), with_bytes(bytes)),
			(with_bytes(bytes), with_items(items + 1)),
			(with_items(items), with_bytes(bytes + 1)),
			(with_bytes(bytes + 1), with_items(items)),
		] {
			assert_noop!(report(first, second, 3), Error::<Test>::HeaderTooLarge);
		}
		assert_ok!(report(with_items(items), with_bytes(bytes), 3));
	});
}

#[test]
fn report_fails_when_a_header_is_not_sealed() {
	ExtBuilder::with(4).build_and_execute(|| {
		let good = block(3, 1, SLOT, 1);
		let mut no_digest = unsealed(1, SLOT, 2);
		no_digest.digest_mut().logs.clear();
		let mut of_another_engine = unsealed(1, SLOT, 2);
		of_another_engine.digest_mut().push(DigestItem::Seal(*b"babe", vec![0; 64]));
		let mut too_short = unsealed(1, SLOT, 2);
		too_short.digest_mut().push(DigestItem::Seal(*b"aura", vec![0; 63]));
		let mut not_last = block(3, 1, SLOT, 2);
		not_last.digest_mut().push(DigestItem::Other(vec![]));
		for bad in [unsealed(1, SLOT, 2), no_digest, of_another_engine, too_short, not_last] {
			assert_noop!(report(good.clone(), bad.clone(), 3), Error::<Test>::NotSealed);
			assert_noop!(report(bad, good.clone(), 3), Error::<Test>::NotSealed);
		}
	});
}

#[test]
fn report_fails_when_a_header_does_not_name_one_slot() {
	ExtBuilder::with(4).build_and_execute(|| {
		let good = block(3, 1, SLOT, 1);
		let mut none = unsealed(1, SLOT, 2);
		none.digest_mut().logs.clear();
		let mut two = unsealed(1, SLOT, 2);
		two.digest_mut().push(slot_item(SLOT));
		for bad in [seal(3, none), seal(3, two)] {
			assert_noop!(report(good.clone(), bad.clone(), 3), Error::<Test>::NoSlot);
			assert_noop!(report(bad, good.clone(), 3), Error::<Test>::NoSlot);
		}
	});
}

#[test]
fn report_fails_when_both_headers_are_of_one_block() {
	ExtBuilder::with(4).build_and_execute(|| {
		let header = block(3, 1, SLOT, 1);
		assert_noop!(report(header.clone(), header.clone(), 3), Error::<Test>::SameBlock);
		// Anyone could write the seal of a block otherwise, which gives it another hash.
		let mut longer = header.clone();
		let Some(DigestItem::Seal(_, seal)) = longer.digest_mut().logs.last_mut() else {
			panic!("the last item is the seal");
		};
		seal.push(0);
		assert_ne!(longer.hash(), header.hash());
		assert_noop!(report(header, longer, 3), Error::<Test>::NotSealed);
	});
}

#[test]
fn report_holds_for_one_content_that_is_sealed_twice() {
	ExtBuilder::with(4).build_and_execute(|| {
		let (first, second) = (block(3, 1, SLOT, 1), block(3, 1, SLOT, 1));
		assert_ne!(first.hash(), second.hash());
		// The other seal must be one.
		let mut forged = first.clone();
		forged.digest_mut().pop();
		let signature: AuthoritySignature = aura_pair(4).sign(forged.hash().as_ref()).into();
		forged.digest_mut().push(CompatibleDigestItem::aura_seal(signature));
		assert_noop!(report(first.clone(), forged, 3), Error::<Test>::BadSeal);

		assert_ok!(report(first, second, 3));
		assert_eq!(Session::disabled_validators(), vec![2]);
	});
}

#[test]
fn report_fails_when_the_slots_differ() {
	ExtBuilder::with(4).build_and_execute(|| {
		let (first, second) = (block(3, 1, SLOT, 1), block(3, 1, SLOT + 4, 2));
		assert_noop!(report(first, second, 3), Error::<Test>::DifferentSlots);
	});
}

#[test]
fn report_fails_when_a_block_is_of_another_chain() {
	ExtBuilder::with(4).build_and_execute(|| {
		let ours = block(3, 1, SLOT, 1);
		// Another parent; one that this chain has, but not before that number.
		let parent = *ours.parent_hash();
		for other in [
			on_parent(H256::repeat_byte(0xbb), 1, SLOT, 2),
			on_parent(parent, 9, SLOT, 2),
			on_parent(H256::zero(), 9, SLOT, 2),
			on_parent(parent, 0, SLOT, 2),
		] {
			let other = seal(3, other);
			let refusal = Error::<Test>::NotOfThisChain;
			assert_noop!(report(ours.clone(), other.clone(), 3), refusal);
			let refusal = Error::<Test>::NotOfThisChain;
			assert_noop!(report(other, ours.clone(), 3), refusal);
		}
		assert_ok!(report(ours, block(3, 1, SLOT, 2), 3));
	});
}

#[test]
fn report_holds_for_blocks_on_different_forks() {
	ExtBuilder::with(4).build_and_execute(|| {
		// Both forks begin at block 0; sessions have three blocks, so all is in the first.
		let ours = block(3, 1, SLOT, 1);
		let fork = fork(*ours.parent_hash(), 1, 2);
		let far = seal(3, on_parent(fork[1].hash(), 3, SLOT, 2));
		let blocks = [fork[1].clone(), fork[0].clone()];

		// Each of the blocks between is needed, and in its place.
		for missing in [vec![], vec![fork[0].clone()], vec![fork[1].clone()]] {
			let refusal = Error::<Test>::NotOfThisChain;
			assert_noop!(report_on_forks(ours.clone(), far.clone(), missing, 3), refusal);
		}
		let skipping = seal(3, on_parent(fork[1].hash(), 4, SLOT, 2));
		let refusal = Error::<Test>::NotOfThisChain;
		assert_noop!(report_on_forks(ours.clone(), skipping, blocks.to_vec(), 3), refusal);

		assert_ok!(report_on_forks(far, ours, blocks.to_vec(), 3));
		assert_eq!(Authorities::faults(department(3), 0).len(), 1);
	});
}

#[test]
fn report_fails_when_a_fork_begins_at_a_block_of_another_chain() {
	ExtBuilder::with(4).build_and_execute(|| {
		let ours = block(3, 1, SLOT, 1);
		let fork = fork(H256::repeat_byte(0xbb), 1, 2);
		let far = seal(3, on_parent(fork[1].hash(), 3, SLOT, 2));
		let refusal = Error::<Test>::NotOfThisChain;
		assert_noop!(report_on_forks(ours, far, fork, 3), refusal);
	});
}

#[test]
fn report_fails_when_the_ancestors_are_too_many_or_too_large() {
	ExtBuilder::with(4).build_and_execute(|| {
		let (first, second) = (block(3, 1, SLOT, 1), block(3, 1, SLOT, 2));
		let most = vec![block(2, 1, SLOT, 3); MAX_ANCESTORS as usize];
		let more = [&most[..], &most[..1]].concat();
		let refusal = Error::<Test>::TooManyAncestors;
		assert_noop!(report_on_forks(first.clone(), second.clone(), more, 3), refusal);
		let mut large = block(2, 1, SLOT, 3);
		large.digest_mut().push(DigestItem::Other(vec![0; MAX_HEADER_BYTES as usize]));
		let refusal = Error::<Test>::HeaderTooLarge;
		assert_noop!(report_on_forks(first.clone(), second.clone(), vec![large], 3), refusal);
		assert_ok!(report_on_forks(first, second, most, 3));
	});
}

#[test]
fn report_fails_when_a_seal_is_not_of_that_key() {
	ExtBuilder::with(4).build_and_execute(|| {
		let (good, of_another) = (block(3, 1, SLOT, 1), block(2, 1, SLOT, 2));
		assert_noop!(report(good.clone(), of_another.clone(), 3), Error::<Test>::BadSeal);
		assert_noop!(report(of_another.clone(), good.clone(), 3), Error::<Test>::BadSeal);
		assert_noop!(report(good.clone(), of_another, 2), Error::<Test>::BadSeal);
		// A seal that belongs to another header.
		let mut borrowed = unsealed(1, SLOT, 2);
		borrowed.digest_mut().push(good.digest().logs[1].clone());
		assert_noop!(report(good, borrowed, 3), Error::<Test>::BadSeal);
		assert_eq!(NextFault::<Test>::get(), 0);
	});
}

#[test]
fn report_fails_when_no_authority_held_the_key() {
	ExtBuilder::with(4).build_and_execute(|| {
		block(9, 1, SLOT, 1);
		assert_noop!(double(9, 1, SLOT), Error::<Test>::NotAnAuthority);
		// A GRANDPA key seals no blocks, whatever it signs.
		let key: [u8; 32] = grandpa_pair(3).public().0;
		let author = sp_core::sr25519::Public::from_raw(key).into();
		assert_noop!(
			Authorities::report_double_authoring(
				RuntimeOrigin::none(),
				Box::new(block(3, 1, SLOT, 1)),
				Box::new(block(3, 1, SLOT, 2)),
				vec![],
				author
			),
			Error::<Test>::NotAnAuthority
		);
	});
}

#[test]
fn report_fails_when_the_session_of_the_block_is_not_on_record() {
	ExtBuilder::with(4).build_and_execute(|| {
		// Nobody makes the block before the first.
		assert_noop!(double(3, 0, SLOT), Error::<Test>::NotOfThisChain);
		for number in [4, u64::MAX] {
			block(3, number, SLOT, 1);
		}
		// Block 4 is the first that the keys of session 1 make.
		assert_noop!(double(3, 4, SLOT), Error::<Test>::NotAnAuthority);
		assert_noop!(double(3, u64::MAX, SLOT), Error::<Test>::NotAnAuthority);
		session(1);
		assert_ok!(double(3, 4, SLOT));
	});
}

#[test]
fn report_holds_for_the_blocks_of_rotated_keys_and_no_others() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(1);
		pallet_session::NextKeys::<Test>::insert(account(1), session_keys(9));
		session(4);
		// Sessions have three blocks; the new keys are active from session 3 on, and the first
		// block in which they are is still made with the old ones.
		assert_ok!(double(1, 9, SLOT));
		assert_noop!(double(9, 9, SLOT + 4), Error::<Test>::NotAnAuthority);
		assert_ok!(double(9, 10, SLOT + 8));
		assert_noop!(double(1, 10, SLOT + 12), Error::<Test>::NotAnAuthority);
		assert_eq!(Faults::<Test>::get(0).unwrap().session, 2);
		assert_eq!(Faults::<Test>::get(1).unwrap().session, 3);
		assert_eq!(Authorities::fault_count(department(1)), 2);
	});
}

#[test]
fn report_counts_against_the_department_of_that_time_when_the_authority_moved() {
	ExtBuilder::with(4).build_and_execute(|| {
		move_to(3, department(9));
		session(4);
		assert_ok!(double(3, 2, SLOT));
		assert_eq!(Authorities::fault_count(department(3)), 1);
		assert_ok!(double(3, 12, SLOT + 4));
		assert_eq!(Authorities::fault_count(department(9)), 1);
	});
}

#[test]
fn report_fails_when_the_slot_is_known() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(double(3, 1, SLOT));
		assert_noop!(double(3, 1, SLOT), Error::<Test>::KnownFault);
		// Neither the other way round, nor with a third block of the slot.
		let [first, second, third] = [1, 2, 3].map(|tag| block(3, 1, SLOT, tag));
		assert_noop!(report(second, first.clone(), 3), Error::<Test>::KnownFault);
		assert_noop!(report(first, third, 3), Error::<Test>::KnownFault);
		assert_eq!(NextFault::<Test>::get(), 1);

		// Another slot or authority is another fault.
		assert_ok!(double(3, 1, SLOT + 4));
		assert_ok!(double(2, 1, SLOT));
		assert_eq!(NextFault::<Test>::get(), 3);
	});
}

#[test]
fn report_fails_when_the_authority_has_too_many_open_faults() {
	ExtBuilder::with(4).build_and_execute(|| {
		for slot in 0..u64::from(MAX_OPEN_FAULTS) {
			assert_ok!(double(3, 1, SLOT + slot));
		}
		assert_noop!(double(3, 1, SLOT + 99), Error::<Test>::KnownFault);
		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(3)));
		assert_ok!(double(3, 1, SLOT + 99));
	});
}

#[test]
fn pool_takes_a_report_of_its_own_node() {
	ExtBuilder::with(4).build_and_execute(|| {
		let call = call(block(3, 1, SLOT, 1), block(3, 1, SLOT, 2), 3);
		for source in [TransactionSource::Local, TransactionSource::InBlock] {
			let valid = validity(source, &call).unwrap();
			assert_eq!(valid.priority, TransactionPriority::MAX);
			assert_eq!(valid.longevity, REPORT_LONGEVITY);
			assert!(!valid.propagate);
			assert!(valid.requires.is_empty());
			assert_eq!(
				valid.provides,
				vec![("DoubleAuthoring", (aura_pair(3).public(), SLOT)).encode()]
			);
		}
		assert_eq!(validity(TransactionSource::External, &call), InvalidTransaction::Call.into());
		// Even in a full block.
		assert_eq!(call.get_dispatch_info().class, DispatchClass::Operational);
	});
}

#[test]
fn pool_takes_no_report_that_would_fail() {
	ExtBuilder::with(4).build_and_execute(|| {
		let local = TransactionSource::Local;
		let bad = call(block(3, 1, SLOT, 1), block(2, 1, SLOT, 2), 3);
		assert_eq!(validity(local, &bad), InvalidTransaction::BadProof.into());
		assert_ok!(double(3, 1, SLOT));
		let known = call(block(3, 1, SLOT, 1), block(3, 1, SLOT, 3), 3);
		assert_eq!(validity(local, &known), InvalidTransaction::Stale.into());
		assert_eq!(
			validity(local, &Call::lift_fault { authority: account(3) }),
			InvalidTransaction::Call.into()
		);
	});
}
