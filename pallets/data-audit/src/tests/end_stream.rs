// SPDX-License-Identifier: Apache-2.0

use govchain_evidence::merkle::MAX_TREE_SIZE;
use govchain_primitives::audit::StreamEnding;
use sp_runtime::{DispatchError, DispatchResult};

use super::*;

const REASON: H256 = H256::repeat_byte(0xdd);

fn end(by: u8, stream: u32) -> DispatchResult {
	DataAudit::end_stream(signed(by), stream, REASON)
}

fn ending() -> StreamEnding<AccountId> {
	let at = MockCalendar::now();
	StreamEnding { at, department: HOUSING, officer: account(STEWARD), reason: REASON }
}

#[test]
fn end_stream_keeps_what_it_was_and_says_who_ended_it() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		assert_ok!(Log::of(7).checkpoint(id, 0, 7));
		let before = (Streams::<Test>::get(id).unwrap(), LastCheckpoints::<Test>::get(id));
		MockCalendar::advance(HOUR);
		assert_ok!(end(STEWARD, id));
		assert_eq!(
			last_event(),
			Event::StreamEnded {
				stream: id,
				reason: REASON,
				department: HOUSING,
				officer: account(STEWARD),
			}
		);
		let stream = Stream { alarm: None, ..before.0 };
		let ended = EndedStream { stream, ending: ending() };
		assert_eq!(EndedStreams::<Test>::get(id), Some(ended));
		assert!(!Streams::<Test>::contains_key(id));
		assert_eq!(LastCheckpoints::<Test>::get(id), before.1);
		let today = DataAudit::day_of(MockCalendar::now());
		assert_eq!(DataAudit::checkpoint_of_day(id, today), before.1);
	});
}

#[test]
fn a_stream_that_has_ended_takes_nothing_more() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(9);
		assert_ok!(log.checkpoint(id, 0, 7));
		assert_ok!(end(STEWARD, id));
		let ended = DispatchError::from(Error::<Test>::StreamEnded);
		assert_noop!(log.checkpoint(id, 7, 9), ended);
		assert_noop!(log.checkpoint(id, 7, 7), ended);
		assert_noop!(DataAudit::set_agent(signed(STEWARD), id, None), ended);
		assert_noop!(end(STEWARD, id), ended);
		// Nor is it missed.
		assert!(MockAgenda::scheduled().is_empty());
		MockCalendar::advance_days(9);
		assert_eq!(MockAgenda::run::<DataAudit>(), 0);
		let info = DataAudit::stream(id).unwrap();
		assert_eq!((info.due_at, info.silent_since, info.silences), (None, None, 0));
	});
}

#[test]
fn a_wrong_checkpoint_is_no_end_of_the_system_when_its_stream_is_ended() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let honest = Log::of(30);
		let wrong = DataAudit::checkpoint(
			signed(AGENT),
			id,
			MAX_TREE_SIZE,
			H256::repeat_byte(1),
			Default::default(),
		);
		assert_ok!(wrong);
		assert_noop!(honest.checkpoint(id, 0, 30), Error::<Test>::LogShrunk);

		assert_ok!(end(STEWARD, id));
		let next = stream();
		assert_eq!(next, id + 1);
		assert_ok!(honest.checkpoint(next, 0, 30));
		// The name leads to the new one, and the number to the old one as it was.
		let by_name = DataAudit::stream_by_name(HOUSING, "housing register".into()).unwrap();
		assert_eq!((by_name.stream, by_name.last.size, by_name.ended), (next, 30, None));
		let old = DataAudit::stream(id).unwrap();
		assert_eq!(old.name, by_name.name);
		assert_eq!((old.last.size, old.ended), (MAX_TREE_SIZE, Some(ending())));
	});
}

#[test]
fn end_stream_frees_the_name_only_of_that_stream() {
	ExtBuilder.build_and_execute(|| {
		let first = stream();
		assert_ok!(end(STEWARD, first));
		assert_eq!(DataAudit::stream_by_name(HOUSING, "housing register".into()), None);
		let second = stream();
		assert_noop!(end(STEWARD, first), Error::<Test>::StreamEnded);
		assert_ok!(end(STEWARD, second));
		assert_eq!(EndedStreams::<Test>::iter().count(), 2);
	});
}

#[test]
fn end_stream_records_a_silence_that_nobody_had_noticed() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		MockCalendar::advance_days(3);
		assert_ok!(end(STEWARD, id));
		let since = MockCalendar::START + DAY;
		let [.., silent, ended] = &events()[..] else { panic!("two events") };
		assert_eq!(
			*silent,
			Event::StreamSilent {
				stream: id,
				department: HOUSING,
				heard_at: MockCalendar::START,
				since,
			}
		);
		assert!(matches!(ended, Event::StreamEnded { .. }));
		let info = DataAudit::stream(id).unwrap();
		assert_eq!((info.silent_since, info.silences), (Some(since), 1));
		assert!(MockAgenda::scheduled().is_empty());
	});
}

#[test]
fn end_stream_ends_one_that_is_silent() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		MockCalendar::advance_days(3);
		assert_eq!(MockAgenda::run::<DataAudit>(), 1);
		let count = events().len();
		assert_ok!(end(STEWARD, id));
		assert_eq!(events().len(), count + 1);
		assert_eq!(DataAudit::stream(id).unwrap().silences, 1);
	});
}

#[test]
fn end_stream_fails_when_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = DataAudit::end_stream(origin, id, REASON);
			assert_noop!(call, DispatchError::BadOrigin);
		}
		for by in [STRANGER, CLERK, AGENT] {
			assert_noop!(end(by, id), MockAuthorize::NOT_OFFICER);
		}
		for by in [TAX_STEWARD, FIRE_STEWARD] {
			assert_noop!(end(by, id), Error::<Test>::NotOfStream);
		}
		MockAuthorize::set_active(HOUSING, false);
		assert_noop!(end(STEWARD, id), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn end_stream_fails_when_the_stream_is_unknown() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(end(STEWARD, 1), Error::<Test>::StreamUnknown);
		let id = stream();
		assert_noop!(end(STEWARD, id + 1), Error::<Test>::StreamUnknown);
	});
}

#[test]
fn end_stream_takes_no_capability() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		MockAuthorize::add_department(HOUSING, None, &[]);
		assert_ok!(end(STEWARD, id));
	});
}

#[test]
fn end_stream_is_the_successors_when_the_owner_was_abolished() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		MockAuthorize::abolish(HOUSING, COURT);
		assert_noop!(end(STEWARD, id), MockAuthorize::NOT_ACTIVE);
		assert_ok!(end(COURT_STEWARD, id));
		let info = DataAudit::stream(id).unwrap();
		assert_eq!(info.owner, HOUSING);
		let ended = info.ended.unwrap();
		assert_eq!((ended.department, ended.officer), (COURT, account(COURT_STEWARD)));
		assert_eq!(DataAudit::stream_by_name(HOUSING, "housing register".into()), None);
	});
}
