// SPDX-License-Identifier: Apache-2.0

use govchain_evidence::merkle::{
	roots_of_consistency_proof, NodeHash, TreeHead, TreeSize, MAX_PROOF_LEN, MAX_TREE_SIZE,
};

use super::*;

fn last(stream: u32) -> Checkpoint {
	LastCheckpoints::<Test>::get(stream).unwrap()
}

fn no_proof() -> Proof {
	Default::default()
}

#[test]
fn checkpoint_follows_a_growing_log() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(70);
		for (block, (old, new)) in (2..).zip([(0, 1), (1, 7), (7, 8), (8, 70)]) {
			System::set_block_number(block);
			MockCalendar::advance(HOUR);
			assert_ok!(log.checkpoint(id, old, new));
			assert_eq!(
				last_event(),
				Event::Checkpointed {
					stream: id,
					size: new,
					root: log.root(new),
					added: new - old,
					silent_since: None,
					by: account(AGENT),
				}
			);
			let expected = Checkpoint {
				size: new,
				root: log.root(new),
				at: MockCalendar::now(),
				block: block as u32,
			};
			assert_eq!(last(id), expected);
			assert_eq!(Streams::<Test>::get(id).unwrap().heard_at, MockCalendar::now());
		}
	});
}

#[test]
fn checkpoint_takes_every_step_up_to_seventy() {
	ExtBuilder.build().execute_with(|| {
		let id = stream();
		let log = Log::of(70);
		for old in 0..=70 {
			let root = log.root(old);
			let at_old = Checkpoint { size: old, root, at: MockCalendar::now(), block: 1 };
			for new in old..=70 {
				LastCheckpoints::<Test>::insert(id, at_old);
				DailyCheckpoints::<Test>::remove(id, DataAudit::day_of(MockCalendar::now()));
				assert_ok!(log.checkpoint(id, old, new));
			}
		}
		DataAudit::do_try_state().unwrap();
	});
}

#[test]
fn checkpoint_comes_from_the_agent_or_a_steward_of_the_owner() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(2);
		let call = |origin| DataAudit::checkpoint(origin, id, 2, log.root(2), no_proof());
		let bad = sp_runtime::DispatchError::BadOrigin;
		assert_noop!(call(RuntimeOrigin::root()), bad);
		assert_noop!(call(RuntimeOrigin::none()), bad);
		assert_noop!(call(signed(STRANGER)), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(signed(CLERK)), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(signed(FIRE_STEWARD)), MockAuthorize::NO_CAPABILITY);
		assert_noop!(call(signed(TAX_STEWARD)), Error::<Test>::NotOfStream);
		assert_ok!(call(signed(STEWARD)));
		assert_ok!(call(signed(AGENT)));
		// Neither acts for a department that may not own data or that is suspended.
		MockAuthorize::add_department(HOUSING, None, &[]);
		assert_noop!(call(signed(AGENT)), MockAuthorize::NO_CAPABILITY);
		assert_noop!(call(signed(STEWARD)), MockAuthorize::NO_CAPABILITY);
		MockAuthorize::add_department(HOUSING, None, &[Capability::DataOwner]);
		MockAuthorize::set_active(HOUSING, false);
		assert_noop!(call(signed(AGENT)), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn checkpoint_fails_when_the_stream_is_unknown() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(Log::of(1).checkpoint(1, 0, 1), Error::<Test>::StreamUnknown);
	});
}

#[test]
fn checkpoint_fails_when_the_log_shrank() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(70);
		assert_ok!(log.checkpoint(id, 0, 70));
		for size in [0, 1, 64, 69] {
			for proof in [no_proof(), log.proof(size, 70)] {
				let call = DataAudit::checkpoint(signed(AGENT), id, size, log.root(size), proof);
				assert_noop!(call, Error::<Test>::LogShrunk);
			}
		}
	});
}

#[test]
fn checkpoint_fails_when_an_entry_was_rewritten() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let honest = Log::of(8);
		assert_ok!(honest.checkpoint(id, 0, 7));
		for changed in 0..7 {
			let forged = Log::rewritten(20, changed);
			assert_noop!(forged.checkpoint(id, 7, 20), Error::<Test>::LogRewritten);
			assert_noop!(forged.checkpoint(id, 7, 7), Error::<Test>::LogForked);
		}
		// Also where the last size is a power of two.
		assert_ok!(honest.checkpoint(id, 7, 8));
		for changed in 0..8 {
			let forged = Log::rewritten(20, changed);
			assert_noop!(forged.checkpoint(id, 8, 20), Error::<Test>::LogRewritten);
		}
		// An entry that wasn't checkpointed yet is free.
		assert_ok!(Log::rewritten(20, 8).checkpoint(id, 8, 20));
	});
}

#[test]
fn checkpoint_fails_when_there_are_two_logs() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let (ours, theirs) = (Log::of(30), Log::rewritten(30, 7));
		assert_ok!(ours.checkpoint(id, 0, 7));
		// Both extend what was checkpointed; the first one wins.
		assert_ok!(ours.checkpoint(id, 7, 12));
		assert_noop!(theirs.checkpoint(id, 7, 12), Error::<Test>::LogForked);
		assert_noop!(theirs.checkpoint(id, 12, 30), Error::<Test>::LogRewritten);
		assert_ok!(ours.checkpoint(id, 12, 30));
	});
}

#[test]
fn checkpoint_fails_when_the_root_is_of_nothing_in_particular() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(20);
		let call = |size, root, proof| DataAudit::checkpoint(signed(AGENT), id, size, root, proof);
		assert_noop!(call(0, H256::zero(), no_proof()), Error::<Test>::LogForked);
		assert_ok!(log.checkpoint(id, 0, 9));
		let wrong = call(20, H256::zero(), log.proof(9, 20));
		assert_noop!(wrong, Error::<Test>::LogRewritten);
	});
}

#[test]
fn checkpoint_fails_when_the_proof_is_of_other_sizes() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(70);
		assert_ok!(log.checkpoint(id, 0, 7));
		let call =
			|size, proof| DataAudit::checkpoint(signed(AGENT), id, size, log.root(size), proof);
		assert_noop!(call(20, no_proof()), Error::<Test>::ProofOfOtherSizes);
		assert_noop!(call(20, log.proof(7, 8)), Error::<Test>::ProofOfOtherSizes);
		assert_noop!(call(20, log.proof(7, 70)), Error::<Test>::ProofOfOtherSizes);
		assert_noop!(call(20, log.proof(6, 20)), Error::<Test>::ProofOfOtherSizes);
		// As many hashes, and not the right ones.
		assert_eq!(log.proof(5, 20).len(), log.proof(7, 20).len());
		assert_noop!(call(20, log.proof(5, 20)), Error::<Test>::LogRewritten);
		assert_noop!(call(7, log.proof(7, 20)), Error::<Test>::ProofOfOtherSizes);
		assert_ok!(call(20, log.proof(7, 20)));
	});
}

#[test]
fn checkpoint_fails_when_a_proof_is_not_empty_from_the_empty_log() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(7);
		let call = DataAudit::checkpoint(signed(AGENT), id, 7, log.root(7), log.proof(3, 7));
		assert_noop!(call, Error::<Test>::ProofOfOtherSizes);
	});
}

#[test]
fn checkpoint_fails_when_a_hash_is_dropped_added_or_swapped() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(70);
		assert_ok!(log.checkpoint(id, 0, 7));
		let good = log.proof(7, 70).into_inner();
		let refused = |proof: Vec<H256>, error: Error<Test>| {
			let proof = proof.try_into().unwrap();
			let call = DataAudit::checkpoint(signed(AGENT), id, 70, log.root(70), proof);
			assert_noop!(call, error);
		};
		for at in 0..good.len() {
			let mut bad = good.clone();
			bad.remove(at);
			refused(bad, Error::ProofOfOtherSizes);
			let mut bad = good.clone();
			bad.insert(at, good[at]);
			refused(bad, Error::ProofOfOtherSizes);
			let mut bad = good.clone();
			bad[at].0[0] ^= 1;
			refused(bad, Error::LogRewritten);
			let mut bad = good.clone();
			bad.swap(at, (at + 1) % good.len());
			refused(bad, Error::LogRewritten);
		}
		refused(vec![H256::zero(); MAX_PROOF_LEN as usize], Error::ProofOfOtherSizes);
		// A longer one isn't even a call.
		assert!(Proof::try_from(vec![H256::zero(); MAX_PROOF_LEN as usize + 1]).is_err());
	});
}

#[test]
fn checkpoint_takes_the_largest_log_and_the_longest_proof() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let hashes = vec![NodeHash([5; 32]); MAX_PROOF_LEN as usize];
		let old = TreeHead { size: TreeSize(MAX_TREE_SIZE - 1), root: NodeHash([0; 32]) };
		let (old_root, new_root) =
			roots_of_consistency_proof(&old, TreeSize(MAX_TREE_SIZE), &hashes).unwrap();
		let call = |size, root: NodeHash, proof: Vec<H256>| {
			DataAudit::checkpoint(signed(AGENT), id, size, H256(root.0), proof.try_into().unwrap())
		};
		assert_noop!(call(u64::MAX, old_root, vec![]), Error::<Test>::LogTooLarge);
		assert_ok!(call(MAX_TREE_SIZE - 1, old_root, vec![]));
		let proof: Vec<_> = hashes.iter().map(|hash| H256(hash.0)).collect();
		assert_noop!(call(MAX_TREE_SIZE + 1, new_root, proof.clone()), Error::<Test>::LogTooLarge);
		assert_ok!(call(MAX_TREE_SIZE, new_root, proof));
	});
}

#[test]
fn checkpoint_is_a_sign_of_life_when_it_repeats_the_last() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(7);
		assert_ok!(log.checkpoint(id, 0, 7));
		let before = last(id);
		System::set_block_number(9);
		MockCalendar::advance(2 * DAY - 1);
		MockCalendar::set_now(MockCalendar::START + 20 * HOUR);
		assert_ok!(log.checkpoint(id, 7, 7));
		assert_eq!(
			last_event(),
			Event::StreamHeard { stream: id, silent_since: None, by: account(AGENT) }
		);
		// When the log had this root first, is what it proves.
		assert_eq!(last(id), before);
		let record = Streams::<Test>::get(id).unwrap();
		assert_eq!(record.heard_at, MockCalendar::now());
		assert_eq!(
			MockCalendar::date_of(&record.alarm.unwrap().limit),
			Some(MockCalendar::now() + DAY)
		);
		assert_eq!(MockAgenda::scheduled().len(), 1);
		// Not with a proof.
		let proof = vec![H256::zero()].try_into().unwrap();
		let call = DataAudit::checkpoint(signed(AGENT), id, 7, log.root(7), proof);
		assert_noop!(call, Error::<Test>::ProofOfOtherSizes);
	});
}

#[test]
fn an_empty_log_can_give_signs_of_life() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		assert_ok!(Log::default().checkpoint(id, 0, 0));
		assert!(matches!(last_event(), Event::StreamHeard { .. }));
	});
}

#[test]
fn the_last_checkpoint_of_each_day_is_kept() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(10);
		let today = u32::try_from(MockCalendar::START / DAY).unwrap();
		let kept = |day| DataAudit::checkpoint_of_day(id, day).map(|it| it.size);
		assert_ok!(log.checkpoint(id, 0, 1));
		MockCalendar::advance(HOUR);
		assert_ok!(log.checkpoint(id, 1, 3));
		assert_eq!(kept(today), Some(3));
		MockCalendar::advance_days(1);
		assert_ok!(log.checkpoint(id, 3, 10));
		// A day without a sign of life has no checkpoint, a day with one has that which stood.
		MockCalendar::advance_days(2);
		assert_ok!(log.checkpoint(id, 10, 10));
		assert_eq!(
			[today, today + 1, today + 2, today + 3].map(kept),
			[Some(3), Some(10), None, Some(10)]
		);
		let of_next_day = DataAudit::checkpoint_of_day(id, today + 1);
		assert_eq!(DataAudit::checkpoint_of_day(id, today + 3), of_next_day);
	});
}

#[test]
fn checkpoints_of_days_are_cleared_after_three_years() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let first = u32::try_from(MockCalendar::START / DAY).unwrap();
		let mut log = Log::default();
		let mut sized = 0;
		let mut next = |log: &mut Log| {
			log.grow_to(sized + 1);
			assert_ok!(log.checkpoint(id, sized, sized + 1));
			sized += 1;
		};
		for _ in 0..10 {
			next(&mut log);
			MockCalendar::advance_days(1);
		}
		MockCalendar::set_now(MockCalendar::START + u64::from(KEPT_DAYS) * DAY);
		next(&mut log);
		assert_eq!(DailyCheckpoints::<Test>::iter().count(), 11);
		MockCalendar::advance_days(1);
		next(&mut log);
		assert_eq!(DataAudit::checkpoint_of_day(id, first), None);
		assert!(DataAudit::checkpoint_of_day(id, first + 1).is_some());
		// After a long silence several days are due, and a few are cleared at a time.
		MockCalendar::advance_days(100);
		next(&mut log);
		assert_eq!(Streams::<Test>::get(id).unwrap().oldest_day, first + 1 + MAX_CLEARED_DAYS);
		next(&mut log);
		next(&mut log);
		assert!((first..first + 10).all(|day| DataAudit::checkpoint_of_day(id, day).is_none()));
		assert_eq!(DailyCheckpoints::<Test>::iter().count(), 3);
	});
}

#[test]
fn checkpoint_fails_and_leaves_no_trace_when_the_agenda_is_full() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		MockAgenda::set_full(true);
		let before = (Streams::<Test>::get(id), last(id));
		let call = frame_support::storage::with_storage_layer(|| Log::of(1).checkpoint(id, 0, 1));
		assert_eq!(call, Err(MockAgenda::FULL));
		assert_eq!((Streams::<Test>::get(id), last(id)), before);
	});
}
