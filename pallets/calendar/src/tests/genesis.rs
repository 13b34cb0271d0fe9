// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::calendar::MonthDay;
use sp_runtime::BuildStorage;

use crate::{mock::*, CoverageOf, GenesisConfig, GenesisYear, LocalOffset};

fn year(off_days: &[&str], working_days: &[&str]) -> GenesisYear {
	let list = |days: &[&str]| days.iter().map(|day| day.to_string()).collect();
	GenesisYear { year: 2026, off_days: list(off_days), working_days: list(working_days) }
}

fn build(years: Vec<GenesisYear>) {
	ExtBuilder::default().years(years).build();
}

#[test]
fn genesis_reads_a_file_written_by_hand() {
	let config: GenesisConfig<Test> = serde_json::from_str(
		r#"{
			"utcOffsetMinutes": 480,
			"years": [
				{ "year": 2026, "offDays": ["2026-01-01", "01-02"], "workingDays": ["01-04"] },
				{ "year": 2027 }
			]
		}"#,
	)
	.unwrap();
	let mut ext: sp_io::TestExternalities = config.build_storage().unwrap().into();
	ext.execute_with(|| {
		assert_eq!(LocalOffset::<Test>::get(), 480);
		assert_eq!(CoverageOf::<Test>::get().ends.to_vec(), [260, 521]);
		let works = |day| Calendar::is_working_day(2026, MonthDay { month: 1, day });
		assert_eq!([1, 2, 3, 4].map(works), [false, false, false, true].map(Some));
		Calendar::do_try_state().unwrap();
	});
}

#[test]
fn genesis_covers_nothing_when_nothing_is_said() {
	let mut ext: sp_io::TestExternalities =
		GenesisConfig::<Test>::default().build_storage().unwrap().into();
	ext.execute_with(|| {
		assert_eq!(Calendar::years(), []);
		Calendar::do_try_state().unwrap();
	});
}

#[test]
fn genesis_refuses_a_field_that_it_does_not_know() {
	let result = serde_json::from_str::<GenesisYear>(r#"{ "year": 2026, "holidays": [] }"#);
	assert!(result.unwrap_err().to_string().contains("holidays"));
}

#[test]
fn genesis_reads_days_only_as_they_are_to_be_written() {
	let year = year(&[], &[]);
	assert_eq!(year.parse("02-28"), Some(MonthDay { month: 2, day: 28 }));
	assert_eq!(year.parse("2026-02-28"), Some(MonthDay { month: 2, day: 28 }));
	for text in
		["", "28", "2-28", "02-1", "2027-02-28", "26-02-28", "1-2026-02-28", "02/28", "ab-cd", "-"]
	{
		assert_eq!(year.parse(text), None, "{text}");
	}
}

#[test]
#[should_panic(expected = "calendar: 2026: \"1.5.\" is not MM-DD or YYYY-MM-DD")]
fn genesis_panics_when_a_day_can_not_be_read() {
	build(vec![year(&["1.5."], &[])]);
}

#[test]
#[should_panic(expected = "calendar: 2026: DayOutOfYear")]
fn genesis_panics_when_the_year_has_no_such_day() {
	build(vec![year(&["02-29"], &[])]);
}

#[test]
#[should_panic(expected = "calendar: 2026: DayAlreadyWorking")]
fn genesis_panics_when_a_listed_day_changes_nothing() {
	build(vec![year(&[], &["01-05"])]);
}

#[test]
#[should_panic(expected = "calendar: 2028: YearNotNext")]
fn genesis_panics_when_there_is_a_gap() {
	build(vec![year(&[], &[]), GenesisYear { year: 2028, ..Default::default() }]);
}

#[test]
#[should_panic(expected = "no time zone is 841 minutes ahead of UTC")]
fn genesis_panics_when_there_is_no_such_time_zone() {
	ExtBuilder::default().utc_offset_minutes(841).build();
}
