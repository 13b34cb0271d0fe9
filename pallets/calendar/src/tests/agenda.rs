// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok, traits::Hooks, weights::Weight};
use govchain_primitives::{Agenda, AgendaItem, AgendaKey, Limit};
use sp_runtime::Perbill;

use crate::{mock::*, AgendaCounters, Counters, Error, MomentAgenda, WeightInfo, WorkingDayAgenda};

const NONE: [u64; 0] = [];

fn item(case: u64) -> AgendaItem {
	AgendaItem::Correction { case }
}

fn in_hours(hours: u64) -> Limit {
	Limit::Moment(START + hours * HOUR)
}

fn on_day(ordinal: u32) -> Limit {
	Limit::WorkingDay { ordinal, second: 86_399 }
}

fn schedule(limit: Limit, case: u64) -> AgendaKey {
	Calendar::schedule(limit, item(case)).unwrap()
}

fn scheduled() -> u64 {
	Counters::<Test>::get().scheduled
}

/// The cases handed over since this was last asked.
fn cases() -> Vec<u64> {
	Room::take()
		.into_iter()
		.map(|item| match item {
			AgendaItem::Correction { case } | AgendaItem::Step { case, .. } => case,
			other => panic!("{other:?}"),
		})
		.collect()
}

/// As many items as the share of a block holds.
fn items_in_a_block() -> u64 {
	let each = ItemWeight::get() + <Test as crate::Config>::WeightInfo::hand_over();
	Calendar::agenda_share().checked_div_per_component(&each).unwrap()
}

#[test]
fn schedule_numbers_entries_in_order() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(schedule(in_hours(1), 1), AgendaKey { limit: in_hours(1), number: 0 });
		assert_eq!(schedule(on_day(1), 1), AgendaKey { limit: on_day(1), number: 1 });
		assert_eq!(Counters::<Test>::get(), AgendaCounters { next_number: 2, scheduled: 2 });
	});
}

#[test]
fn schedule_fails_when_numbers_are_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		Counters::<Test>::put(AgendaCounters { next_number: u64::MAX, scheduled: 0 });
		assert_noop!(Calendar::schedule(in_hours(1), item(1)), Error::<Test>::AgendaExhausted);
	});
}

#[test]
fn item_is_handed_over_when_its_limit_has_passed() {
	ExtBuilder::default().build_and_execute(|| {
		schedule(in_hours(1), 1);
		// A limit at the end of the 5th, which is the second working day.
		schedule(on_day(1), 2);
		pass_to(START + HOUR);
		next_block();
		assert_eq!(cases(), NONE);
		// Only now does on_initialize see a time after the limit.
		next_block();
		assert_eq!(cases(), [1]);
		pass_to(local(2026, 1, 6, 0, 0, 0));
		assert_eq!(cases(), NONE);
		next_block();
		assert_eq!(cases(), [2]);
		assert_eq!(scheduled(), 0);
	});
}

#[test]
fn items_are_handed_over_by_limit_and_then_by_number() {
	ExtBuilder::default().build_and_execute(|| {
		for (hours, case) in [(300, 6), (2, 3), (1, 1), (2, 4), (1, 2), (255, 5)] {
			schedule(in_hours(hours), case);
		}
		pass_to(START + 400 * HOUR);
		next_block();
		assert_eq!(cases(), [1, 2, 3, 4, 5, 6]);
	});
}

#[test]
fn items_in_working_days_are_handed_over_by_limit_and_then_by_number() {
	ExtBuilder::default().build_and_execute(|| {
		let at = |ordinal, second| Limit::WorkingDay { ordinal, second };
		for (ordinal, second, case) in
			[(2, 5, 4), (2, 4, 2), (1, 86_399, 1), (200, 0, 5), (2, 4, 3), (201, 0, 6)]
		{
			schedule(at(ordinal, second), case);
		}
		pass_to(local(2027, 6, 1, 0, 0, 0));
		next_block();
		assert_eq!(cases(), [1, 2, 3, 4, 5, 6]);
	});
}

#[test]
fn queues_take_turns_when_both_have_items_due() {
	ExtBuilder::default().build_and_execute(|| {
		for case in 0..3 {
			schedule(in_hours(1), 10 + case);
			schedule(on_day(1), 20 + case);
		}
		schedule(in_hours(1), 13);
		pass_to(START + DAY);
		assert_eq!(System::block_number(), 2);
		next_block();
		assert_eq!(cases(), [10, 20, 11, 21, 12, 22, 13]);
	});
}

#[test]
fn queues_begin_by_turns() {
	ExtBuilder::default().build_and_execute(|| {
		Share::set(Perbill::from_parts(1));
		ItemWeight::set(Weight::from_parts(1_000_000, 0));
		for case in 0..2 {
			schedule(in_hours(1), 10 + case);
			schedule(on_day(1), 20 + case);
		}
		pass_to(START + DAY);
		for _ in 0..4 {
			next_block();
		}
		assert_eq!(cases(), [10, 20, 11, 21]);
	});
}

#[test]
fn items_wait_for_the_next_block_when_the_share_is_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		let each = items_in_a_block();
		let all = each * 2 + 3;
		for case in 0..all {
			schedule(in_hours(1), case);
		}
		pass_to(START + DAY);
		let fixed = <Test as crate::Config>::WeightInfo::on_initialize()
			+ <Test as crate::Config>::WeightInfo::on_timestamp_set();
		let mut seen = Vec::new();
		for expected in [each, each, 3, 0] {
			let weight = next_block();
			assert!((weight - fixed).all_lte(Calendar::agenda_share()));
			let cases = cases();
			assert_eq!(cases.len() as u64, expected);
			seen.extend(cases);
		}
		assert_eq!(seen, (0..all).collect::<Vec<_>>());
		assert_eq!(scheduled(), 0);
	});
}

#[test]
fn cancel_takes_the_entry_off() {
	ExtBuilder::default().build_and_execute(|| {
		let keys = [schedule(in_hours(1), 1), schedule(on_day(1), 2)];
		schedule(in_hours(1), 3);
		for key in keys {
			Calendar::cancel(key);
			Calendar::cancel(key);
		}
		assert_eq!(scheduled(), 1);
		pass_to(START + DAY);
		next_block();
		assert_eq!(cases(), [3]);
		assert_eq!(scheduled(), 0);
	});
}

#[test]
fn cancel_does_nothing_when_the_item_was_handed_over() {
	ExtBuilder::default().build_and_execute(|| {
		let key = schedule(in_hours(1), 1);
		schedule(in_hours(48), 2);
		pass_to(START + DAY);
		next_block();
		Calendar::cancel(key);
		assert_eq!(scheduled(), 1);
	});
}

#[test]
fn item_is_not_handed_over_when_another_one_cancelled_it_in_the_same_block() {
	ExtBuilder::default().build_and_execute(|| {
		for case in 1..=3 {
			schedule(in_hours(1), case);
			schedule(on_day(1), case + 10);
		}
		// Case 1 is number 0, and takes off case 2 and case 12.
		Room::react(|item| {
			if item == (AgendaItem::Correction { case: 1 }) {
				Calendar::cancel(AgendaKey { limit: in_hours(1), number: 2 });
				Calendar::cancel(AgendaKey { limit: on_day(1), number: 3 });
			}
		});
		pass_to(START + DAY);
		next_block();
		let mut cases = cases();
		cases.sort();
		assert_eq!(cases, [1, 3, 11, 13]);
		assert_eq!(scheduled(), 0);
	});
}

#[test]
fn item_may_schedule_others() {
	ExtBuilder::default().build_and_execute(|| {
		schedule(in_hours(2), 1);
		Room::react(|item| {
			if item == (AgendaItem::Correction { case: 1 }) {
				// One that lies before, one that lies after, one that isn't due yet.
				schedule(in_hours(1), 2);
				schedule(in_hours(3), 3);
				schedule(in_hours(48), 4);
			}
		});
		pass_to(START + DAY);
		next_block();
		next_block();
		next_block();
		assert_eq!(cases(), [1, 3, 2]);
		assert_eq!(scheduled(), 1);
	});
}

#[test]
fn item_is_handed_over_in_the_next_block_when_its_limit_has_passed_already() {
	ExtBuilder::default().build_and_execute(|| {
		pass_to(START + DAY);
		schedule(Limit::Moment(0), 1);
		next_block();
		assert_eq!(cases(), [1]);
	});
}

#[test]
fn item_gets_a_block_of_its_own_when_it_is_heavier_than_the_share() {
	ExtBuilder::default().build_and_execute(|| {
		schedule(in_hours(1), 1);
		Calendar::schedule(in_hours(2), AgendaItem::Step { case: HEAVY, step: 0 }).unwrap();
		schedule(in_hours(3), 2);
		pass_to(START + DAY);
		next_block();
		assert_eq!(cases(), [1]);
		let weight = next_block();
		assert_eq!(cases(), [HEAVY]);
		assert!(HeavyWeight::get().all_lte(weight));
		next_block();
		assert_eq!(cases(), [2]);
	});
}

#[test]
fn share_is_used_by_what_an_item_took_and_not_by_what_it_might_have() {
	ExtBuilder::default().build_and_execute(|| {
		let each = items_in_a_block();
		UsedWeight::set(ItemWeight::get() / 10);
		for case in 0..each * 4 {
			schedule(in_hours(1), case);
		}
		pass_to(START + DAY);
		let fixed = <Test as crate::Config>::WeightInfo::on_initialize()
			+ <Test as crate::Config>::WeightInfo::on_timestamp_set();
		let weight = next_block() - fixed;
		let took = <Test as crate::Config>::WeightInfo::hand_over() + UsedWeight::get();
		let handed_over = cases().len() as u64;
		assert_eq!(weight, took * handed_over);
		assert!(handed_over > each * 2);
		// As many as fit: the next one might have taken more than was left.
		let might = <Test as crate::Config>::WeightInfo::hand_over() + ItemWeight::get();
		assert!(handed_over == each * 4 || (weight + might).any_gt(Calendar::agenda_share()));
	});
}

#[test]
fn items_go_on_after_one_that_took_less_than_the_share_it_asked_for() {
	ExtBuilder::default().build_and_execute(|| {
		Calendar::schedule(in_hours(1), AgendaItem::Step { case: HEAVY, step: 0 }).unwrap();
		schedule(in_hours(2), 1);
		UsedWeight::set(ItemWeight::get());
		pass_to(START + DAY);
		next_block();
		assert_eq!(cases(), [HEAVY, 1]);
	});
}

#[test]
fn nothing_is_handed_over_in_the_hour_after_a_standstill() {
	ExtBuilder::default().build_and_execute(|| {
		schedule(in_hours(1), 1);
		schedule(on_day(1), 2);
		block_at(START + DAY);
		next_block();
		pass_to(START + DAY + HOUR);
		next_block();
		assert_eq!(cases(), NONE);
		// The limit of an hour has not begun to run until now.
		pass_to(START + DAY + 2 * HOUR);
		next_block();
		assert_eq!(cases(), NONE);
		next_block();
		assert_eq!(cases(), [1]);
	});
}

#[test]
fn nothing_is_handed_over_while_the_runtime_is_halted() {
	ExtBuilder::default().build_and_execute(|| {
		schedule(in_hours(1), 1);
		pass_to(START + DAY);
		Halted::set(true);
		next_block();
		next_block();
		assert_eq!(cases(), NONE);
		Halted::set(false);
		// It had fallen due before, so it does not wait for the hour after.
		next_block();
		assert_eq!(cases(), [1]);
	});
}

#[test]
fn agenda_share_is_measured_against_the_whole_block() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Calendar::agenda_share().ref_time(), 125_000_000_000);
		let each = <Test as crate::Config>::WeightInfo::hand_over() + ItemWeight::get();
		assert_eq!(Calendar::heaviest_kind(), each);
		Calendar::integrity_test();
	});
}

#[test]
#[should_panic(expected = "at least one item of each kind")]
fn integrity_test_panics_when_the_share_holds_no_item() {
	ExtBuilder::default().build_and_execute(|| {
		Share::set(Perbill::zero());
		Calendar::integrity_test();
	});
}

/// Entries of this block and of blocks before are one queue: the order is that of the keys, whether
/// they are in the trie or only in what the block has changed so far.
#[test]
fn entries_are_in_order_over_committed_and_pending_changes() {
	let mut ext = ExtBuilder::default().build();
	let keys =
		ext.execute_with(|| (0..50).map(|n| schedule(in_hours(2 * n), 2 * n)).collect::<Vec<_>>());
	ext.commit_all().unwrap();
	ext.execute_with(|| {
		for n in 0..50 {
			schedule(in_hours(2 * n + 1), 2 * n + 1);
		}
		for key in keys.iter().skip(10).take(10) {
			Calendar::cancel(*key);
		}
		let mut expected: Vec<_> = (0..100).collect();
		expected.retain(|n| !(20..40).contains(n) || n % 2 == 1);
		let queued: Vec<_> = MomentAgenda::<Test>::iter().map(|(_, item)| item).collect();
		assert_eq!(queued, expected.iter().map(|n| item(*n)).collect::<Vec<_>>());
		pass_to(START + 400 * HOUR);
		next_block();
		assert_eq!(cases(), expected);
		assert_eq!(WorkingDayAgenda::<Test>::iter().count(), 0);
		assert_ok!(Calendar::do_try_state());
	});
}
