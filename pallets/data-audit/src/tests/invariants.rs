// SPDX-License-Identifier: Apache-2.0

//! For each invariant a state that breaks it.

use super::*;

/// A state in which all invariants hold, with something of each kind; `break_it` spoils it.
fn broken(number: u8, break_it: impl FnOnce()) {
	ExtBuilder.build().execute_with(|| {
		let id = data_set("register", SharingRule::PassingOn);
		let limited = GrantTerms { uses: Some(10), case: Some(7), ..terms(id, &[0, 1]) };
		let first = granted(STEWARD, limited.clone());
		let onward = GrantTerms { grantee: COURT, uses: Some(4), from: Some(first), ..limited };
		granted(FIRE_STEWARD, onward);
		let log = Log::of(9);
		let stream = stream();
		assert_ok!(log.checkpoint(stream, 0, 5));
		MockCalendar::advance_days(1);
		assert_ok!(log.checkpoint(stream, 5, 9));
		// Stream 2 has ended.
		assert_ok!(DataAudit::open_stream(
			signed(STEWARD),
			name("old register"),
			Default::default(),
			H256::zero(),
			None,
			SilenceInterval::Millis(DAY),
		));
		assert_ok!(DataAudit::end_stream(signed(STEWARD), 2, H256::zero()));
		DataAudit::do_try_state().unwrap();
		break_it();
		let sp_runtime::TryRuntimeError::Other(why) = DataAudit::do_try_state().unwrap_err() else {
			panic!("an invariant has words");
		};
		assert!(why.starts_with(&format!("{number}: ")), "{why}");
	});
}

fn change_data_set(change: impl FnOnce(&mut DataSet)) {
	DataSets::<Test>::mutate(1, |it| change(it.as_mut().unwrap()));
}

fn change_grant(id: u64, change: impl FnOnce(&mut Grant<AccountId>)) {
	Grants::<Test>::mutate(id, |it| change(it.as_mut().unwrap()));
}

fn change_stream(change: impl FnOnce(&mut Stream<AccountId>)) {
	Streams::<Test>::mutate(1, |it| change(it.as_mut().unwrap()));
}

fn change_ended(change: impl FnOnce(&mut EndedStream<AccountId>)) {
	EndedStreams::<Test>::mutate(2, |it| change(it.as_mut().unwrap()));
}

fn change_last(change: impl FnOnce(&mut Checkpoint)) {
	LastCheckpoints::<Test>::mutate(1, |it| change(it.as_mut().unwrap()));
}

fn today() -> u32 {
	DataAudit::day_of(MockCalendar::now())
}

#[test]
fn invariant_1_numbers_have_no_gap() {
	broken(1, || LastDataSet::<Test>::put(2));
	broken(1, || LastGrant::<Test>::put(1));
	broken(1, || Streams::<Test>::remove(1));
	broken(1, || EndedStreams::<Test>::remove(2));
	broken(1, || Streams::<Test>::insert(2, Streams::<Test>::get(1).unwrap()));
}

#[test]
fn invariant_2_names_lead_to_records() {
	broken(2, || DataSetsByName::<Test>::remove(HOUSING, name("register")));
	broken(2, || DataSetsByName::<Test>::insert(FIRE, name("register"), 1));
	broken(2, || StreamsByName::<Test>::remove(HOUSING, name("housing register")));
	broken(2, || StreamsByName::<Test>::insert(FIRE, name("other"), 1));
	broken(2, || StreamsByName::<Test>::insert(HOUSING, name("old register"), 2));
	broken(2, || change_data_set(|it| it.name = name("other")));
}

#[test]
fn invariant_3_fields_are_as_described() {
	broken(3, || change_data_set(|it| it.fields = 5));
	broken(3, || Fields::<Test>::remove(1));
	broken(3, || Fields::<Test>::insert(1, field_names(&["a", "b", "b", "c"])));
	broken(3, || Fields::<Test>::insert(2, field_names(&["a"])));
}

#[test]
fn invariant_4_grants_are_of_what_is_there() {
	broken(4, || change_grant(1, |it| it.data_set = 2));
	broken(4, || change_grant(1, |it| it.fields = Default::default()));
	broken(4, || change_grant(1, |it| it.fields = terms(1, &[4]).fields));
	broken(4, || change_grant(1, |it| it.uses = Some(0)));
}

#[test]
fn invariant_5_grants_that_were_passed_on_are_not_wider() {
	broken(5, || change_grant(1, |it| it.passings = 1));
	broken(5, || change_grant(2, |it| it.passings = 2));
	broken(5, || change_grant(2, |it| it.from = Some(2)));
	broken(5, || change_grant(2, |it| it.from = Some(0)));
	broken(5, || change_grant(2, |it| it.grantor = HOUSING));
	broken(5, || change_grant(2, |it| it.purpose = H256::zero()));
	broken(5, || change_grant(2, |it| it.case = None));
	broken(5, || change_grant(2, |it| it.fields = terms(1, &[2]).fields));
	broken(5, || change_grant(2, |it| it.end += 1));
	broken(5, || change_grant(2, |it| it.uses = None));
}

#[test]
fn invariant_6_uses_add_up() {
	broken(6, || change_grant(1, |it| it.passed_on = 3));
	broken(6, || change_grant(2, |it| it.uses = Some(5)));
	broken(6, || change_grant(1, |it| it.uses = Some(3)));
	broken(6, || change_grant(1, |it| it.uses = None));
}

#[test]
fn invariant_7_streams_are_described_and_checkpointed() {
	broken(7, || LastCheckpoints::<Test>::remove(1));
	broken(7, || LastCheckpoints::<Test>::remove(2));
	broken(7, || StreamDescriptions::<Test>::remove(2));
	broken(7, || LastCheckpoints::<Test>::insert(3, LastCheckpoints::<Test>::get(1).unwrap()));
	broken(7, || change_last(|it| it.at += 1));
	broken(7, || change_stream(|it| it.heard_at = MockCalendar::now() + 1));
	broken(7, || {
		DailyCheckpoints::<Test>::remove(1, today());
		DailyCheckpoints::<Test>::remove(1, today() - 1);
		change_last(|it| it.size = 0);
	});
	broken(7, || {
		let other = std::collections::BTreeSet::from([2]).try_into().unwrap();
		StreamDescriptions::<Test>::mutate(1, |it| it.as_mut().unwrap().data_sets = other);
	});
}

#[test]
fn invariant_8_streams_are_watched_or_silent() {
	broken(8, || change_stream(|it| it.alarm = None));
	broken(8, || change_stream(|it| it.silent_since = Some(1)));
	broken(8, || {
		change_stream(|it| {
			it.alarm = None;
			it.silent_since = Some(1);
		})
	});
	broken(8, || {
		let alarm = Streams::<Test>::get(1).unwrap().alarm;
		change_ended(|it| it.stream.alarm = alarm);
	});
	broken(8, || change_ended(|it| it.ending.at -= 1));
}

#[test]
fn invariant_9_days_are_in_order() {
	let of_day = |day| DailyCheckpoints::<Test>::get(1, day).unwrap();
	broken(9, || DailyCheckpoints::<Test>::insert(3, today(), of_day(today())));
	broken(9, || DailyCheckpoints::<Test>::insert(2, today() + 1, of_day(today())));
	broken(9, || DailyCheckpoints::<Test>::insert(1, today() + 1, of_day(today())));
	broken(9, || change_stream(|it| it.oldest_day = today()));
	broken(9, || {
		DailyCheckpoints::<Test>::insert(1, today(), Checkpoint { size: 99, ..of_day(today()) })
	});
	broken(9, || {
		let big = Checkpoint { size: 8, ..of_day(today()) };
		DailyCheckpoints::<Test>::insert(1, today() - 1, big);
		DailyCheckpoints::<Test>::insert(1, today(), Checkpoint { size: 7, ..big });
	});
}
