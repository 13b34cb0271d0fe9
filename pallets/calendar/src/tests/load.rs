// SPDX-License-Identifier: Apache-2.0

//! The number of the design: 100,000 items due at once are done within 600 blocks under full load, for
//! items of a given weight. Real cases are tried in the runtime.

use govchain_primitives::{Agenda, AgendaItem, WorkingCalendar};

use crate::{mock::*, Counters, WeightInfo};

const ITEMS: u64 = 100_000;
const BLOCKS: u64 = 600;

#[test]
fn agenda_hands_over_a_hundred_thousand_items_in_order_within_600_blocks() {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		let in_days = Calendar::after_working_days(START, 1).unwrap();
		let in_hours = Calendar::after(START, 39 * HOUR).unwrap();
		for case in 0..ITEMS {
			let limit = if case % 4 == 0 { in_hours } else { in_days };
			Calendar::schedule(limit, AgendaItem::Correction { case }).unwrap();
		}
		pass_to(local(2026, 1, 7, 0, 0, 0) + 1);
	});
	let share = Calendar::agenda_share();
	let fixed = <Test as crate::Config>::WeightInfo::on_initialize()
		.saturating_add(<Test as crate::Config>::WeightInfo::on_timestamp_set());

	// Only on_initialize has a part in it, so it makes no difference how full the blocks are.
	let mut blocks = 0;
	let mut queues = [Vec::new(), Vec::new()];
	while queues.iter().map(Vec::len).sum::<usize>() < ITEMS as usize {
		ext.commit_all().unwrap();
		ext.execute_with(|| {
			let used = next_block() - fixed;
			assert!(used.all_lte(share));
			for item in Room::take() {
				let AgendaItem::Correction { case } = item else { panic!("{item:?}") };
				queues[usize::from(case % 4 == 0)].push(case);
			}
		});
		blocks += 1;
		assert!(blocks <= BLOCKS);
	}

	let expected = |moment| (0..ITEMS).filter(|case| (case % 4 == 0) == moment).collect::<Vec<_>>();
	assert_eq!(queues, [expected(false), expected(true)]);
	ext.execute_with(|| {
		assert_eq!(Counters::<Test>::get().scheduled, 0);
		next_block();
		assert_eq!(Room::take(), []);
		Calendar::do_try_state().unwrap();
	});
}
