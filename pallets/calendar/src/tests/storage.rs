// SPDX-License-Identifier: Apache-2.0

//! The bytes of everything stored. A change here needs a migration.

use codec::Encode;
use govchain_primitives::{
	calendar::{MonthDay, Standstill, StandstillCause},
	Agenda, AgendaItem, AgendaKey, Limit,
};
use hex_literal::hex;

use crate::{
	mock::*, AgendaCounters, Coverage, MomentAgenda, QueueKey, WorkingDayAgenda, YearTable,
};

#[test]
fn year_table_has_fixed_bytes() {
	let mut table = YearTable::default();
	for n in [0, 9, 365] {
		table.set(n, true);
	}
	assert_eq!(
		table.encode(),
		hex!(
			"01 02 00000000000000000000 00000000000000000000 00000000000000000000"
			"00000000000000000000 000000 20"
		)
	);
}

#[test]
fn coverage_has_fixed_bytes() {
	let coverage = Coverage { first_year: 2026, ends: vec![248, 508].try_into().unwrap() };
	assert_eq!(coverage.encode(), hex!("ea07 08 f8000000 fc010000"));
}

#[test]
fn standstill_has_fixed_bytes() {
	let standstill = Standstill {
		cause: StandstillCause::Halted,
		start: 1,
		resumed: 2,
		end: 3,
		moment: 4,
		position: 5,
	};
	assert_eq!(
		standstill.encode(),
		hex!(
			"01 0100000000000000 0200000000000000 0300000000000000 0400000000000000"
			"0500000000000000"
		)
	);
	assert_eq!(StandstillCause::NoBlocks.encode(), hex!("00"));
}

#[test]
fn queue_key_has_fixed_bytes() {
	let key = QueueKey { position: 0x0102_0304_0506_0708.into(), number: 9.into() };
	assert_eq!(key.encode(), hex!("0102030405060708 0000000000000009"));
}

#[test]
fn counters_have_fixed_bytes() {
	let counters = AgendaCounters { next_number: 2, scheduled: 1 };
	assert_eq!(counters.encode(), hex!("0200000000000000 0100000000000000"));
}

#[test]
fn limits_and_keys_have_fixed_bytes() {
	let limit = Limit::WorkingDay { ordinal: 2, second: 86_399 };
	assert_eq!(limit.encode(), hex!("00 02000000 7f510100"));
	assert_eq!(Limit::Moment(1).encode(), hex!("01 0100000000000000"));
	let key = AgendaKey { limit: Limit::Moment(1), number: 2 };
	assert_eq!(key.encode(), hex!("01 0100000000000000 0200000000000000"));
	assert_eq!(MonthDay { month: 2, day: 28 }.encode(), hex!("02 1c"));
}

#[test]
fn agenda_items_have_fixed_bytes() {
	let mark = sp_core::H256::repeat_byte(7);
	let of_mark = [&[6][..], &[7; 32]].concat();
	let items: [(AgendaItem, &[u8]); 7] = [
		(AgendaItem::Step { case: 1, step: 2 }, &hex!("00 0100000000000000 02")),
		(AgendaItem::Correction { case: 1 }, &hex!("01 0100000000000000")),
		(AgendaItem::StreamSilence { stream: 1 }, &hex!("02 01000000")),
		(AgendaItem::GrantEnd { grant: 1 }, &hex!("03 0100000000000000")),
		(AgendaItem::InvoiceLock { invoice: 1 }, &hex!("04 0100000000000000")),
		(AgendaItem::JointAct { act: 1 }, &hex!("05 0100000000000000")),
		(AgendaItem::OrderEnd { mark }, &of_mark),
	];
	for (item, bytes) in items {
		assert_eq!(item.encode(), bytes);
	}
}

#[test]
fn queues_keep_a_limit_as_one_number_that_sorts() {
	ExtBuilder::default().build_and_execute(|| {
		let item = AgendaItem::StreamSilence { stream: 1 };
		Calendar::schedule(Limit::WorkingDay { ordinal: 2, second: 86_399 }, item).unwrap();
		Calendar::schedule(Limit::Moment(START), item).unwrap();
		let raw_end = |key: Vec<u8>| key[key.len() - 16..].to_vec();
		let (key, _) = WorkingDayAgenda::<Test>::iter().next().unwrap();
		assert_eq!(
			raw_end(WorkingDayAgenda::<Test>::hashed_key_for(key)),
			[(2 * 86_400 + 86_399u64).to_be_bytes(), 0u64.to_be_bytes()].concat()
		);
		let (key, _) = MomentAgenda::<Test>::iter().next().unwrap();
		assert_eq!(
			raw_end(MomentAgenda::<Test>::hashed_key_for(key)),
			[START.to_be_bytes(), 1u64.to_be_bytes()].concat()
		);
	});
}
