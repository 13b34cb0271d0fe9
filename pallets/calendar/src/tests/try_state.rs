// SPDX-License-Identifier: Apache-2.0

//! Each invariant of the module docs, broken.

use govchain_primitives::{Agenda, AgendaItem, Limit};

use crate::{
	mock::*, Counters, CoverageOf, LastBlockAt, LocalOffset, MomentAgenda, QueueKey,
	StandstillCount, Standstills, WorkingDayAgenda, YearTables,
};

/// Breaks a state that has a bit of everything, and says what is found.
fn broken(how: fn()) -> String {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		block_at(START + HOUR);
		block_at(START + 3 * HOUR);
		pass_to(START + 5 * HOUR);
		block_at(START + 8 * HOUR);
		let item = AgendaItem::GrantEnd { grant: 1 };
		Calendar::schedule(Limit::Moment(START + DAY), item).unwrap();
		Calendar::schedule(Limit::WorkingDay { ordinal: 9, second: 0 }, item).unwrap();
		Calendar::do_try_state().unwrap();
		how();
		match Calendar::do_try_state() {
			Err(sp_runtime::TryRuntimeError::Other(text)) => text.into(),
			other => panic!("{other:?}"),
		}
	})
}

#[test]
fn invariant_1_breaks_when_tables_and_coverage_differ() {
	assert!(broken(|| YearTables::<Test>::remove(2027)).starts_with("1: not one table"));
	assert!(broken(|| {
		let table = YearTables::<Test>::take(2027).unwrap();
		YearTables::<Test>::insert(2028, table);
	})
	.starts_with("1: a covered year has no table"));
	assert!(broken(|| CoverageOf::<Test>::mutate(|c| c.ends[0] += 1))
		.starts_with("1: a year does not end"));
	assert!(broken(|| {
		YearTables::<Test>::mutate(2027, |table| table.as_mut().unwrap().set(365, true));
		CoverageOf::<Test>::mutate(|c| c.ends[1] += 1);
	})
	.starts_with("1: a table has days beyond"));
}

#[test]
fn invariant_2_breaks_when_standstills_are_not_in_order() {
	assert!(broken(|| StandstillCount::<Test>::put(1)).starts_with("2: a standstill has a number"));
	assert!(broken(|| StandstillCount::<Test>::put(3)).starts_with("2: a standstill is missing"));
	assert!(broken(|| Standstills::<Test>::mutate(0, |s| s.as_mut().unwrap().end = 0))
		.starts_with("2: a standstill ends before"));
	assert!(broken(LastBlockAt::<Test>::kill).starts_with("2: a standstill ends after"));
	assert!(broken(|| Standstills::<Test>::mutate(0, |s| s.as_mut().unwrap().end += DAY))
		.starts_with("2: standstills overlap"));
}

#[test]
fn invariant_3_breaks_when_a_clock_stood_elsewhere() {
	assert!(broken(|| Standstills::<Test>::mutate(1, |s| s.as_mut().unwrap().moment += 1))
		.starts_with("3: the clock of moments"));
	assert!(broken(|| Standstills::<Test>::mutate(1, |s| s.as_mut().unwrap().position += 1))
		.starts_with("3: the clock of working days"));
}

#[test]
fn invariant_4_breaks_when_the_agenda_is_miscounted() {
	assert!(broken(|| Counters::<Test>::mutate(|c| c.scheduled += 1))
		.starts_with("4: the agenda does not count"));
	assert!(broken(|| {
		let key = QueueKey { position: 7.into(), number: 0.into() };
		WorkingDayAgenda::<Test>::insert(key, AgendaItem::GrantEnd { grant: 2 });
		Counters::<Test>::mutate(|c| c.scheduled += 1);
	})
	.starts_with("4: two entries"));
	assert!(broken(|| {
		let key = QueueKey { position: 7.into(), number: 2.into() };
		MomentAgenda::<Test>::insert(key, AgendaItem::GrantEnd { grant: 2 });
		Counters::<Test>::mutate(|c| c.scheduled += 1);
	})
	.starts_with("4: an entry has a number"));
}

#[test]
fn invariant_5_breaks_when_there_is_no_such_time_zone() {
	assert!(broken(|| LocalOffset::<Test>::put(900)).starts_with("5: no such time zone"));
}
