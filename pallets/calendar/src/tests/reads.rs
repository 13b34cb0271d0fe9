// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::{
	calendar::{AgendaInfo, StandstillCause, YearInfo},
	Agenda, AgendaItem, Limit, WorkingCalendar,
};

use crate::{mock::*, MAX_STANDSTILLS_PER_READ};

#[test]
fn years_lists_what_is_published() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(
			Calendar::years(),
			[
				YearInfo { year: 2026, working_days: 248, first_ordinal: 0 },
				YearInfo { year: 2027, working_days: 260, first_ordinal: 248 },
			]
		);
	});
}

#[test]
fn date_after_working_days_is_none_when_the_calendar_does_not_reach() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Calendar::date_after_working_days(START, u16::MAX), None);
		assert_eq!(
			Calendar::date_after_working_days(START, 1),
			Some(local(2026, 1, 6, 23, 59, 59) + 999)
		);
	});
}

#[test]
fn standstills_are_read_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		for n in 1..=300u64 {
			block_at(START + n * 2 * HOUR);
			pass_to(START + n * 2 * HOUR + 500);
		}
		let numbers = |from, limit| -> Vec<u32> {
			Calendar::standstills(from, limit).into_iter().map(|(number, _)| number).collect()
		};
		assert_eq!(numbers(0, 3), [0, 1, 2]);
		assert_eq!(numbers(298, 3), [298, 299]);
		assert_eq!(numbers(300, 3), [0u32; 0]);
		assert_eq!(numbers(u32::MAX, u32::MAX), [0u32; 0]);
		assert_eq!(numbers(0, u32::MAX).len(), MAX_STANDSTILLS_PER_READ as usize);
		assert_eq!(Calendar::standstills(0, 1)[0].1.cause, StandstillCause::NoBlocks);
	});
}

#[test]
fn agenda_shows_the_earliest_of_each_queue() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Calendar::agenda(), AgendaInfo::default());
		let item = AgendaItem::StreamSilence { stream: 1 };
		let days = [3, 2].map(|n| Calendar::after_working_days(START, n).unwrap());
		for limit in days {
			Calendar::schedule(limit, item).unwrap();
		}
		Calendar::schedule(Limit::Moment(START + HOUR), item).unwrap();
		let expected = AgendaInfo {
			scheduled: 3,
			behind: false,
			earliest_working_day: Some(days[1]),
			earliest_moment: Some(Limit::Moment(START + HOUR)),
		};
		assert_eq!(Calendar::agenda(), expected);
		pass_to(START + 2 * HOUR);
		assert_eq!(Calendar::agenda(), AgendaInfo { behind: true, ..expected });
	});
}
