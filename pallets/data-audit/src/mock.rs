// SPDX-License-Identifier: Apache-2.0

//! A housing bureau that owns data, a fire brigade and a court that want to use it, and a department
//! that owns data of its own.

use frame_support::{assert_ok, derive_impl};
use govchain_evidence::merkle::{LeafHash, MerkleTree, TreeSize};
use govchain_primitives::{
	audit::{
		DataClass, DataSetId, FieldId, GrantId, GrantTerms, SharingRule, SilenceInterval, StreamId,
	},
	Capability, DepartmentId, Role, WorkingCalendar,
};
pub use govchain_test_support::{account, AccountId, MockAgenda, MockAuthorize, MockCalendar};
use sp_core::H256;
use sp_runtime::{traits::IdentityLookup, BuildStorage};

use super::*;
use crate as pallet_data_audit;

pub const HOUSING: DepartmentId = 1;
pub const FIRE: DepartmentId = 2;
pub const COURT: DepartmentId = 3;
/// A data owner too.
pub const TAX: DepartmentId = 4;
/// No department.
pub const NOWHERE: DepartmentId = 99;

/// Data steward of [`HOUSING`].
pub const STEWARD: u8 = 1;
/// Data steward of [`FIRE`], which owns no data.
pub const FIRE_STEWARD: u8 = 2;
/// Data steward of [`COURT`], which owns no data.
pub const COURT_STEWARD: u8 = 3;
/// Data steward of [`TAX`].
pub const TAX_STEWARD: u8 = 4;
/// Clerk of [`HOUSING`].
pub const CLERK: u8 = 5;
/// The account of the agent of [`HOUSING`]'s stream.
pub const AGENT: u8 = 6;
/// No officer.
pub const STRANGER: u8 = 200;

pub const HOUR: u64 = 3_600_000;
pub const DAY: u64 = 24 * HOUR;

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
	pub type DataAudit = pallet_data_audit;
}

pub type Block = frame_system::mocking::MockBlock<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl Config for Test {
	type Authorize = MockAuthorize;
	type Calendar = MockCalendar;
	type Agenda = MockAgenda;
	type WeightInfo = ();
}

#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		govchain_test_support::reset();
		MockAuthorize::add_department(HOUSING, None, &[Capability::DataOwner]);
		MockAuthorize::add_department(FIRE, None, &[]);
		MockAuthorize::add_department(COURT, None, &[]);
		MockAuthorize::add_department(TAX, None, &[Capability::DataOwner]);
		let stewards =
			[(STEWARD, HOUSING), (FIRE_STEWARD, FIRE), (COURT_STEWARD, COURT), (TAX_STEWARD, TAX)];
		for (steward, department) in stewards {
			MockAuthorize::add_officer(account(steward), department, &[Role::DataSteward]);
		}
		MockAuthorize::add_officer(account(CLERK), HOUSING, &[Role::Clerk]);
		let config = RuntimeGenesisConfig::default();
		let mut ext: sp_io::TestExternalities = config.build_storage().unwrap().into();
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs a test and checks the invariants before and after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			DataAudit::do_try_state().unwrap();
			test();
			DataAudit::do_try_state().unwrap();
		});
	}
}

pub fn signed(n: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(n))
}

pub fn last_event() -> Event<Test> {
	let RuntimeEvent::DataAudit(event) = System::events().pop().expect("an event").event else {
		panic!("the last event is of another pallet");
	};
	event
}

pub fn events() -> Vec<Event<Test>> {
	let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::DataAudit(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}

pub fn name(text: &str) -> Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn field_names(names: &[&str]) -> FieldNames {
	let names: Vec<FieldName> =
		names.iter().map(|name| name.as_bytes().to_vec().try_into().unwrap()).collect();
	names.try_into().unwrap()
}

/// A data set of [`HOUSING`] with four fields.
pub fn data_set(text: &str, rule: SharingRule) -> DataSetId {
	assert_ok!(DataAudit::register_data_set(
		signed(STEWARD),
		name(text),
		DataClass::Personal,
		rule,
		field_names(&["owner", "address", "area", "mortgage"]),
	));
	LastDataSet::<Test>::get()
}

/// Terms for [`FIRE`], for thirty days, without a limit of uses.
pub fn terms(data_set: DataSetId, fields: &[FieldId]) -> GrantTerms {
	GrantTerms {
		data_set,
		grantee: FIRE,
		fields: fields
			.iter()
			.copied()
			.collect::<std::collections::BTreeSet<_>>()
			.try_into()
			.unwrap(),
		purpose: H256::repeat_byte(0xaa),
		legal_basis: H256::repeat_byte(0xbb),
		case: None,
		end: MockCalendar::now() + 30 * DAY,
		uses: None,
		from: None,
	}
}

/// Grants, and gives the number of the grant.
pub fn granted(by: u8, terms: GrantTerms) -> GrantId {
	assert_ok!(DataAudit::grant(signed(by), terms));
	LastGrant::<Test>::get()
}

/// A stream of [`HOUSING`] with [`AGENT`] that may be silent for a day.
pub fn stream() -> StreamId {
	assert_ok!(DataAudit::open_stream(
		signed(STEWARD),
		name("housing register"),
		Default::default(),
		H256::repeat_byte(0xcc),
		Some(account(AGENT)),
		SilenceInterval::Millis(DAY),
	));
	LastStream::<Test>::get()
}

/// A log off chain.
#[derive(Clone, Default)]
pub struct Log(pub MerkleTree);

impl Log {
	/// A log of `size` entries.
	pub fn of(size: u64) -> Self {
		let mut log = Self::default();
		log.grow_to(size);
		log
	}

	/// As [`Log::of`], with one entry changed.
	pub fn rewritten(size: u64, changed: u64) -> Self {
		let mut log = Self::default();
		for i in 0..size {
			let text = if i == changed { "nobody was here".into() } else { format!("entry {i}") };
			log.0.push(LeafHash::of(text.as_bytes()));
		}
		log
	}

	pub fn grow_to(&mut self, size: u64) {
		for i in self.0.size().0..size {
			self.0.push(LeafHash::of(format!("entry {i}").as_bytes()));
		}
	}

	pub fn root(&self, size: u64) -> H256 {
		H256(self.0.head_at(TreeSize(size)).unwrap().root.0)
	}

	pub fn proof(&self, old: u64, new: u64) -> Proof {
		let proof = self.0.consistency_proof(TreeSize(old), TreeSize(new)).unwrap();
		proof.into_iter().map(|hash| H256(hash.0)).collect::<Vec<_>>().try_into().unwrap()
	}

	/// What the agent sends for the step from `old` to `new` entries.
	pub fn checkpoint(&self, stream: StreamId, old: u64, new: u64) -> sp_runtime::DispatchResult {
		let (root, proof) = (self.root(new), self.proof(old, new));
		DataAudit::checkpoint(signed(AGENT), stream, new, root, proof)
	}
}
