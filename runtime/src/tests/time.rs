// SPDX-License-Identifier: Apache-2.0

//! The clock of the whole runtime: when it stands still.

use frame_support::assert_ok;
use govchain_primitives::calendar::{Standstill, StandstillCause};

use super::*;
use crate::Calendar;

#[test]
fn no_standstill_is_recorded_when_a_minute_passes() {
	run(|| {
		next_block(START + 60_000);
		assert_eq!(Calendar::standstills(0, 10), []);
	});
}

#[test]
fn standstill_is_recorded_when_more_than_a_minute_passes() {
	run(|| {
		let resumed = START + 61_000;
		next_block(resumed);
		next_block(resumed + SLOT_MILLIS);
		let (number, standstill) = Calendar::standstills(0, 10).remove(0);
		let Standstill { cause, start, resumed: recorded, end, .. } = standstill;
		assert_eq!(number, 0);
		assert_eq!(cause, StandstillCause::NoBlocks);
		assert_eq!(start, START);
		assert_eq!(recorded, resumed);
		assert_eq!(end, resumed + pallet_calendar::GRACE);
	});
}

#[test]
fn limit_is_longer_by_the_standstill() {
	run(|| {
		let limit = <Calendar as WorkingCalendar>::after(START, 120_000).unwrap();
		let standstill = 100_000;
		next_block(START + standstill);
		let end = START + standstill + pallet_calendar::GRACE + 120_000;
		assert_eq!(<Calendar as WorkingCalendar>::date_of(&limit), Some(end));
	});
}

fn pause(pallet: &[u8], call: &[u8]) -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
	let full_name: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
		(pallet.to_vec().try_into().unwrap(), call.to_vec().try_into().unwrap());
	let pause = pallet_tx_pause::Call::pause { full_name: full_name.clone() };
	assert_ok!(motion(&COUNCIL[..3], emergency(pause)));
	assert_eq!(enacted(), Some(Ok(())));
	full_name
}

#[test]
fn nobody_s_time_runs_while_a_call_is_paused_by_which_a_limit_is_kept() {
	run(|| {
		let limit = <Calendar as WorkingCalendar>::after(START, 120_000).unwrap();
		let ident = pause(b"Approvals", b"decide");
		for block in 1..=10 {
			next_block(START + block * SLOT_MILLIS);
		}
		assert_eq!(decree(pallet_tx_pause::Call::unpause { ident }), Ok(()));
		next_block(START + 11 * SLOT_MILLIS);

		let (_, standstill) = Calendar::standstills(0, 10).remove(0);
		assert_eq!(standstill.cause, StandstillCause::Halted);
		assert_eq!(standstill.start, START);
		let held = standstill.end - standstill.start;
		assert!(held >= 10 * SLOT_MILLIS, "{held}");
		let date = <Calendar as WorkingCalendar>::date_of(&limit);
		assert_eq!(date, Some(START + 120_000 + held));
	});
}

#[test]
fn time_runs_while_a_call_is_paused_that_keeps_no_limit() {
	run(|| {
		pause(b"Departments", b"rename");
		next_block(START + SLOT_MILLIS);
		next_block(START + 2 * SLOT_MILLIS);
		assert_eq!(Calendar::standstills(0, 10), []);
	});
}

#[test]
#[should_panic(expected = "Timestamp slot must match `CurrentSlot`")]
fn block_is_refused_when_its_time_is_not_in_its_slot() {
	run(|| {
		Executive::finalize_block();
		let slot = Slot::from(START / SLOT_MILLIS + 1);
		let log = DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode());
		Executive::initialize_block(&Header {
			parent_hash: block_hash(1),
			number: 2,
			state_root: H256::zero(),
			extrinsics_root: H256::zero(),
			digest: Digest { logs: vec![log] },
		});
		let timestamp = pallet_timestamp::Call::set { now: START + 2 * SLOT_MILLIS };
		let _ = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(timestamp.into()));
	});
}
