// SPDX-License-Identifier: Apache-2.0

use frame_support::weights::Weight;
use govchain_primitives::{AgendaItem, Limit, OnDue};

use super::*;

/// What [`Event::StreamSilent`] says of [`stream`] heard of last at `heard_at`.
fn silent(heard_at: u64) -> Event<Test> {
	Event::StreamSilent { stream: 1, department: HOUSING, heard_at, since: heard_at + DAY }
}

fn silent_events() -> usize {
	events().iter().filter(|event| matches!(event, Event::StreamSilent { .. })).count()
}

#[test]
fn silence_is_recorded_when_the_interval_has_passed() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		MockCalendar::advance(DAY);
		assert_eq!(MockAgenda::run::<DataAudit>(), 0);
		MockCalendar::advance(5 * HOUR);
		assert_eq!(MockAgenda::run::<DataAudit>(), 1);
		assert_eq!(last_event(), silent(MockCalendar::START));
		let stream = Streams::<Test>::get(id).unwrap();
		// It fell due at the end of the interval, whenever a block noticed.
		assert_eq!(stream.silent_since, Some(MockCalendar::START + DAY));
		assert_eq!((stream.alarm, stream.silences), (None, 1));
		// Once is enough.
		MockCalendar::advance_days(9);
		assert_eq!(MockAgenda::run::<DataAudit>(), 0);
		assert_eq!(silent_events(), 1);
	});
}

#[test]
fn a_checkpoint_puts_the_alarm_off() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(10);
		for new in 1..10 {
			MockCalendar::advance(DAY);
			assert_ok!(log.checkpoint(id, new - 1, new));
			assert_eq!(MockAgenda::run::<DataAudit>(), 0);
			assert_eq!(MockAgenda::scheduled().len(), 1);
		}
		assert_eq!(silent_events(), 0);
	});
}

#[test]
fn the_next_checkpoint_or_sign_of_life_ends_a_silence() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(5);
		MockCalendar::advance_days(2);
		MockAgenda::run::<DataAudit>();
		assert_ok!(log.checkpoint(id, 0, 5));
		let since = Some(MockCalendar::START + DAY);
		assert!(
			matches!(last_event(), Event::Checkpointed { silent_since, .. } if silent_since == since)
		);
		let heard_at = MockCalendar::now();
		MockCalendar::advance_days(2);
		MockAgenda::run::<DataAudit>();
		assert_ok!(log.checkpoint(id, 5, 5));
		let silent_since = Some(heard_at + DAY);
		assert_eq!(
			last_event(),
			Event::StreamHeard { stream: id, silent_since, by: account(AGENT) }
		);
		let stream = Streams::<Test>::get(id).unwrap();
		assert_eq!((stream.silent_since, stream.silences), (None, 2));
		assert!(stream.alarm.is_some());
	});
}

#[test]
fn a_late_checkpoint_records_the_silence_that_no_block_noticed() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		MockCalendar::advance(DAY + 1);
		assert_ok!(Log::of(5).checkpoint(id, 0, 5));
		let [.., before, last] = &events()[..] else { panic!("two events") };
		assert_eq!(*before, silent(MockCalendar::START));
		let since = Some(MockCalendar::START + DAY);
		assert!(matches!(last, Event::Checkpointed { silent_since, .. } if *silent_since == since));
		assert_eq!(Streams::<Test>::get(id).unwrap().silences, 1);
		// The old alarm is gone, so nothing is recorded twice.
		assert_eq!(MockAgenda::run::<DataAudit>(), 0);
		assert_eq!(MockAgenda::scheduled().len(), 1);
	});
}

#[test]
fn a_refused_checkpoint_ends_no_silence() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		assert_ok!(Log::of(5).checkpoint(id, 0, 5));
		MockCalendar::advance_days(2);
		MockAgenda::run::<DataAudit>();
		let forged = Log::rewritten(9, 2);
		assert_noop!(forged.checkpoint(id, 5, 9), Error::<Test>::LogRewritten);
		assert!(Streams::<Test>::get(id).unwrap().silent_since.is_some());
	});
}

#[test]
fn the_alarm_does_nothing_when_the_record_says_otherwise() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let before = Streams::<Test>::get(id);
		DataAudit::on_due(AgendaItem::StreamSilence { stream: id });
		DataAudit::on_due(AgendaItem::GrantEnd { grant: 1 });
		DataAudit::on_due(AgendaItem::Correction { case: 1 });
		assert_eq!(Streams::<Test>::get(id), before);
		assert_eq!(silent_events(), 0);
		assert_eq!(DataAudit::weight(&AgendaItem::GrantEnd { grant: 1 }), Weight::zero());
		assert_eq!(
			DataAudit::weight(&AgendaItem::StreamSilence { stream: id }),
			<()>::on_stream_silence()
		);
	});
}

#[test]
fn silence_counts_working_days_also_where_the_calendar_does_not_reach_yet() {
	ExtBuilder.build_and_execute(|| {
		let today = u32::try_from(MockCalendar::START / DAY).unwrap();
		let open = |text: &str| {
			assert_ok!(DataAudit::open_stream(
				signed(STEWARD),
				name(text),
				Default::default(),
				H256::zero(),
				Some(account(AGENT)),
				SilenceInterval::WorkingDays(3),
			));
			let id = LastStream::<Test>::get();
			(id, Streams::<Test>::get(id).unwrap().alarm.unwrap().limit)
		};
		let (id, limit) = open("system");
		assert_eq!(limit, Limit::WorkingDay { ordinal: today + 3, second: 86_399 });
		// Beyond the published years a checkpoint is taken all the same, and the stream still watched:
		// as soon as the days are known.
		MockCalendar::set_last_day(today + 2);
		assert_eq!(open("other").1, limit);
		assert_ok!(Log::of(2).checkpoint(id, 0, 2));
		assert_eq!(Streams::<Test>::get(id).unwrap().alarm.unwrap().limit, limit);
	});
}

#[test]
fn readers_see_a_silence_before_a_block_has_processed_it() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let due = MockCalendar::START + DAY;
		let seen = || {
			let info = DataAudit::stream(id).unwrap();
			(info.due_at, info.silent_since, info.silences)
		};
		assert_eq!(seen(), (Some(due), None, 0));
		MockCalendar::advance_days(2);
		assert_eq!(seen(), (None, Some(due), 1));
		MockAgenda::run::<DataAudit>();
		assert_eq!(seen(), (None, Some(due), 1));
		assert_ok!(Log::of(2).checkpoint(id, 0, 2));
		assert_eq!(seen(), (Some(MockCalendar::now() + DAY), None, 1));
	});
}
