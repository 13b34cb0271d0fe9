// SPDX-License-Identifier: Apache-2.0

//! Who gets as far as the pool.

use std::{
	collections::HashSet,
	sync::{Arc, Mutex},
};

use codec::Encode;
use sc_transaction_pool_api::{error::Error as PoolError, TransactionPool, TransactionSource};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	transaction_validity::InvalidTransaction,
	OpaqueExtrinsic,
};

use super::fakes::{hash, node, xt, FakePool, GENESIS};
use crate::door::{
	Account, Accounts, Door, DoorRefusals, GuardedPool, MAX_ACCOUNT_BYTES, MAX_UNTOLD,
};

const UNKNOWN: u8 = 1;
const TOO_MANY: u8 = 6;
const NOT_SIGNED: u8 = 7;
const UNREADABLE: u8 = 8;
const EXTERNAL: TransactionSource = TransactionSource::External;
const NEXT_BLOCK: H256 = H256::repeat_byte(9);

/// The chain knows the accounts 1, 2 and 4.
struct Known;

impl Accounts for Known {
	fn is_known(&self, _: H256, who: &Account) -> bool {
		[1, 2, 4].contains(&who[0])
	}

	/// Those that end in 9 can't be read.
	fn is_readable(&self, _: H256, transaction: &[u8]) -> bool {
		!transaction.ends_with(b"9")
	}

	/// Those that end in 8 are forged, and of what 4 has signed it can't be told.
	fn is_signed(&self, _: H256, transaction: &[u8]) -> Option<bool> {
		(signer(transaction) != Some([4; 32])).then(|| !transaction.ends_with(b"8"))
	}

	/// Those that end in 7 were in a block.
	fn is_used(&self, _: H256, _: &Account, transaction: &[u8]) -> bool {
		transaction.ends_with(b"7")
	}
}

/// The last but one digit of a transaction's number says who signed it; 0 is nobody.
fn signer(transaction: &[u8]) -> Option<Account> {
	let digit = transaction.iter().rev().nth(1)?.checked_sub(b'0')?;
	(digit > 0 && digit < 10).then_some([digit; 32])
}

type Over = Arc<Mutex<HashSet<H256>>>;

/// A pool behind a door that takes two transactions of an account; and which of them are over.
fn guarded() -> (GuardedPool<FakePool>, Arc<FakePool>, Over) {
	let pool = Arc::new(FakePool::default());
	let (door, over) = door();
	(GuardedPool::new(pool.clone(), Arc::new(door)), pool, over)
}

fn door() -> (Door, Over) {
	let over = Over::default();
	let is_over = over.clone();
	let refusals = DoorRefusals {
		unknown_account: UNKNOWN,
		too_many_pending: TOO_MANY,
		not_signed: NOT_SIGNED,
		unreadable: UNREADABLE,
	};
	let is_pending = Box::new(move |hash: &H256| !is_over.lock().unwrap().contains(hash));
	(Door::new(signer, Box::new(Known), is_pending, refusals).with_max_pending(2), over)
}

fn refused(result: Result<H256, PoolError>) -> Option<u8> {
	match result {
		Err(PoolError::InvalidTransaction(InvalidTransaction::Custom(number))) => Some(number),
		Ok(_) => None,
		Err(error) => panic!("{error}"),
	}
}

#[tokio::test]
async fn a_stranger_is_refused_and_the_pool_is_not_asked() {
	let (guarded, pool, _) = guarded();
	assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(30)).await), Some(UNKNOWN));
	assert!(guarded.submit_and_watch(GENESIS, EXTERNAL, xt(31)).await.is_err());
	assert_eq!(pool.asked(), []);
	assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(10)).await), None);
	assert_eq!(pool.asked(), [hash(10)]);
}

#[tokio::test]
async fn a_batch_is_looked_at_one_by_one() {
	let (guarded, pool, _) = guarded();
	let xts = vec![xt(10), xt(30), xt(20)];
	let results = guarded.submit_at(GENESIS, EXTERNAL, xts).await.unwrap();
	let results: Vec<_> = results.into_iter().map(refused).collect();
	assert_eq!(results, [None, Some(UNKNOWN), None]);
	assert_eq!(pool.asked(), [hash(10), hash(20)]);
}

#[tokio::test]
async fn what_nobody_signed_goes_on_only_if_the_node_sends_it_itself() {
	let (guarded, pool, _) = guarded();
	assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(1)).await), Some(NOT_SIGNED));
	let local = TransactionSource::Local;
	assert_eq!(refused(guarded.submit_one(GENESIS, local, xt(1)).await), None);
	assert_eq!(refused(guarded.submit_one(GENESIS, local, xt(30)).await), None);
	assert_eq!(pool.asked(), [hash(1), hash(30)]);
}

#[tokio::test]
async fn what_names_a_known_account_and_cant_be_read_is_refused_and_the_pool_is_not_asked() {
	let (guarded, pool, _) = guarded();
	assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(19)).await), Some(UNREADABLE));
	// Strangers learn nothing more.
	assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(39)).await), Some(UNKNOWN));
	assert_eq!(pool.asked(), []);
	// It is no transaction of the account, so it takes no place of those it may have pending.
	for n in [10, 11] {
		assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(n)).await), None);
	}
}

#[tokio::test]
async fn a_forgery_is_refused_and_takes_no_place_of_the_account_that_it_names() {
	let (guarded, pool, _) = guarded();
	for n in [18, 118, 218] {
		let refusal = guarded.submit_one(GENESIS, EXTERNAL, xt(n)).await;
		assert!(matches!(
			refusal,
			Err(PoolError::InvalidTransaction(InvalidTransaction::BadProof))
		));
	}
	assert_eq!(pool.asked(), []);
	for n in [10, 11] {
		assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(n)).await), None);
	}
}

#[tokio::test]
async fn what_was_in_a_block_is_stale_and_takes_no_place_of_its_signer() {
	let (guarded, pool, _) = guarded();
	// Told or not.
	for n in [17, 117, 217, 47] {
		let refusal = guarded.submit_one(GENESIS, EXTERNAL, xt(n)).await;
		assert!(matches!(refusal, Err(PoolError::InvalidTransaction(InvalidTransaction::Stale))));
	}
	assert_eq!(pool.asked(), []);
	for n in [10, 11] {
		assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(n)).await), None);
	}
}

#[tokio::test]
async fn few_are_looked_at_whose_signature_cant_be_told_and_they_take_no_place_before() {
	let (guarded, pool, _) = guarded();
	pool.hang();
	let submit = |n| Box::pin(guarded.submit_one(GENESIS, EXTERNAL, xt(n)));
	let of_four = |n: usize| u32::try_from(n).unwrap() * 100 + 40;
	let mut waiting: Vec<_> = (0..MAX_UNTOLD).map(|n| submit(of_four(n))).collect();
	for submission in &mut waiting {
		assert!(futures::poll!(submission).is_pending());
	}
	let full = submit(of_four(MAX_UNTOLD)).await;
	assert!(matches!(full, Err(PoolError::ImmediatelyDropped)));
	// What is signed goes on.
	assert!(futures::poll!(submit(10)).is_pending());
	// One that the pool is done with makes room.
	drop(waiting.pop());
	assert!(futures::poll!(submit(of_four(MAX_UNTOLD))).is_pending());
}

#[tokio::test]
async fn what_cant_be_told_counts_once_the_pool_has_taken_it() {
	let (guarded, _, _) = guarded();
	for n in [40, 41] {
		assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(n)).await), None);
	}
	assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(42)).await), Some(TOO_MANY));
}

#[tokio::test]
async fn an_account_is_refused_when_too_many_of_its_bytes_are_pending() {
	let (guarded, _, over) = guarded();
	let large = OpaqueExtrinsic::from_blob([&vec![b' '; MAX_ACCOUNT_BYTES][..], b"10"].concat());
	let submit = |at, xt| guarded.submit_one(at, EXTERNAL, xt);
	// However large it is, one is taken.
	assert_eq!(refused(submit(GENESIS, large.clone()).await), None);
	assert_eq!(refused(submit(GENESIS, xt(11)).await), Some(TOO_MANY));
	assert_eq!(refused(submit(GENESIS, xt(20)).await), None);
	assert_eq!(refused(submit(NEXT_BLOCK, xt(11)).await), Some(TOO_MANY));
	over.lock().unwrap().insert(large.using_encoded(BlakeTwo256::hash));
	assert_eq!(refused(submit(H256::repeat_byte(10), xt(11)).await), None);
}

#[tokio::test]
async fn an_account_is_refused_when_too_many_of_its_transactions_are_pending() {
	let (guarded, pool, over) = guarded();
	let submit = |at, n| guarded.submit_one(at, EXTERNAL, xt(n));
	for n in [10, 11] {
		assert_eq!(refused(submit(GENESIS, n).await), None);
	}
	assert_eq!(refused(submit(GENESIS, 12).await), Some(TOO_MANY));
	// Others are not concerned.
	assert_eq!(refused(submit(GENESIS, 20).await), None);
	// One that is pending may come again, when the pool has lost it.
	pool.lose();
	assert_eq!(refused(submit(GENESIS, 11).await), None);
	// The pending ones are counted anew with each block, and what is over then makes room.
	assert_eq!(refused(submit(NEXT_BLOCK, 12).await), Some(TOO_MANY));
	over.lock().unwrap().insert(hash(10));
	assert_eq!(refused(submit(NEXT_BLOCK, 12).await), Some(TOO_MANY));
	assert_eq!(refused(submit(GENESIS, 12).await), None);
	assert_eq!(refused(submit(NEXT_BLOCK, 13).await), Some(TOO_MANY));
}

#[tokio::test]
async fn transactions_that_come_at_once_count_before_the_pool_has_answered() {
	let (guarded, pool, _) = guarded();
	pool.hang();
	let submit = |n| Box::pin(guarded.submit_one(GENESIS, EXTERNAL, xt(n)));
	let mut waiting: Vec<_> = [10, 11].map(submit).into();
	for submission in &mut waiting {
		assert!(futures::poll!(submission).is_pending());
	}
	assert_eq!(refused(submit(12).await), Some(TOO_MANY));
	// The same transaction takes no place of its own, and gives none back.
	let mut again = submit(10);
	assert!(futures::poll!(&mut again).is_pending());
	drop(again);
	assert_eq!(refused(submit(12).await), Some(TOO_MANY));
	// One whose sender goes makes room.
	drop(waiting.pop());
	let mut next = submit(12);
	assert!(futures::poll!(&mut next).is_pending());
	assert_eq!(refused(submit(13).await), Some(TOO_MANY));
}

#[tokio::test]
async fn what_the_pool_refuses_does_not_count() {
	let (guarded, pool, _) = guarded();
	for n in 10..=14 {
		pool.refuse(n, || PoolError::InvalidTransaction(InvalidTransaction::BadProof));
		assert!(guarded.submit_one(GENESIS, EXTERNAL, xt(n)).await.is_err());
	}
	for n in [15, 16] {
		assert_eq!(refused(guarded.submit_one(GENESIS, EXTERNAL, xt(n)).await), None);
	}
}

#[tokio::test]
async fn a_stranger_is_not_in_the_journal() {
	let node = node();
	let guarded = GuardedPool::new(Arc::new(node.rpc), Arc::new(door().0));
	assert!(guarded.submit_one(GENESIS, EXTERNAL, xt(30)).await.is_err());
	guarded.submit_one(GENESIS, EXTERNAL, xt(10)).await.unwrap();
	let stats = node.journal.stats().unwrap();
	assert_eq!((stats.pending, stats.refused), (1, 0));
	assert!(node.journal.is_waiting(&hash(10)));
	assert!(!node.journal.is_waiting(&hash(30)));
}
