// SPDX-License-Identifier: Apache-2.0

//! The record in memory and on disk.

use std::time::{Duration, Instant};

use codec::Encode;
use futures::future::join_all;
use hex_literal::hex;
use sp_core::H256;

use super::fakes::{hash, node, node_with, xt, GENESIS};
use crate::journal::{Journal, Limits, Place, RefusalCode, Stats, StoreError, TransactionStatus};

async fn keep(journal: &std::sync::Arc<Journal>, n: u32) {
	let bytes = xt(n).encode();
	journal.begin(hash(n), bytes.len(), 7).unwrap().keep(bytes).await.unwrap();
}

/// Refused at submission.
fn tell(journal: &std::sync::Arc<Journal>, n: u32) {
	journal.begin(hash(n), 10, 7).unwrap().refuse(RefusalCode::Stale, format!("because {n}"));
}

/// Taken, and refused later.
async fn refuse(journal: &std::sync::Arc<Journal>, n: u32) {
	keep(journal, n).await;
	journal.refuse(hash(n), RefusalCode::BadProof, format!("because {n}"));
}

fn is_pending(journal: &Journal, n: u32) -> bool {
	matches!(journal.status(hash(n)).unwrap(), TransactionStatus::Pending { .. })
}

#[tokio::test]
async fn a_transaction_is_known_after_a_restart_when_it_was_kept() {
	let node = node();
	keep(&node.journal, 1).await;
	let before = node.journal.status(hash(1)).unwrap();
	assert!(matches!(before, TransactionStatus::Pending { .. }));

	let node = node.restart();
	assert_eq!(node.journal.status(hash(1)).unwrap(), before);
	assert_eq!(node.journal.stats().unwrap().pending, 1);
	assert_eq!(node.journal.stats().unwrap().pending_bytes, xt(1).encode().len() as u64);
}

#[tokio::test]
async fn a_transaction_is_unknown_until_it_is_kept() {
	let node = node();
	let ticket = node.journal.begin(hash(1), 10, 7).unwrap();
	assert_eq!(node.journal.status(hash(1)).unwrap(), TransactionStatus::Unknown);
	drop(ticket);
	assert_eq!(node.journal.status(hash(1)).unwrap(), TransactionStatus::Unknown);
	assert_eq!(node.journal.stats().unwrap(), Stats::default());
}

#[tokio::test]
async fn a_refusal_is_known_after_a_restart() {
	let node = node();
	refuse(&node.journal, 1).await;
	let before = node.journal.status(hash(1)).unwrap();
	assert!(matches!(
		&before,
		TransactionStatus::Refused { code: RefusalCode::BadProof, reason, at }
			if reason == "because 1" && *at > 1_700_000_000_000
	));
	let node = node.restart();
	assert_eq!(node.journal.status(hash(1)).unwrap(), before);
	assert_eq!(node.journal.stats().unwrap(), Stats { refused: 1, ..Default::default() });
}

#[tokio::test]
async fn a_refused_transaction_is_pending_when_it_is_taken_later() {
	let node = node();
	refuse(&node.journal, 1).await;
	tell(&node.journal, 2);
	for n in 1..=2 {
		keep(&node.journal, n).await;
		assert!(is_pending(&node.journal, n));
	}
	let stats = node.journal.stats().unwrap();
	assert_eq!((stats.pending, stats.refused), (2, 0));
	let node = node.restart();
	let stats = node.journal.stats().unwrap();
	assert_eq!((stats.pending, stats.refused), (2, 0));
}

#[tokio::test]
async fn a_refusal_at_submission_is_known_until_the_node_stops() {
	let node = node();
	tell(&node.journal, 1);
	assert!(matches!(
		node.journal.status(hash(1)).unwrap(),
		TransactionStatus::Refused { code: RefusalCode::Stale, .. }
	));
	assert_eq!(node.journal.stats().unwrap(), Stats { refused: 1, ..Default::default() });
	let node = node.restart();
	assert_eq!(node.journal.status(hash(1)).unwrap(), TransactionStatus::Unknown);
}

#[tokio::test]
async fn refusals_at_submission_leave_the_results_of_others() {
	let limits = Limits { settled: 3, told: 3, ..Default::default() };
	let mut node = node_with(limits);
	node.tick().await;
	keep(&node.journal, 1).await;
	refuse(&node.journal, 2).await;
	let block = node.chain.grow(&[1]);
	node.chain.finalise(block);
	node.tick().await;
	// Five times as many as are kept, of one account.
	for n in 100..115 {
		tell(&node.journal, n);
	}
	let is_known = |n| node.journal.status(hash(n)).unwrap() != TransactionStatus::Unknown;
	assert_eq!((1..=115).filter(|n| is_known(*n)).collect::<Vec<_>>(), [1, 2, 112, 113, 114]);
	// Told again, it is the newest.
	tell(&node.journal, 112);
	tell(&node.journal, 115);
	assert_eq!((100..=115).filter(|n| is_known(*n)).collect::<Vec<_>>(), [112, 114, 115]);
	let stats = node.journal.stats().unwrap();
	assert_eq!((stats.finalised, stats.refused), (1, 4));
}

#[tokio::test]
async fn a_pending_transaction_stays_so_when_a_repetition_is_refused() {
	let node = node();
	keep(&node.journal, 1).await;
	tell(&node.journal, 1);
	assert!(is_pending(&node.journal, 1));
}

#[tokio::test]
async fn a_transaction_is_pending_when_one_of_two_submissions_is_kept() {
	// Whichever began first, and whichever ends first.
	for (kept, is_first_to_end) in [(0, true), (0, false), (1, true), (1, false)] {
		for is_refused in [true, false] {
			let node = node();
			let begin = || node.journal.begin(hash(1), 10, 7).unwrap();
			let mut tickets = vec![begin(), begin()];
			let kept = tickets.remove(kept);
			let other = tickets.remove(0);
			let end = |other: crate::journal::Ticket| {
				if is_refused {
					other.refuse(RefusalCode::Stale, "no".into());
				}
			};
			if is_first_to_end {
				kept.keep(xt(1).encode()).await.unwrap();
				end(other);
			} else {
				end(other);
				kept.keep(xt(1).encode()).await.unwrap();
			}
			assert!(is_pending(&node.journal, 1));
			let stats = node.journal.stats().unwrap();
			assert_eq!((stats.pending, stats.refused), (1, 0));
			assert!(is_pending(&node.restart().journal, 1));
		}
	}
}

#[tokio::test]
async fn a_transaction_is_found_in_blocks_until_its_last_submission_ends() {
	let mut node = node();
	node.tick().await;
	let first = node.journal.begin(hash(1), 10, 0).unwrap();
	let second = node.journal.begin(hash(1), 10, 0).unwrap();
	drop(first);
	let block = node.chain.grow(&[1]);
	node.chain.finalise(block);
	node.tick().await;
	second.keep(xt(1).encode()).await.unwrap();
	let finalised = TransactionStatus::Finalised { block, number: 1, index: 0 };
	assert_eq!(node.journal.status(hash(1)).unwrap(), finalised);
	assert_eq!(node.journal.stats().unwrap().pending, 0);
}

#[tokio::test]
async fn a_ticket_of_before_changes_nothing_of_a_later_submission() {
	let node = node();
	let early = node.journal.begin(hash(1), 10, 7).unwrap();
	keep(&node.journal, 1).await;
	// It is settled while the first submission still hangs, and sent anew.
	node.journal.refuse(hash(1), RefusalCode::Stale, "no".into());
	let late = node.journal.begin(hash(1), 10, 7).unwrap();
	drop(early);
	late.keep(xt(1).encode()).await.unwrap();
	assert!(is_pending(&node.journal, 1));
}

#[tokio::test]
async fn a_transaction_stays_finalised_when_a_pool_that_was_behind_takes_it_once_more() {
	let mut node = node();
	node.tick().await;
	keep(&node.journal, 1).await;
	let block = node.chain.grow(&[1]);
	node.chain.finalise(block);
	node.tick().await;
	let finalised = TransactionStatus::Finalised { block, number: 1, index: 0 };
	let ticket = node.journal.begin(hash(1), 10, 7).unwrap();
	assert_eq!(node.journal.status(hash(1)).unwrap(), finalised);
	ticket.keep(xt(1).encode()).await.unwrap();
	assert_eq!(node.journal.status(hash(1)).unwrap(), finalised);
	// Nothing of it is left to be given to the pool.
	let stats = node.journal.stats().unwrap();
	assert_eq!((stats.pending, stats.pending_bytes, stats.finalised), (0, 0, 1));
}

#[tokio::test]
async fn a_transaction_that_the_disk_does_not_have_is_forgotten() {
	let mut node = node();
	node.tick().await;
	// Its sender has gone before the disk answered, and the disk failed.
	node.journal.set_failing(true);
	let ticket = node.journal.begin(hash(1), 10, 7).unwrap();
	let mut keeping = Box::pin(ticket.keep(xt(1).encode()));
	assert!(futures::poll!(&mut keeping).is_pending());
	drop(keeping);
	// What is asked for waits for all that was to be written before it.
	assert!(node.journal.status(hash(2)).is_err());
	node.journal.set_failing(false);
	assert!(is_pending(&node.journal, 1));
	node.tick_after(60).await;
	assert_eq!(node.journal.status(hash(1)).unwrap(), TransactionStatus::Unknown);
	assert_eq!(node.journal.stats().unwrap(), Stats::default());
}

#[tokio::test]
async fn stats_count_what_is_in_blocks() {
	let mut node = node();
	node.tick().await;
	for n in 1..=3 {
		node.send(n).await.unwrap();
	}
	let counts = |node: &super::fakes::Node| {
		let stats = node.journal.stats().unwrap();
		(stats.pending, stats.in_block)
	};
	// In a block before the disk has it.
	let ticket = node.journal.begin(hash(4), 10, 7).unwrap();
	let first = node.chain.make(GENESIS, &[1, 2, 4]);
	node.tick().await;
	assert_eq!(counts(&node), (1, 2));
	ticket.keep(xt(4).encode()).await.unwrap();
	assert_eq!(counts(&node), (1, 3));
	// Another fork has one of them only.
	let other = node.chain.make(GENESIS, &[2]);
	let last = node.chain.make(other, &[]);
	node.tick().await;
	assert_eq!(counts(&node), (3, 1));
	assert_ne!(first, other);
	node.chain.finalise(last);
	node.tick().await;
	assert_eq!(counts(&node), (3, 0));
	node.journal.refuse(hash(1), RefusalCode::Stale, "no".into());
	assert_eq!(counts(&node), (2, 0));
}

#[tokio::test]
async fn a_finalised_transaction_stays_so_when_a_repetition_is_refused() {
	let mut node = node();
	keep(&node.journal, 1).await;
	node.tick().await;
	let block = node.chain.grow(&[1]);
	node.chain.finalise(block);
	node.tick().await;
	let finalised = TransactionStatus::Finalised { block, number: 1, index: 0 };
	assert_eq!(node.journal.status(hash(1)).unwrap(), finalised);
	tell(&node.journal, 1);
	assert_eq!(node.journal.status(hash(1)).unwrap(), finalised);
	node.journal.refuse(hash(1), RefusalCode::Stale, "no".into());
	assert_eq!(node.journal.status(hash(1)).unwrap(), finalised);
}

#[tokio::test]
async fn begin_fails_when_there_are_too_many_transactions() {
	let node = node_with(Limits { pending: 2, ..Default::default() });
	keep(&node.journal, 1).await;
	keep(&node.journal, 2).await;
	assert!(node.journal.begin(hash(3), 1, 0).is_err());
	// One that is there already needs no room.
	assert!(node.journal.begin(hash(2), 1, 0).is_ok());
}

#[tokio::test]
async fn begin_fails_when_there_are_too_many_bytes() {
	let node = node_with(Limits { pending_bytes: 100, ..Default::default() });
	let ticket = node.journal.begin(hash(1), 60, 0).unwrap();
	assert!(node.journal.begin(hash(2), 41, 0).is_err());
	assert!(node.journal.begin(hash(2), 40, 0).is_ok());
	drop(ticket);
	assert!(node.journal.begin(hash(2), 100, 0).is_ok());
}

#[tokio::test]
async fn the_oldest_results_go_first_when_there_are_too_many() {
	let node = node_with(Limits { settled: 3, ..Default::default() });
	for n in 1..=5 {
		refuse(&node.journal, n).await;
		// So that their times differ.
		std::thread::sleep(Duration::from_millis(2));
		node.journal.stats().unwrap();
	}
	let known: Vec<_> = (1..=5)
		.filter(|n| node.journal.status(hash(*n)).unwrap() != TransactionStatus::Unknown)
		.collect();
	assert_eq!(known, vec![3, 4, 5]);
	assert_eq!(node.journal.stats().unwrap().refused, 3);
}

#[tokio::test]
async fn results_are_forgotten_when_they_are_too_old() {
	let node = node_with(Limits { retention: Duration::from_millis(100), ..Default::default() });
	refuse(&node.journal, 1).await;
	keep(&node.journal, 9).await;
	assert_ne!(node.journal.status(hash(1)).unwrap(), TransactionStatus::Unknown);
	std::thread::sleep(Duration::from_millis(150));
	refuse(&node.journal, 2).await;
	assert_eq!(node.journal.status(hash(1)).unwrap(), TransactionStatus::Unknown);
	assert_ne!(node.journal.status(hash(2)).unwrap(), TransactionStatus::Unknown);
	// What is pending is never too old.
	assert_ne!(node.journal.status(hash(9)).unwrap(), TransactionStatus::Unknown);
}

#[tokio::test]
async fn one_write_serves_all_who_wait() {
	let node = node();
	let start = Instant::now();
	for n in 0..20 {
		keep(&node.journal, n).await;
	}
	let one = start.elapsed() / 20;

	let start = Instant::now();
	join_all((100..2_100).map(|n| keep(&node.journal, n))).await;
	let all = start.elapsed();
	// Alone, each waits for the disk: 2,000 times as long as one.
	assert!(all < one * 1_000 + Duration::from_secs(1), "2,000 took {all:?}, one takes {one:?}");
	assert_eq!(node.restart().journal.stats().unwrap().pending, 2_020);
}

#[tokio::test]
async fn each_chain_has_its_own_journal() {
	let node = node();
	keep(&node.journal, 1).await;
	let other =
		Journal::open(node.directory.path(), H256::repeat_byte(9), Limits::default()).unwrap();
	assert_eq!(other.status(hash(1)).unwrap(), TransactionStatus::Unknown);
}

#[tokio::test]
async fn open_fails_when_the_journal_is_in_use_or_of_a_later_version() {
	let node = node();
	let again = Journal::open(node.directory.path(), GENESIS, Limits::default());
	assert!(matches!(again.err(), Some(StoreError::Database(_))));

	let directory = tempfile::tempdir().unwrap();
	let path = directory.path().join("transactions-0000000000000000.redb");
	let database = redb::Database::create(path).unwrap();
	let transaction = database.begin_write().unwrap();
	transaction
		.open_table(redb::TableDefinition::<&str, u64>::new("numbers"))
		.unwrap()
		.insert("version", 2)
		.unwrap();
	transaction.commit().unwrap();
	drop(database);
	let later = Journal::open(directory.path(), GENESIS, Limits::default());
	assert!(matches!(later.err(), Some(StoreError::Version(2))));
}

#[test]
fn records_have_fixed_bytes() {
	use crate::journal::record::{Outcome, Settled, Taken};

	let taken = Taken { order: 1, received_at: 2, taken_at: 3, bytes: vec![0xaa, 0xbb] };
	assert_eq!(taken.encode(), hex!("0100000000000000 0200000000000000 0300000000000000 08aabb"));
	let place = Place { block: H256::repeat_byte(0xcc), number: 5, index: 6 };
	let finalised = Settled { at: 4, outcome: Outcome::Finalised(place) };
	assert_eq!(
		finalised.encode(),
		hex!(
			"0400000000000000 00
			cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
			0500000000000000 06000000"
		)
	);
	let outcome = Outcome::Refused { code: RefusalCode::Custom(7), reason: "no".into() };
	assert_eq!(Settled { at: 4, outcome }.encode(), hex!("0400000000000000 01 0507 086e6f"));
	let codes = [
		(RefusalCode::Stale, 0),
		(RefusalCode::BadProof, 1),
		(RefusalCode::Outdated, 2),
		(RefusalCode::BadSigner, 3),
		(RefusalCode::WrongCall, 4),
		(RefusalCode::CannotJudge, 6),
		(RefusalCode::TooLarge, 7),
		(RefusalCode::Full, 8),
		(RefusalCode::Banned, 9),
		(RefusalCode::NoncePending, 10),
		(RefusalCode::Withdrawn, 11),
		(RefusalCode::Other, 12),
		(RefusalCode::Unseen, 13),
	];
	for (code, number) in codes {
		assert_eq!(code.encode(), [number]);
	}
}

#[tokio::test]
async fn a_damaged_record_is_an_error_and_not_a_result() {
	let node = node();
	refuse(&node.journal, 1).await;
	let path = node.directory.path().join("transactions-0000000000000000.redb");
	let directory = node.close();
	let database = redb::Database::create(path).unwrap();
	let transaction = database.begin_write().unwrap();
	transaction
		.open_table(redb::TableDefinition::<&[u8], &[u8]>::new("settled"))
		.unwrap()
		.insert(hash(1).as_bytes(), [1, 2, 3].as_slice())
		.unwrap();
	transaction.commit().unwrap();
	drop(database);
	let journal = Journal::open(directory.path(), GENESIS, Limits::default()).unwrap();
	assert!(matches!(journal.status(hash(1)), Err(StoreError::BadRecord)));
}
