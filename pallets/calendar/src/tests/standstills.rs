// SPDX-License-Identifier: Apache-2.0

use frame_support::assert_ok;
use govchain_primitives::{
	calendar::{
		Standstill,
		StandstillCause::{self, Halted as HaltedCause, NoBlocks},
	},
	Limit, Moment, WorkingCalendar,
};

use crate::{mock::*, Event, StandstillCount, Standstills, GRACE, SECONDS_PER_DAY};

/// No blocks until `now`, then one.
fn stop_until(now: Moment) {
	assert!(now - Calendar::now() > Threshold::get());
	block_at(now);
}

fn standstill(number: u32) -> Standstill {
	Standstills::<Test>::get(number).unwrap()
}

fn spans() -> Vec<(StandstillCause, Moment, Moment, Moment)> {
	(0..StandstillCount::<Test>::get())
		.map(standstill)
		.map(|s| (s.cause, s.start, s.resumed, s.end))
		.collect()
}

#[test]
fn standstill_is_recorded_when_no_block_came_for_longer_than_the_threshold() {
	ExtBuilder::default().build_and_execute(|| {
		block_at(START + MINUTE);
		assert_eq!(StandstillCount::<Test>::get(), 0);
		let start = START + MINUTE;
		let resumed = start + MINUTE + 1;
		events();

		block_at(resumed);

		assert_eq!(spans(), [(NoBlocks, start, resumed, resumed + GRACE)]);
		assert_eq!(standstill(0).moment, start);
		assert_eq!(standstill(0).position, Calendar::position_of(start));
		assert_eq!(events(), [Event::StandstillBegan { number: 0, cause: NoBlocks, start }]);
		next_block();
		let end = resumed + GRACE;
		assert_eq!(events(), [Event::StandstillEnded { number: 0, resumed, end }]);
		next_block();
		assert_eq!(events(), []);
	});
}

#[test]
fn standstill_is_not_recorded_when_the_first_block_of_all_is_made() {
	ExtBuilder::default().build_and_execute(|| assert_eq!(spans(), []));
}

#[test]
fn standstill_makes_every_limit_longer_by_itself_and_the_hour_after() {
	ExtBuilder::default().build_and_execute(|| {
		let in_days = Calendar::after_working_days(START, 1).unwrap();
		let in_hours = Calendar::after(START, 3 * HOUR).unwrap();

		stop_until(START + 10 * HOUR);

		// Ten hours without blocks, and one to act: eleven.
		assert_eq!(Calendar::date_of(&in_hours), Some(START + 14 * HOUR));
		assert_eq!(Calendar::date_of(&in_days), Some(local(2026, 1, 7, 10, 59, 59) + 999));
		for limit in [in_hours, in_days] {
			let last = Calendar::date_of(&limit).unwrap();
			pass_to(last);
			assert!(!Calendar::is_due(&limit));
		}
		assert!(Calendar::is_due(&in_hours));
		pass_to(local(2026, 1, 7, 11, 0, 1));
		assert!(Calendar::is_due(&in_days));
	});
}

#[test]
fn nothing_falls_due_in_the_hour_after() {
	ExtBuilder::default().build_and_execute(|| {
		// Each would end in the standstill or in the hour after, if time ran.
		let limits = [1, HOUR, 10 * HOUR - 1, 10 * HOUR + 30 * MINUTE, 11 * HOUR - 1]
			.map(|millis| Calendar::after(START, millis).unwrap());
		stop_until(START + 10 * HOUR);
		assert!(!limits.iter().any(Calendar::is_due));
		pass_to(START + 11 * HOUR);
		assert!(!limits.iter().any(Calendar::is_due));
		pass_to(START + 11 * HOUR + 500);
		assert!(Calendar::is_due(&limits[0]));
		assert!(!limits[1..].iter().any(Calendar::is_due));
	});
}

#[test]
fn what_was_due_before_stays_due() {
	ExtBuilder::default().build_and_execute(|| {
		let limit = Calendar::after(START, SECOND).unwrap();
		block_at(START + 2 * SECOND);
		assert!(Calendar::is_due(&limit));
		stop_until(START + DAY);
		assert!(Calendar::is_due(&limit));
		// Its date is not moved by what came later.
		assert_eq!(Calendar::date_of(&limit), Some(START + SECOND));
	});
}

#[test]
fn limit_is_not_due_in_the_first_call_after_a_standstill() {
	ExtBuilder::default().build_and_execute(|| {
		let limit = Calendar::after(START, HOUR).unwrap();
		System::set_block_number(System::block_number() + 1);
		// The inherent comes before any other call, and notes the standstill at once.
		assert_ok!(Timestamp::set(RuntimeOrigin::none(), START + DAY));
		assert!(!Calendar::is_due(&limit));
	});
}

#[test]
fn standstill_takes_no_working_time_when_nobody_works() {
	ExtBuilder::default().build_and_execute(|| {
		let saturday = local(2026, 1, 10, 9, 0, 0);
		let limit = Calendar::after_working_days(START, 5).unwrap();
		let date = Calendar::date_of(&limit);
		pass_to(saturday);
		stop_until(saturday + 10 * HOUR);
		assert_eq!(Calendar::date_of(&limit), date);
		// What is counted in hours is longer all the same.
		let v = Calendar::after(saturday, 0).unwrap();
		assert_eq!(Calendar::date_of(&v), Some(saturday + 11 * HOUR));
	});
}

#[test]
fn standstill_counts_the_working_part_when_it_reaches_into_a_working_day() {
	ExtBuilder::default().build_and_execute(|| {
		let sunday = local(2026, 1, 11, 20, 0, 0);
		let limit = Calendar::after_working_days(START, 5).unwrap();
		pass_to(sunday);
		// Until Monday, 05:00, and the hour after: six hours of Monday.
		stop_until(local(2026, 1, 12, 5, 0, 0));
		assert_eq!(Calendar::date_of(&limit), Some(local(2026, 1, 13, 5, 59, 59) + 999));
		let used = Calendar::working_seconds_between(sunday, local(2026, 1, 12, 7, 0, 0));
		assert_eq!(used, Ok(3600));
	});
}

#[test]
fn limit_runs_from_the_end_when_it_is_received_in_a_standstill() {
	ExtBuilder::default().build_and_execute(|| {
		stop_until(local(2026, 1, 5, 23, 30, 0));
		let received = local(2026, 1, 5, 23, 40, 0);
		pass_to(received);
		// Time runs again on the 6th at 00:30, and the whole day from then on stands for the rest of the
		// day of receipt.
		let in_days = Calendar::after_working_days(received, 1).unwrap();
		assert_eq!(Calendar::date_of(&in_days), Some(local(2026, 1, 8, 0, 29, 59) + 999));
		let in_hours = Calendar::after(received, 2 * HOUR).unwrap();
		assert_eq!(Calendar::date_of(&in_hours), Some(local(2026, 1, 6, 2, 30, 0)));
	});
}

/// From Tuesday on: what is received meanwhile has at least what it would have if it was received when
/// time runs on, at whatever second of a day that is, on a day off too, and at most a working day more.
#[test]
fn limit_isnt_short_when_it_is_received_in_a_halt_that_goes_on() {
	for (day, hour) in [(8, 0), (8, 8), (8, 22), (8, 23), (10, 12), (11, 23)] {
		ExtBuilder::default().build_and_execute(|| {
			stop_until(local(2026, 1, 6, 9, 0, 0));
			pass_to(local(2026, 1, 6, 11, 0, 0));
			Halted::set(true);
			next_block();
			pass_to(local(2026, 1, 6, 14, 0, 0));
			let in_days: Vec<_> = [0, 1, 4]
				.map(|days| Calendar::after_working_days(Calendar::now(), days).unwrap())
				.into();
			stop_until(local(2026, 1, day, hour, 0, 0));
			Halted::set(false);
			next_block();
			let (_, last) = Calendar::standstills(0, 8).pop().unwrap();
			pass_to(last.end);
			assert_eq!(last.end, local(2026, 1, day, hour, 0, 0) + GRACE);
			for (limit, days) in in_days.iter().zip([0, 1, 4]) {
				let at_the_end = Calendar::after_working_days(last.end, days).unwrap();
				let ends = |limit| Calendar::date_of(limit).unwrap();
				assert!(ends(limit) >= ends(&at_the_end), "{day} {hour} {days}");
				let more =
					Calendar::working_seconds_between(ends(&at_the_end), ends(limit)).unwrap();
				assert!(more <= u64::from(SECONDS_PER_DAY), "{day} {hour} {days}");
				assert!(!Calendar::is_due(limit));
			}
		});
	}
}

/// Whenever the days that are left of a limit are counted, and whenever they are given anew: it ends no
/// sooner than it would have.
#[test]
fn days_that_are_left_are_no_less_than_what_was_left() {
	let monday = |hour, minute| local(2026, 1, 5, hour, minute, 0);
	// Without a standstill, before one, in one, in the hour after, and later.
	for (counted, anew) in [
		(monday(9, 30), monday(9, 40)),
		(monday(14, 10), monday(14, 30)),
		(monday(14, 30), monday(16, 0)),
		(monday(15, 30), monday(16, 0)),
		(monday(14, 59), local(2026, 1, 6, 23, 59, 0)),
		(local(2026, 1, 10, 12, 0, 0), local(2026, 1, 12, 12, 0, 0)),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let days = |limit: &Limit| {
				Calendar::working_days_left(limit, Calendar::now()).unwrap().unwrap()
			};
			let limit = Calendar::after_working_days(START, 5).unwrap();
			assert_eq!(days(&limit), 5);
			if counted > monday(14, 0) {
				stop_until(monday(14, 0));
			}
			pass_to(counted);
			let left = days(&limit);
			let seconds = Calendar::working_seconds_between(
				Calendar::now(),
				Calendar::date_of(&limit).unwrap(),
			);
			pass_to(anew);
			let again = Calendar::after_working_days_left(left, counted, Calendar::now()).unwrap();
			let seconds_again = Calendar::working_seconds_between(
				Calendar::now(),
				Calendar::date_of(&again).unwrap(),
			);
			// What is left of the day of `counted` doesn't count, nor does that of `anew`.
			let of_day = 86_400;
			assert!(seconds_again.unwrap() + of_day >= seconds.unwrap(), "{counted}");
			assert!(Calendar::date_of(&again) >= Calendar::date_of(&limit), "{counted}");
		});
	}
	ExtBuilder::default().build_and_execute(|| {
		let moment = Calendar::after(Calendar::now(), HOUR).unwrap();
		assert_eq!(Calendar::working_days_left(&moment, Calendar::now()), Ok(None));
		// On its last day one is left.
		let limit = Calendar::after_working_days(Calendar::now(), 0).unwrap();
		assert_eq!(Calendar::working_days_left(&limit, Calendar::now()), Ok(Some(1)));
	});
}

#[test]
fn days_that_are_left_grow_no_more_the_more_often_they_are_counted_in_a_standstill() {
	ExtBuilder::default().build_and_execute(|| {
		let before = Calendar::after_working_days(START, 5).unwrap();
		stop_until(local(2026, 1, 5, 14, 0, 0));
		let within = Calendar::after_working_days(Calendar::now(), 5).unwrap();
		for first in [before, within] {
			let mut limit = first;
			for n in 0..8 {
				let since = Calendar::now();
				let left = Calendar::working_days_left(&limit, since).unwrap().unwrap();
				next_block();
				let now = Calendar::now();
				let again = Calendar::after_working_days_left(left, since, now).unwrap();
				assert!(again >= limit);
				// What is left of the day before the standstill is a whole one once.
				assert!(n == 0 || again == limit);
				limit = again;
			}
			let more = Calendar::working_seconds_between(
				Calendar::date_of(&first).unwrap(),
				Calendar::date_of(&limit).unwrap(),
			);
			assert!(more.unwrap() < u64::from(SECONDS_PER_DAY));
		}
		assert_eq!(
			Calendar::after_working_days_left(6, Calendar::now() - 1, Calendar::now()),
			Ok(within)
		);
	});
}

#[test]
fn limit_from_before_a_standstill_gets_it_too() {
	ExtBuilder::default().build_and_execute(|| {
		let before = Calendar::after_working_days(START, 3).unwrap();
		stop_until(START + 4 * HOUR);
		pass_to(START + 8 * HOUR);
		// The same act, counted from its moment of receipt now or then.
		assert_eq!(Calendar::after_working_days(START, 3), Ok(before));
		let later = Calendar::after_working_days(Calendar::now(), 3).unwrap();
		assert_eq!(Calendar::date_of(&later), Some(local(2026, 1, 8, 23, 59, 59) + 999));
		assert!(later < before);
	});
}

#[test]
fn standstill_leaves_out_working_time() {
	ExtBuilder::default().build_and_execute(|| {
		stop_until(START + 4 * HOUR);
		let between = Calendar::working_seconds_between;
		assert_eq!(between(START, START + 6 * HOUR), Ok(3600));
		assert_eq!(between(START - HOUR, START + 2 * HOUR), Ok(3600));
		assert_eq!(between(START + HOUR, START + 5 * HOUR), Ok(0));
	});
}

#[test]
fn standstill_cuts_the_hour_after_the_one_before() {
	ExtBuilder::default().build_and_execute(|| {
		let limit = Calendar::after(START, 0).unwrap();
		events();
		stop_until(START + HOUR);
		let second = START + HOUR + 10 * MINUTE;
		pass_to(second);
		stop_until(second + HOUR);
		// That the first ended earlier than was said is what the second says.
		let (start, resumed) = (START, START + HOUR);
		assert_eq!(
			events(),
			[
				Event::StandstillBegan { number: 0, cause: NoBlocks, start },
				Event::StandstillEnded { number: 0, resumed, end: resumed + GRACE },
				Event::StandstillBegan { number: 1, cause: NoBlocks, start: second },
			]
		);
		assert_eq!(
			spans(),
			[
				(NoBlocks, START, START + HOUR, second),
				(NoBlocks, second, second + HOUR, second + HOUR + GRACE)
			]
		);
		assert_eq!(standstill(1).moment, START);
		assert_eq!(Calendar::date_of(&limit), Some(second + 2 * HOUR));
	});
}

#[test]
fn standstill_goes_on_when_the_next_block_is_late_too() {
	ExtBuilder::default().build_and_execute(|| {
		events();
		for n in 1..=5 {
			stop_until(START + n * 2 * MINUTE);
		}
		let resumed = START + 10 * MINUTE;
		assert_eq!(spans(), [(NoBlocks, START, resumed, resumed + GRACE)]);
		assert_eq!(events().len(), 1);
	});
}

#[test]
fn standstill_is_recorded_while_the_runtime_is_halted() {
	ExtBuilder::default().build_and_execute(|| {
		let limit = Calendar::after(START, HOUR).unwrap();
		events();
		Halted::set(true);
		for _ in 0..3 {
			next_block();
		}
		// Also a long time without blocks is part of it.
		stop_until(START + HOUR);
		Halted::set(false);
		next_block();

		let resumed = START + HOUR;
		let end = resumed + GRACE;
		assert_eq!(spans(), [(HaltedCause, START, resumed, end)]);
		assert_eq!(
			events(),
			[
				Event::StandstillBegan { number: 0, cause: HaltedCause, start: START },
				Event::StandstillEnded { number: 0, resumed, end },
			]
		);
		assert_eq!(Calendar::date_of(&limit), Some(START + 3 * HOUR));
	});
}

#[test]
fn standstill_ends_at_once_when_another_cause_follows() {
	ExtBuilder::default().build_and_execute(|| {
		stop_until(START + HOUR);
		Halted::set(true);
		events();
		next_block();
		let resumed = START + HOUR;
		assert_eq!(
			spans(),
			[
				(NoBlocks, START, resumed, resumed),
				(HaltedCause, resumed, resumed + SECOND, resumed + SECOND + GRACE)
			]
		);
		assert_eq!(
			events(),
			[
				Event::StandstillEnded { number: 0, resumed, end: resumed },
				Event::StandstillBegan { number: 1, cause: HaltedCause, start: resumed },
			]
		);
		assert_eq!(standstill(1).moment, START);
	});
}

#[test]
fn standstill_keeps_the_order_of_limits() {
	ExtBuilder::default().build_and_execute(|| {
		let mut limits: Vec<Limit> = Vec::new();
		for n in 0..20u64 {
			let from = Calendar::now();
			limits.push(Calendar::after(from, (n * 37 % 50) * HOUR).unwrap());
			limits.push(Calendar::after_working_days(from, (n * 13 % 9) as u16).unwrap());
			if n % 3 == 0 {
				stop_until(from + (n + 1) * 20 * MINUTE);
			} else {
				pass_to(from + 5 * HOUR);
			}
		}
		limits.sort();
		let (days, moments): (Vec<_>, Vec<_>) =
			limits.iter().partition(|limit| matches!(limit, Limit::WorkingDay { .. }));
		for queue in [days, moments] {
			let dates: Vec<_> = queue.iter().map(Calendar::date_of).collect();
			assert!(dates.is_sorted());
		}
	});
}

/// Whatever happened: a limit is due from the millisecond after its date on, and not before. And
/// its date does not depend on when one asks, unless the chain stood still before it.
#[test]
fn dates_and_clocks_agree_on_a_chain_that_stood_still_often() {
	ExtBuilder::default().build_and_execute(|| {
		let mut seed = 0x2545_f491_4f6c_dd1d_u64;
		let mut random = |below: u64| {
			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			seed % below
		};
		let mut limits = Vec::new();
		let mut due = Vec::new();
		for _ in 0..400 {
			let now = Calendar::now();
			for from in [now, now.saturating_sub(random(2 * DAY)).max(START)] {
				limits.push(Calendar::after(from, random(3 * DAY)).unwrap());
				limits.push(Calendar::after_working_days(from, random(4) as u16).unwrap());
			}
			match random(4) {
				0 => stop_until(now + MINUTE + 1 + random(8 * HOUR)),
				1 => {
					Halted::set(true);
					block_at(now + 500 + random(2 * HOUR));
					Halted::set(false);
				}
				_ => {
					pass_to(now + 500 + random(12 * HOUR));
				}
			}
			let now = Calendar::now();
			limits.retain(|limit| {
				let date = Calendar::date_of(limit).unwrap();
				assert_eq!(Calendar::is_due(limit), now > date, "{limit:?} at {now}");
				if now > date {
					due.push((*limit, date));
				}
				now <= date
			});
		}
		assert!(StandstillCount::<Test>::get() > 100);
		assert!(due.len() > 1000);
		for (limit, date) in due {
			assert!(Calendar::is_due(&limit));
			assert_eq!(Calendar::date_of(&limit), Some(date));
		}
	});
}
