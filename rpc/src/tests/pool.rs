// SPDX-License-Identifier: Apache-2.0

//! Submission by RPC.

use futures::FutureExt;
use sc_transaction_pool_api::{error::Error as PoolError, TransactionPool, TransactionSource};
use sp_runtime::transaction_validity::{InvalidTransaction, UnknownTransaction};

use super::fakes::{hash, node, node_with, xt, Node, GENESIS};
use crate::journal::{Limits, RefusalCode, Stats, TransactionStatus};

fn is_pending(status: TransactionStatus) -> bool {
	matches!(status, TransactionStatus::Pending { .. })
}

#[tokio::test]
async fn a_transaction_is_on_disk_when_it_is_acknowledged() {
	let node = node();
	assert_eq!(node.send(1).await.unwrap(), hash(1));
	assert!(node.pool.has(1));
	let node = node.restart();
	assert!(is_pending(node.journal.status(hash(1)).unwrap()));
}

#[tokio::test]
async fn a_watched_transaction_is_on_disk_when_it_is_acknowledged() {
	let node = node();
	let source = TransactionSource::External;
	assert!(node.rpc.submit_and_watch(GENESIS, source, xt(1)).await.is_ok());
	let node = node.restart();
	assert!(is_pending(node.journal.status(hash(1)).unwrap()));
}

#[tokio::test]
async fn a_batch_is_on_disk_when_it_is_acknowledged() {
	let node = node();
	node.pool.refuse(2, || PoolError::InvalidTransaction(InvalidTransaction::Stale));
	let xts = vec![xt(1), xt(2), xt(3)];
	let results = node.rpc.submit_at(GENESIS, TransactionSource::External, xts).await.unwrap();
	assert_eq!(results.iter().map(|r| r.is_ok()).collect::<Vec<_>>(), [true, false, true]);
	let stats = node.journal.stats().unwrap();
	assert_eq!((stats.pending, stats.refused), (2, 1));
	let stats = node.restart().journal.stats().unwrap();
	assert_eq!((stats.pending, stats.refused), (2, 0));
}

#[tokio::test]
async fn a_transaction_of_the_node_itself_is_not_in_the_journal() {
	let node = node();
	for (n, source) in [(1, TransactionSource::Local), (2, TransactionSource::InBlock)] {
		node.rpc.submit_one(GENESIS, source, xt(n)).await.unwrap();
		assert!(node.pool.has(n));
	}
	node.rpc.submit_at(GENESIS, TransactionSource::Local, vec![xt(3)]).await.unwrap();
	assert!(node.rpc.submit_and_watch(GENESIS, TransactionSource::Local, xt(4)).await.is_ok());
	assert_eq!(node.journal.stats().unwrap(), Stats::default());
}

/// Refuses transaction `n` with `error` and gives what the sender and who asks for it later are told.
async fn refuse(node: &Node, n: u32, error: PoolError) -> (String, TransactionStatus) {
	let error = std::sync::Mutex::new(Some(error));
	node.pool.refuse(n, move || error.lock().unwrap().take().unwrap());
	let told = node.send(n).await.unwrap_err().to_string();
	(told, node.journal.status(hash(n)).unwrap())
}

#[tokio::test]
async fn a_refusal_is_answered_as_the_pool_does_and_can_be_asked_for() {
	let node = node();
	let cases: [(PoolError, RefusalCode, &str); 8] = [
		(InvalidTransaction::Stale.into_pool(), RefusalCode::Stale, "nonce is used"),
		(InvalidTransaction::ExhaustsResources.into_pool(), RefusalCode::TooLarge, "block"),
		(InvalidTransaction::Custom(1).into_pool(), RefusalCode::Custom(1), "frozen"),
		(InvalidTransaction::Custom(9).into_pool(), RefusalCode::Custom(9), "reason number 9"),
		(InvalidTransaction::Payment.into_pool(), RefusalCode::Other, "pay"),
		(PoolError::ImmediatelyDropped, RefusalCode::Full, "no room"),
		(PoolError::TooLowPriority { old: 2, new: 1 }, RefusalCode::NoncePending, "nonce"),
		(PoolError::CycleDetected, RefusalCode::Other, "cyclic"),
	];
	for (n, (error, code, words)) in (0..).zip(cases) {
		let expected = error.to_string();
		let (told, status) = refuse(&node, n, error).await;
		assert_eq!(told, expected);
		match status {
			TransactionStatus::Refused { code: told, reason, .. } => {
				assert_eq!(told, code);
				assert!(reason.contains(words), "{reason:?} says {words:?}");
			}
			other => panic!("{code:?} is answered with {other:?}"),
		}
	}
	assert_eq!(node.journal.stats().unwrap().refused, 8);
}

#[tokio::test]
async fn a_refusal_before_the_signature_is_answered_and_leaves_nothing() {
	let node = node();
	let cases = [
		InvalidTransaction::BadProof.into_pool(),
		InvalidTransaction::AncientBirthBlock.into_pool(),
		InvalidTransaction::BadSigner.into_pool(),
		InvalidTransaction::Call.into_pool(),
		UnknownTransaction::CannotLookup.into_pool(),
		PoolError::TemporarilyBanned,
	];
	for (n, error) in (0..).zip(cases) {
		let expected = error.to_string();
		assert_eq!(refuse(&node, n, error).await, (expected, TransactionStatus::Unknown));
	}
	assert_eq!(node.journal.stats().unwrap(), Stats::default());
}

trait IntoPool {
	fn into_pool(self) -> PoolError;
}
impl IntoPool for InvalidTransaction {
	fn into_pool(self) -> PoolError {
		PoolError::InvalidTransaction(self)
	}
}
impl IntoPool for UnknownTransaction {
	fn into_pool(self) -> PoolError {
		PoolError::UnknownTransaction(self)
	}
}

#[tokio::test]
async fn a_transaction_that_came_by_gossip_first_is_answered_for() {
	let node = node();
	node.pool.submit_one(GENESIS, TransactionSource::External, xt(1)).await.unwrap();
	assert!(matches!(node.send(1).await, Err(PoolError::AlreadyImported(_))));
	assert!(is_pending(node.restart().journal.status(hash(1)).unwrap()));
}

#[tokio::test]
async fn a_repetition_changes_nothing() {
	let node = node();
	node.send(1).await.unwrap();
	assert!(matches!(node.send(1).await, Err(PoolError::AlreadyImported(_))));
	let stats = node.journal.stats().unwrap();
	assert_eq!((stats.pending, stats.refused), (1, 0));
}

#[tokio::test]
async fn a_submission_that_is_given_up_leaves_nothing() {
	let node = node();
	node.pool.hang();
	assert!(node.send(1).now_or_never().is_none());
	assert_eq!(node.journal.stats().unwrap(), Stats::default());
}

#[tokio::test]
async fn a_submission_fails_when_the_journal_is_full() {
	let node = node_with(Limits { pending: 1, ..Default::default() });
	node.send(1).await.unwrap();
	assert!(matches!(node.send(2).await, Err(PoolError::ImmediatelyDropped)));
	assert!(!node.pool.has(2));
}

#[tokio::test]
async fn a_transaction_that_is_taken_back_is_refused() {
	let node = node();
	node.send(1).await.unwrap();
	node.send(2).await.unwrap();
	let removed = node.rpc.report_invalid(None, [(hash(1), None)].into_iter().collect()).await;
	assert_eq!(removed.len(), 1);
	assert!(matches!(
		node.journal.status(hash(1)).unwrap(),
		TransactionStatus::Refused { code: RefusalCode::Withdrawn, .. }
	));
	assert!(is_pending(node.journal.status(hash(2)).unwrap()));
}

#[tokio::test]
async fn a_report_of_a_block_takes_nothing_back() {
	let node = node();
	node.send(1).await.unwrap();
	let report = [(hash(1), Some(InvalidTransaction::Stale.into()))].into_iter().collect();
	node.rpc.report_invalid(Some(GENESIS), report).await;
	assert!(is_pending(node.journal.status(hash(1)).unwrap()));
}

#[tokio::test]
async fn a_transaction_is_finalised_when_the_chain_is_faster_than_the_disk() {
	let mut node = node();
	node.tick().await;
	let ticket = node.journal.begin(hash(1), 10, 0).unwrap();
	let block = node.chain.grow(&[1]);
	node.chain.finalise(block);
	node.tick().await;
	ticket.keep(vec![1, 2, 3]).await.unwrap();
	let finalised = TransactionStatus::Finalised { block, number: 1, index: 0 };
	assert_eq!(node.journal.status(hash(1)).unwrap(), finalised);
	let node = node.restart();
	assert_eq!(node.journal.status(hash(1)).unwrap(), finalised);
	assert_eq!(node.journal.stats().unwrap().pending, 0);
}

#[tokio::test]
async fn a_submission_fails_when_the_disk_does() {
	let node = node();
	node.send(1).await.unwrap();
	node.journal.set_failing(true);
	assert!(matches!(node.send(2).await, Err(PoolError::ImmediatelyDropped)));
	// What is not on disk is not taken.
	assert!(!node.pool.has(2));
	assert!(is_pending(node.journal.status(hash(1)).unwrap()));
	// What is on disk is not written again.
	assert!(node.journal.begin(hash(1), 4, 0).unwrap().keep(vec![0; 4]).await.is_ok());
	// No answer is better than a wrong one.
	assert!(node.journal.status(hash(2)).is_err());

	node.journal.set_failing(false);
	node.send(2).await.unwrap();
	let node = node.restart();
	assert!(is_pending(node.journal.status(hash(1)).unwrap()));
	assert!(is_pending(node.journal.status(hash(2)).unwrap()));
}

#[tokio::test]
async fn a_result_is_written_when_the_disk_is_back() {
	let mut node = node();
	node.send(1).await.unwrap();
	node.journal.set_failing(true);
	node.journal.refuse(hash(1), RefusalCode::Stale, "no".into());
	assert!(node.keeper.tick(std::time::Instant::now()).await.is_err());
	node.journal.set_failing(false);
	let is_written = (0..50).any(|_| {
		std::thread::sleep(std::time::Duration::from_millis(100));
		node.journal
			.status(hash(1))
			.is_ok_and(|status| matches!(status, TransactionStatus::Refused { .. }))
	});
	assert!(is_written);
	node.tick().await;
}
