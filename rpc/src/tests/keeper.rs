// SPDX-License-Identifier: Apache-2.0

//! Following the chain, resubmitting, and refusing for good.

use std::sync::Arc;

use sc_transaction_pool_api::error::Error as PoolError;
use sp_core::H256;
use sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionValidityError, UnknownTransaction,
};

use super::fakes::{hash, node, node_with, FakeChain, Node, GENESIS};
use crate::journal::{Chain, Limits, RefusalCode, TransactionStatus};

fn status(node: &Node, n: u32) -> TransactionStatus {
	node.journal.status(hash(n)).unwrap()
}

fn is_pending(node: &Node, n: u32) -> bool {
	matches!(status(node, n), TransactionStatus::Pending { .. })
}

fn refusal(node: &Node, n: u32) -> RefusalCode {
	match status(node, n) {
		TransactionStatus::Refused { code, .. } => code,
		other => panic!("not refused, but {other:?}"),
	}
}

fn in_block(block: H256, number: u64, index: u32) -> TransactionStatus {
	TransactionStatus::InBlock { block, number, index }
}

fn finalised(block: H256, number: u64, index: u32) -> TransactionStatus {
	TransactionStatus::Finalised { block, number, index }
}

/// The node loses the transaction and the pool will say that it's invalid.
fn lose_as(node: &Node, n: u32, error: InvalidTransaction) {
	node.pool.lose();
	node.pool.refuse(n, move || PoolError::InvalidTransaction(error));
}

#[tokio::test]
async fn a_transaction_is_followed_into_a_block_and_to_finality() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	node.tick().await;
	assert!(is_pending(&node, 1));

	let block = node.chain.grow(&[7, 8, 1]);
	node.tick().await;
	assert_eq!(status(&node, 1), in_block(block, 1, 2));
	assert_eq!(node.journal.stats().unwrap().in_block, 1);

	node.chain.grow(&[]);
	node.chain.finalise(block);
	node.tick().await;
	assert_eq!(status(&node, 1), finalised(block, 1, 2));
	let stats = node.journal.stats().unwrap();
	assert_eq!((stats.finalised, stats.in_block, stats.pending_bytes), (1, 0, 0));
	assert_eq!(stats.scanned, 1);
}

#[tokio::test]
async fn a_transaction_is_pending_again_when_its_block_is_retracted() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	node.send(2).await.unwrap();
	let first = node.chain.make(GENESIS, &[1, 2]);
	node.tick().await;
	assert_eq!(status(&node, 1), in_block(first, 1, 0));

	let other = node.chain.make(GENESIS, &[2]);
	let next = node.chain.make(other, &[]);
	node.tick().await;
	assert!(is_pending(&node, 1));
	assert_eq!(status(&node, 2), in_block(other, 1, 0));

	let last = node.chain.make(next, &[1]);
	node.tick().await;
	assert_eq!(status(&node, 1), in_block(last, 3, 0));
	node.chain.finalise(last);
	node.tick().await;
	assert_eq!(status(&node, 1), finalised(last, 3, 0));
	assert_eq!(status(&node, 2), finalised(other, 1, 0));
}

#[tokio::test]
async fn what_was_finalised_while_the_node_was_down_is_found() {
	let mut node = node();
	node.tick().await;
	for n in 1..=200 {
		node.send(n).await.unwrap();
	}
	let mut node = node.restart();
	let mut blocks = Vec::new();
	for n in 1..=199 {
		blocks.push(node.chain.grow(&[n]));
	}
	node.chain.finalise(blocks[198]);
	node.tick().await;
	for n in 1..=199 {
		assert_eq!(status(&node, n), finalised(blocks[n as usize - 1], n.into(), 0));
	}
	assert!(is_pending(&node, 200));
	assert_eq!(node.journal.scanned().unwrap(), Some(199));
}

#[tokio::test]
async fn blocks_are_scanned_once() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	for _ in 0..5 {
		node.chain.grow(&[]);
		node.tick().await;
		node.tick().await;
	}
	assert_eq!(node.chain.bodies_read(), 5);
	node.chain.finalise(node.chain.best().0);
	node.tick().await;
	node.tick().await;
	// Once more each, for good.
	assert_eq!(node.chain.bodies_read(), 10);
}

#[tokio::test]
async fn blocks_are_not_read_when_nothing_could_be_in_them() {
	let mut node = node();
	for _ in 0..5 {
		let block = node.chain.grow(&[1]);
		node.chain.finalise(block);
		node.tick().await;
	}
	assert_eq!(node.chain.bodies_read(), 0);
	assert_eq!(node.journal.scanned().unwrap(), Some(5));
}

#[tokio::test]
async fn a_lost_transaction_is_resubmitted_after_a_while() {
	let mut node = node();
	for n in 1..=3 {
		node.send(n).await.unwrap();
	}
	node.pool.lose();
	node.pool.asked();
	node.tick().await;
	assert_eq!(node.pool.asked(), vec![]);

	node.tick_after(4).await;
	assert_eq!(node.pool.asked(), vec![hash(1), hash(2), hash(3)]);
	assert!((1..=3).all(|n| node.pool.has(n)));
	assert_eq!(node.journal.stats().unwrap().resubmitted, 3);
}

#[tokio::test]
async fn all_lost_transactions_are_resubmitted_in_order_after_a_restart() {
	let node = node();
	for n in 1..=300 {
		node.send(n).await.unwrap();
	}
	let mut node = node.restart();
	for _ in 0..10 {
		node.tick().await;
	}
	assert_eq!(node.pool.asked(), (1..=300).map(hash).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_transaction_is_left_alone_while_the_pool_has_it_or_a_block_does() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	node.send(2).await.unwrap();
	node.send(3).await.unwrap();
	node.pool.asked();
	node.pool.lose();
	node.pool.postpone(3);
	node.chain.grow(&[1]);
	for seconds in (4..=60).step_by(4) {
		node.tick_after(seconds).await;
	}
	let asked = node.pool.asked();
	assert!(!asked.contains(&hash(1)));
	assert_eq!(asked.iter().filter(|asked| **asked == hash(2)).count(), 1);
	// It waits for a nonce; the pool is asked less and less often: after 4, 8, 16, 28 and 52 s.
	assert_eq!(asked.iter().filter(|asked| **asked == hash(3)).count(), 5);
}

#[tokio::test]
async fn nothing_is_lost_when_the_pool_is_full() {
	let mut node = node();
	for n in 1..=200 {
		node.send(n).await.unwrap();
	}
	node.pool.lose();
	node.pool.set_full(true);
	node.pool.asked();
	node.tick_after(4).await;
	// It stops at the first sign.
	assert!(node.pool.asked().len() <= 64);
	assert!((1..=200).all(|n| is_pending(&node, n)));
	node.pool.set_full(false);
	for seconds in (8..200).step_by(4) {
		node.tick_after(seconds).await;
	}
	assert!((1..=200).all(|n| node.pool.has(n)));
}

#[tokio::test]
async fn a_transaction_is_refused_for_good_on_finalised_state() {
	let cases = [
		(InvalidTransaction::Stale, RefusalCode::Stale),
		(InvalidTransaction::BadProof, RefusalCode::BadProof),
		(InvalidTransaction::AncientBirthBlock, RefusalCode::Outdated),
		(InvalidTransaction::BadSigner, RefusalCode::BadSigner),
		(InvalidTransaction::Call, RefusalCode::WrongCall),
		(InvalidTransaction::Custom(1), RefusalCode::Custom(1)),
	];
	for (error, code) in cases {
		let mut node = node();
		node.send(1).await.unwrap();
		lose_as(&node, 1, error);
		// The best block says so, and the finalised one doesn't yet.
		node.tick_after(4).await;
		assert!(is_pending(&node, 1), "{error:?}");
		node.chain.say(1, error);
		node.tick_after(60).await;
		assert_eq!(refusal(&node, 1), code);
		// After that nobody asks for it.
		node.pool.asked();
		node.tick_after(600).await;
		assert_eq!(node.pool.asked(), vec![]);
		assert_eq!(refusal(&node.restart(), 1), code);
	}
}

#[tokio::test]
async fn a_transaction_is_not_refused_for_what_may_pass() {
	let passing: [TransactionValidityError; 7] = [
		InvalidTransaction::Future.into(),
		InvalidTransaction::ExhaustsResources.into(),
		InvalidTransaction::Payment.into(),
		InvalidTransaction::Custom(2).into(),
		// Of a runtime that is newer than the node.
		InvalidTransaction::Custom(77).into(),
		UnknownTransaction::CannotLookup.into(),
		UnknownTransaction::Custom(3).into(),
	];
	for error in passing {
		let mut node = node();
		node.send(1).await.unwrap();
		node.chain.say(1, error);
		lose_as(&node, 1, InvalidTransaction::Future);
		node.tick_after(4).await;
		assert!(is_pending(&node, 1), "{error:?}");
		node.pool.accept(1);
		node.tick_after(60).await;
		assert!(node.pool.has(1));
	}
}

#[tokio::test]
async fn a_transaction_is_not_refused_before_finality_reaches_where_it_was_taken() {
	let mut node = node();
	node.tick().await;
	let first = node.chain.grow(&[]);
	let second = node.chain.grow(&[]);
	node.tick().await;
	// Signed for an era that begins with the second block.
	node.send(1).await.unwrap();
	lose_as(&node, 1, InvalidTransaction::AncientBirthBlock);
	node.chain.say(1, InvalidTransaction::AncientBirthBlock);
	node.chain.finalise(first);
	node.tick_after(4).await;
	assert!(is_pending(&node, 1));
	node.chain.finalise(second);
	node.tick_after(60).await;
	assert_eq!(refusal(&node, 1), RefusalCode::Outdated);
}

#[tokio::test]
async fn a_transaction_is_outdated_when_its_signature_holds_no_more_and_its_era_is_over() {
	let mut node = node();
	node.tick().await;
	for _ in 0..5 {
		node.chain.grow(&[]);
	}
	// Taken at block 5, so good for the blocks 4 to 7. Of the other one the era isn't known.
	for n in [640, 641] {
		node.send(n).await.unwrap();
		lose_as(&node, n, InvalidTransaction::BadProof);
		node.chain.say(n, InvalidTransaction::BadProof);
	}
	for _ in 6..=7 {
		node.chain.grow(&[]);
	}
	node.chain.finalise(node.chain.best().0);
	// The state of block 7 is that in which block 8 is made.
	node.tick_after(4).await;
	assert_eq!(refusal(&node, 640), RefusalCode::Outdated);
	assert_eq!(refusal(&node, 641), RefusalCode::BadProof);
}

#[tokio::test]
async fn a_transaction_is_badly_signed_when_its_signature_holds_no_more_within_its_era() {
	let mut node = node();
	node.tick().await;
	for _ in 0..5 {
		node.chain.grow(&[]);
	}
	node.send(640).await.unwrap();
	lose_as(&node, 640, InvalidTransaction::BadProof);
	node.chain.say(640, InvalidTransaction::BadProof);
	// The runtime was upgraded with block 6.
	let block = node.chain.grow(&[]);
	node.chain.finalise(block);
	node.tick_after(4).await;
	assert_eq!(refusal(&node, 640), RefusalCode::BadProof);
}

#[tokio::test]
async fn a_transaction_that_the_runtime_can_not_read_is_outdated_when_its_era_is_over() {
	let mut node = node_with(Limits { pending: 1, ..Default::default() });
	node.tick().await;
	for _ in 0..5 {
		node.chain.grow(&[]);
	}
	// Good for the blocks 4 to 7; the runtime was upgraded with block 6.
	node.send(640).await.unwrap();
	lose_as(&node, 640, InvalidTransaction::Call);
	node.chain.trap_at(640);
	let block = node.chain.grow(&[]);
	node.chain.finalise(block);
	node.tick_after(4).await;
	assert!(is_pending(&node, 640));
	assert!(node.journal.is_waiting(&hash(640)));
	node.send(1).await.unwrap_err();

	let block = node.chain.grow(&[]);
	node.chain.finalise(block);
	node.tick_after(60).await;
	assert_eq!(refusal(&node, 640), RefusalCode::Outdated);
	assert!(!node.journal.is_waiting(&hash(640)));
	node.send(1).await.unwrap();
}

#[tokio::test]
async fn a_transaction_is_not_judged_when_it_may_be_in_a_block_that_was_never_here() {
	let mut node = node();
	node.tick().await;
	for _ in 0..5 {
		node.chain.grow(&[]);
	}
	// The era of the first ends with block 7, that of the other isn't known.
	for n in [640, 641] {
		node.send(n).await.unwrap();
	}
	node.chain.leap(9);
	node.tick().await;
	assert_eq!(node.journal.scanned().unwrap(), Some(9));

	// That blocks were passed over is known after a restart.
	let mut node = node.restart();
	for n in [640, 641] {
		lose_as(&node, n, InvalidTransaction::Stale);
		node.chain.say(n, InvalidTransaction::Stale);
	}
	node.tick().await;
	for n in [640, 641] {
		assert_eq!(refusal(&node, n), RefusalCode::Unseen);
	}
}

#[tokio::test]
async fn a_transaction_is_judged_when_its_era_begins_after_the_blocks_that_were_never_here() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	node.chain.leap(9);
	node.tick().await;
	for _ in 10..=12 {
		node.chain.grow(&[]);
	}
	node.chain.finalise(node.chain.best().0);
	node.send(640).await.unwrap();
	lose_as(&node, 640, InvalidTransaction::Stale);
	node.chain.say(640, InvalidTransaction::Stale);
	node.tick_after(4).await;
	assert_eq!(refusal(&node, 640), RefusalCode::Stale);
}

#[tokio::test]
async fn a_transaction_is_not_judged_when_it_may_be_in_a_block_whose_body_is_not_here() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	lose_as(&node, 1, InvalidTransaction::Stale);
	node.chain.say(1, InvalidTransaction::Stale);
	let block = node.chain.grow(&[1]);
	node.chain.finalise(block);
	node.chain.prune(block);
	node.tick_after(4).await;
	assert_eq!(refusal(&node, 1), RefusalCode::Unseen);
}

#[tokio::test]
async fn a_transaction_is_final_when_the_body_of_its_block_went_after_it_was_found_there() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	let block = node.chain.grow(&[1]);
	node.tick().await;
	node.chain.finalise(block);
	node.chain.prune(block);
	node.tick_after(4).await;
	assert_eq!(status(&node, 1), finalised(block, 1, 0));
}

#[tokio::test]
async fn a_transaction_is_pending_again_when_finality_leaves_its_block_aside() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	let aside = node.chain.grow(&[1]);
	node.tick().await;
	assert_eq!(status(&node, 1), in_block(aside, 1, 0));
	// Best and final at once: no tick sees it on the best chain before.
	let other = node.chain.make(GENESIS, &[]);
	let next = node.chain.make(other, &[]);
	node.chain.finalise(next);
	node.tick_after(4).await;
	assert!(is_pending(&node, 1));
}

#[tokio::test]
async fn blocks_passed_over_are_forgotten_when_the_database_begins_anew() {
	let mut node = node();
	node.tick().await;
	node.chain.leap(9);
	node.send(1).await.unwrap();
	node.tick().await;
	assert_eq!(node.journal.unseen().unwrap(), Some(8));
	let mut node = node.restart_on(Some(Arc::default()));
	for _ in 0..3 {
		node.chain.grow(&[]);
	}
	node.chain.finalise(node.chain.best().0);
	node.tick().await;
	assert_eq!(node.journal.unseen().unwrap(), Some(3));
}

#[tokio::test]
async fn nothing_is_passed_over_when_the_chain_can_not_be_read() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	node.send(2).await.unwrap();
	let first = node.chain.grow(&[1]);
	let second = node.chain.grow(&[2]);
	node.chain.finalise(first);
	node.chain.set_unreadable(true);
	for _ in 0..2 {
		let read = node.keeper.tick(std::time::Instant::now()).await;
		assert!(matches!(read, Err(crate::journal::KeeperError::Chain(_))));
		assert_eq!(node.journal.scanned().unwrap(), Some(0));
	}
	assert!(is_pending(&node, 1));
	node.chain.set_unreadable(false);
	node.tick().await;
	assert_eq!(status(&node, 1), finalised(first, 1, 0));
	assert_eq!(status(&node, 2), in_block(second, 2, 0));
	assert_eq!(node.journal.scanned().unwrap(), Some(1));
}

#[tokio::test]
async fn a_transaction_is_finalised_and_not_stale_when_its_own_nonce_was_used_by_it() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	lose_as(&node, 1, InvalidTransaction::Stale);
	node.chain.say(1, InvalidTransaction::Stale);
	let block = node.chain.grow(&[1]);
	node.chain.finalise(block);
	node.tick_after(4).await;
	assert_eq!(status(&node, 1), finalised(block, 1, 0));
}

#[tokio::test]
async fn a_refused_transaction_is_finalised_when_it_got_there_by_another_way() {
	let mut node = node();
	node.tick().await;
	node.pool.refuse(1, || PoolError::ImmediatelyDropped);
	node.send(1).await.unwrap_err();
	assert_eq!(refusal(&node, 1), RefusalCode::Full);
	let block = node.chain.grow(&[1]);
	node.tick().await;
	assert_eq!(refusal(&node, 1), RefusalCode::Full);
	node.chain.finalise(block);
	node.tick().await;
	assert_eq!(status(&node, 1), finalised(block, 1, 0));
	let stats = node.journal.stats().unwrap();
	assert_eq!((stats.finalised, stats.refused), (1, 0));
}

#[tokio::test]
async fn a_journal_outlives_a_purge_of_the_chain() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	for _ in 0..3 {
		node.chain.grow(&[]);
	}
	node.chain.finalise(node.chain.best().0);
	node.tick().await;
	assert_eq!(node.journal.scanned().unwrap(), Some(3));

	// The database is empty again and syncs the same chain, the transaction in it.
	let mut node = node.restart_on(Some(Arc::<FakeChain>::default()));
	node.tick().await;
	assert_eq!(node.journal.scanned().unwrap(), Some(0));
	node.chain.grow(&[]);
	let block = node.chain.grow(&[1]);
	node.chain.finalise(block);
	node.tick().await;
	assert_eq!(status(&node, 1), finalised(block, 2, 0));
}

#[tokio::test]
async fn sent_is_finalised_and_refused_under_a_pool_that_loses_most() {
	let mut node = node();
	node.tick().await;
	let all = 1..=500_u32;
	for n in all.clone() {
		node.send(n).await.unwrap();
	}
	// Every seventh turns out to be invalid, of the others the pool loses two thirds each time.
	for n in all.clone().filter(|n| n % 7 == 0) {
		lose_as(&node, n, InvalidTransaction::Stale);
		node.chain.say(n, InvalidTransaction::Stale);
	}
	for round in 0..40_u64 {
		let body: Vec<_> = all
			.clone()
			.filter(|n| node.pool.has(*n) && is_pending(&node, *n) && n % 3 == (round % 3) as u32)
			.take(50)
			.collect();
		node.pool.lose();
		let block = node.chain.grow(&body);
		node.chain.finalise(block);
		node.tick_after(40 * (round + 1)).await;
		if round == 20 {
			node = node.restart();
		}
	}
	let stats = node.journal.stats().unwrap();
	assert_eq!((stats.pending, stats.in_block), (0, 0));
	assert_eq!((stats.finalised, stats.refused), (429, 71));
}
