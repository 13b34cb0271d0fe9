// SPDX-License-Identifier: Apache-2.0

//! A runtime with a real timestamp, and a room that notes what falls due.

use std::cell::{Cell, RefCell};

use frame_support::{
	derive_impl, parameter_types,
	traits::Hooks,
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
};
use frame_system::EnsureRoot;
use govchain_primitives::{calendar::MonthDay, AgendaItem, Moment, OnDue};
use sp_runtime::{BuildStorage, Perbill};

use crate::{Days, GenesisYear};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;

	#[runtime::pallet_index(2)]
	pub type Calendar = crate;
}

pub type Block = frame_system::mocking::MockBlock<Test>;

/// Where the clock of a test starts: Monday, 2026-01-05, 09:00 in China.
pub const START: Moment = 1_767_574_800_000;

pub const SECOND: Moment = 1000;
pub const MINUTE: Moment = 60 * SECOND;
pub const HOUR: Moment = 60 * MINUTE;
pub const DAY: Moment = 24 * HOUR;

/// The case whose step weighs what [`HeavyWeight`] says.
pub const HEAVY: u64 = u64::MAX;

parameter_types! {
	pub BlockWeights: frame_system::limits::BlockWeights =
		frame_system::limits::BlockWeights::simple_max(
			Weight::from_parts(500 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX),
		);
	pub const DbWeight: frame_support::weights::RuntimeDbWeight =
		frame_support::weights::RuntimeDbWeight { read: 8_000_000, write: 50_000_000 };
	pub static Share: Perbill = Perbill::from_percent(25);
	pub static Threshold: Moment = 60_000;
	pub static Halted: bool = false;
	// Five reads and five writes, as settling a record takes.
	pub static ItemWeight: Weight = Weight::from_parts(350_000_000, 5_000);
	// What an item takes, where that is less.
	pub static UsedWeight: Weight = Weight::MAX;
	pub static HeavyWeight: Weight = Weight::from_parts(400 * WEIGHT_REF_TIME_PER_MILLIS, 5_000);
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type BlockWeights = BlockWeights;
	type DbWeight = DbWeight;
}

impl pallet_timestamp::Config for Test {
	type Moment = Moment;
	type OnTimestampSet = Calendar;
	type MinimumPeriod = frame_support::traits::ConstU64<500>;
	type WeightInfo = ();
}

impl crate::Config for Test {
	type CouncilOrigin = EnsureRoot<u64>;
	type Time = Timestamp;
	type Halted = Halted;
	type OnDue = Room;
	type AgendaShare = Share;
	type StandstillThreshold = Threshold;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
}

thread_local! {
	static HANDED_OVER: RefCell<Vec<AgendaItem>> = const { RefCell::new(Vec::new()) };
	static REACTION: Cell<fn(AgendaItem)> = const { Cell::new(|_| ()) };
}

/// The room behind the agenda.
pub struct Room;

impl Room {
	/// Everything handed over since this was last asked.
	pub fn take() -> Vec<AgendaItem> {
		HANDED_OVER.take()
	}

	/// What the room does with an item besides noting it.
	pub fn react(reaction: fn(AgendaItem)) {
		REACTION.set(reaction);
	}
}

impl OnDue for Room {
	fn on_due(item: AgendaItem) -> Weight {
		HANDED_OVER.with_borrow_mut(|items| items.push(item));
		REACTION.get()(item);
		UsedWeight::get().min(Self::weight(&item))
	}

	fn weight(item: &AgendaItem) -> Weight {
		match item {
			AgendaItem::Step { case: HEAVY, .. } => HeavyWeight::get(),
			_ => ItemWeight::get(),
		}
	}
}

/// The working calendar of 2026 as the General Office of the State Council published it on
/// 2025-11-04: the weekdays among the holidays, and the weekend days worked in exchange.
pub fn china_2026() -> GenesisYear {
	let new_year = ["2026-01-01", "2026-01-02"];
	let spring = ["02-16", "02-17", "02-18", "02-19", "02-20", "02-23"];
	let tomb_sweeping = ["04-06"];
	let labour = ["05-01", "05-04", "05-05"];
	let dragon_boat = ["06-19"];
	let mid_autumn = ["09-25"];
	let national = ["10-01", "10-02", "10-05", "10-06", "10-07"];
	let off_days: [&[&str]; 7] =
		[&new_year, &spring, &tomb_sweeping, &labour, &dragon_boat, &mid_autumn, &national];
	let working_days = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"];
	GenesisYear {
		year: 2026,
		off_days: off_days.concat().into_iter().map(Into::into).collect(),
		working_days: working_days.map(Into::into).to_vec(),
	}
}

pub struct ExtBuilder {
	utc_offset_minutes: i16,
	years: Vec<GenesisYear>,
	start: Moment,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		let next = GenesisYear { year: 2027, off_days: vec!["01-01".into()], working_days: vec![] };
		Self { utc_offset_minutes: 480, years: vec![china_2026(), next], start: START }
	}
}

impl ExtBuilder {
	pub fn utc_offset_minutes(mut self, minutes: i16) -> Self {
		self.utc_offset_minutes = minutes;
		self
	}

	pub fn years(mut self, years: Vec<GenesisYear>) -> Self {
		self.years = years;
		self
	}

	pub fn start(mut self, start: Moment) -> Self {
		self.start = start;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		Room::take();
		Room::react(|_| ());
		Share::set(Perbill::from_percent(25));
		Threshold::set(60_000);
		Halted::set(false);
		UsedWeight::set(Weight::MAX);
		let genesis = RuntimeGenesisConfig {
			calendar: crate::GenesisConfig {
				utc_offset_minutes: self.utc_offset_minutes,
				years: self.years,
				..Default::default()
			},
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| block_at(self.start));
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Calendar::do_try_state().unwrap();
		});
	}
}

/// Makes the next block at `now`. Returns what its `on_initialize` weighed.
pub fn block_at(now: Moment) -> Weight {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	let weight = Calendar::on_initialize(number);
	Timestamp::set(RuntimeOrigin::none(), now).unwrap();
	<Timestamp as Hooks<_>>::on_finalize(number);
	weight
}

/// Makes one more block, a second later.
pub fn next_block() -> Weight {
	block_at(Timestamp::get() + SECOND)
}

/// Makes a block at `now` as if there had been blocks all the time until then.
pub fn pass_to(now: Moment) -> Weight {
	let threshold = Threshold::get();
	Threshold::set(Moment::MAX);
	let weight = block_at(now);
	Threshold::set(threshold);
	weight
}

/// A moment by local time in China.
pub fn local(year: i32, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Moment {
	let date =
		time::Date::from_calendar_date(year, time::Month::try_from(month).unwrap(), day).unwrap();
	let offset = time::UtcOffset::from_hms(8, 0, 0).unwrap();
	let at = date.with_hms(hour, minute, second).unwrap().assume_offset(offset);
	u64::try_from(at.unix_timestamp()).unwrap() * SECOND
}

/// A list of days as calls take it.
pub fn days<const N: usize>(list: [(u8, u8); N]) -> Days {
	list.map(|(month, day)| MonthDay { month, day }).to_vec().try_into().unwrap()
}

pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}
