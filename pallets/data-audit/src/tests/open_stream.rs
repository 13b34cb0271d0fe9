// SPDX-License-Identifier: Apache-2.0

use govchain_evidence::merkle::NodeHash;
use govchain_primitives::{AgendaItem, Limit};

use super::*;

fn ids(list: &[u32]) -> DataSetIds {
	list.iter().copied().collect::<std::collections::BTreeSet<_>>().try_into().unwrap()
}

fn open(
	by: u8,
	text: &str,
	data_sets: &[u32],
	silence: SilenceInterval,
) -> sp_runtime::DispatchResult {
	DataAudit::open_stream(
		signed(by),
		name(text),
		ids(data_sets),
		H256::repeat_byte(0xcc),
		Some(account(AGENT)),
		silence,
	)
}

const HOURLY: SilenceInterval = SilenceInterval::Millis(HOUR);

#[test]
fn open_stream_begins_with_an_empty_log_and_watches_it() {
	ExtBuilder.build_and_execute(|| {
		let id = data_set("register", SharingRule::OwnerGrants);
		assert_ok!(open(STEWARD, "housing register", &[id], HOURLY));
		assert_eq!(
			last_event(),
			Event::StreamOpened { stream: 1, department: HOUSING, officer: account(STEWARD) }
		);
		assert_eq!(
			LastCheckpoints::<Test>::get(1),
			Some(Checkpoint {
				size: 0,
				root: H256(NodeHash::of_nothing().0),
				at: MockCalendar::START,
				block: 1,
			})
		);
		let stream = Streams::<Test>::get(1).unwrap();
		assert_eq!((stream.owner, stream.agent), (HOUSING, Some(account(AGENT))));
		assert_eq!((stream.silent_since, stream.silences), (None, 0));
		assert_eq!(u64::from(stream.oldest_day), MockCalendar::START / DAY);
		assert_eq!(StreamDescriptions::<Test>::get(1).unwrap().data_sets, ids(&[id]));
		let alarm = stream.alarm.unwrap();
		assert_eq!(alarm.limit, Limit::Moment(MockCalendar::START + HOUR));
		assert_eq!(MockAgenda::scheduled()[&alarm], AgendaItem::StreamSilence { stream: 1 });
		// Nothing was checkpointed on this day yet.
		assert_eq!(DailyCheckpoints::<Test>::iter().count(), 0);
	});
}

#[test]
fn open_stream_fails_when_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(open(STRANGER, "system", &[], HOURLY), MockAuthorize::NOT_OFFICER);
		assert_noop!(open(CLERK, "system", &[], HOURLY), MockAuthorize::NOT_OFFICER);
		assert_noop!(open(AGENT, "system", &[], HOURLY), MockAuthorize::NOT_OFFICER);
		assert_noop!(open(FIRE_STEWARD, "system", &[], HOURLY), MockAuthorize::NO_CAPABILITY);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = DataAudit::open_stream(
				origin,
				name("system"),
				ids(&[]),
				H256::zero(),
				None,
				HOURLY,
			);
			assert_noop!(call, sp_runtime::DispatchError::BadOrigin);
		}
	});
}

#[test]
fn open_stream_fails_when_the_name_is_bad_or_taken() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(open(STEWARD, "", &[], HOURLY), Error::<Test>::BadName);
		assert_ok!(open(STEWARD, "system", &[], HOURLY));
		assert_noop!(open(STEWARD, "system", &[], HOURLY), Error::<Test>::NameTaken);
		assert_ok!(open(TAX_STEWARD, "system", &[], HOURLY));
	});
}

#[test]
fn open_stream_fails_when_a_data_set_is_not_of_the_department() {
	ExtBuilder.build_and_execute(|| {
		let id = data_set("register", SharingRule::OwnerGrants);
		assert_noop!(open(STEWARD, "system", &[id, 9], HOURLY), Error::<Test>::DataSetUnknown);
		assert_noop!(open(TAX_STEWARD, "system", &[id], HOURLY), Error::<Test>::NotOwner);
	});
}

#[test]
fn open_stream_takes_as_many_data_sets_as_allowed() {
	ExtBuilder.build_and_execute(|| {
		let all: Vec<_> = (0..MAX_DATA_SETS)
			.map(|i| data_set(&format!("register {i}"), SharingRule::OwnerGrants))
			.collect();
		assert_ok!(open(STEWARD, "system", &all, HOURLY));
		let more: std::collections::BTreeSet<_> = (0..=MAX_DATA_SETS).collect();
		assert!(DataSetIds::try_from(more).is_err());
	});
}

#[test]
fn open_stream_fails_when_the_silence_is_too_short_or_too_long() {
	ExtBuilder.build_and_execute(|| {
		use SilenceInterval::{Millis, WorkingDays};
		for short in [Millis(0), Millis(MIN_SILENCE_MILLIS - 1), WorkingDays(0)] {
			assert_noop!(open(STEWARD, "system", &[], short), Error::<Test>::SilenceTooShort);
		}
		for long in [
			Millis(MAX_SILENCE_MILLIS + 1),
			Millis(u64::MAX),
			WorkingDays(MAX_SILENCE_DAYS + 1),
			WorkingDays(u16::MAX),
		] {
			assert_noop!(open(STEWARD, "system", &[], long), Error::<Test>::SilenceTooLong);
		}
		for (at, good) in [
			Millis(MIN_SILENCE_MILLIS),
			Millis(MAX_SILENCE_MILLIS),
			WorkingDays(1),
			WorkingDays(MAX_SILENCE_DAYS),
		]
		.into_iter()
		.enumerate()
		{
			assert_ok!(open(STEWARD, &format!("system {at}"), &[], good));
		}
	});
}

#[test]
fn open_stream_fails_when_the_agenda_is_full_or_numbers_are_exhausted() {
	ExtBuilder.build().execute_with(|| {
		MockAgenda::set_full(true);
		assert_noop!(open(STEWARD, "system", &[], HOURLY), MockAgenda::FULL);
		MockAgenda::set_full(false);
		LastStream::<Test>::put(u32::MAX);
		assert_noop!(open(STEWARD, "system", &[], HOURLY), Error::<Test>::NumbersExhausted);
	});
}

#[test]
fn set_agent_changes_who_may_checkpoint() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(3);
		let new_agent = Some(account(STRANGER));
		assert_ok!(DataAudit::set_agent(signed(STEWARD), id, new_agent.clone()));
		assert_eq!(
			last_event(),
			Event::AgentSet {
				stream: id,
				agent: new_agent,
				department: HOUSING,
				officer: account(STEWARD),
			}
		);
		assert_noop!(log.checkpoint(id, 0, 3), MockAuthorize::NOT_OFFICER);
		let (root, proof) = (log.root(3), log.proof(0, 3));
		assert_ok!(DataAudit::checkpoint(signed(STRANGER), id, 3, root, proof.clone()));
		assert_ok!(DataAudit::set_agent(signed(STEWARD), id, None));
		let by_nobody = DataAudit::checkpoint(signed(STRANGER), id, 3, root, proof);
		assert_noop!(by_nobody, MockAuthorize::NOT_OFFICER);
	});
}

#[test]
fn set_agent_fails_when_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let set = |origin| DataAudit::set_agent(origin, id, None);
		assert_noop!(set(RuntimeOrigin::root()), sp_runtime::DispatchError::BadOrigin);
		assert_noop!(set(signed(AGENT)), MockAuthorize::NOT_OFFICER);
		assert_noop!(set(signed(CLERK)), MockAuthorize::NOT_OFFICER);
		assert_noop!(set(signed(FIRE_STEWARD)), MockAuthorize::NO_CAPABILITY);
		assert_noop!(set(signed(TAX_STEWARD)), Error::<Test>::NotOfStream);
		assert_noop!(DataAudit::set_agent(signed(STEWARD), 9, None), Error::<Test>::StreamUnknown);
	});
}
