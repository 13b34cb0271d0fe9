// SPDX-License-Identifier: Apache-2.0

use frame_support::{derive_impl, traits::Get, BoundedVec};
use govchain_invoice_rules::{
	AllowedRates, Amount, Currency, Profile, Rate, RateOfCategory, Subtotal, TaxCategory, Totals,
};
use govchain_primitives::{
	invoices::{commit_title, InvoiceId, SeriesId, TitleOpening},
	Capability, Commitment, DepartmentId, IdentityId, IdentityKind, Moment, Party, Role,
};
use govchain_test_support::{
	account, AccountId, MockAgenda, MockAuthorize, MockCalendar, MockIdentities,
};
use sp_core::H256;
use sp_runtime::{traits::IdentityLookup, BuildStorage};

use crate as pallet_invoices;
use crate::{GenesisProfile, GenesisRate, GenesisRounding, NewInvoice, SeriesLimits};

type Block = frame_system::mocking::MockBlock<Test>;

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
	pub type Invoices = pallet_invoices;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl pallet_invoices::Config for Test {
	type WeightInfo = ();
	type Authorize = MockAuthorize;
	type Identities = MockIdentities;
	type Calendar = MockCalendar;
	type Agenda = MockAgenda;
}

/// The tax authority, one below it, another one, and a department that is none.
pub const TAX: DepartmentId = 1;
pub const TAX_BELOW: DepartmentId = 2;
pub const TAX_ELSEWHERE: DepartmentId = 3;
pub const OTHER: DepartmentId = 4;

/// Enterprises: a seller, a buyer and another one; and a citizen.
pub const SELLER: IdentityId = 10;
pub const BUYER: IdentityId = 11;
pub const OTHER_FIRM: IdentityId = 12;
pub const CITIZEN: IdentityId = 13;

/// The profile of the genesis: CNY, 9 % and 13 %, locks of 10 working days.
pub const PROFILE: u32 = 1;
/// What [`allotted`] allots.
pub const SERIES: SeriesId = 0;
pub const LIMITS: SeriesLimits = SeriesLimits { count: 100, amount: 1_000_000_000 };
/// 30 days after the start.
pub const VALID_UNTIL: Moment = MockCalendar::START + 30 * 86_400_000;

pub const LOCK_DAYS: u16 = 10;

pub fn tax_officer() -> AccountId {
	account(1)
}
pub fn tax_officer_below() -> AccountId {
	account(2)
}
pub fn tax_officer_elsewhere() -> AccountId {
	account(3)
}
/// Has the role in a department that isn't a tax authority.
pub fn officer_without_capability() -> AccountId {
	account(4)
}
/// Has another role in the tax authority.
pub fn clerk() -> AccountId {
	account(5)
}
pub fn seller() -> AccountId {
	account(10)
}
pub fn buyer() -> AccountId {
	account(11)
}
pub fn other_firm() -> AccountId {
	account(12)
}
pub fn citizen() -> AccountId {
	account(13)
}
/// Nobody's account.
pub fn stranger() -> AccountId {
	account(99)
}

pub fn genesis_profile() -> GenesisProfile {
	let rate = |category: &str, percent: &str| GenesisRate {
		category: category.into(),
		percent: percent.into(),
	};
	GenesisProfile {
		id: PROFILE,
		department: TAX,
		currency: "CNY".into(),
		exponent: 2,
		rounding: GenesisRounding::HalfUp,
		tax_tolerance: 0,
		rates: vec![rate("S", "9"), rate("S", "13"), rate("E", "0")],
		lock_days: LOCK_DAYS,
	}
}

pub struct ExtBuilder {
	profiles: Vec<GenesisProfile>,
	allotted: bool,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { profiles: vec![genesis_profile()], allotted: false }
	}
}

impl ExtBuilder {
	pub fn profiles(mut self, profiles: Vec<GenesisProfile>) -> Self {
		self.profiles = profiles;
		self
	}

	/// With a series for the seller.
	pub fn allotted() -> Self {
		Self { allotted: true, ..Self::default() }
	}

	pub fn build(self) -> sp_io::TestExternalities {
		govchain_test_support::reset();
		MockAuthorize::add_department(TAX, None, &[Capability::TaxAuthority]);
		MockAuthorize::add_department(TAX_BELOW, Some(TAX), &[Capability::TaxAuthority]);
		MockAuthorize::add_department(TAX_ELSEWHERE, None, &[Capability::TaxAuthority]);
		MockAuthorize::add_department(OTHER, None, &[Capability::Approver]);
		MockAuthorize::add_officer(tax_officer(), TAX, &[Role::TaxOfficer]);
		MockAuthorize::add_officer(tax_officer_below(), TAX_BELOW, &[Role::TaxOfficer]);
		MockAuthorize::add_officer(tax_officer_elsewhere(), TAX_ELSEWHERE, &[Role::TaxOfficer]);
		MockAuthorize::add_officer(officer_without_capability(), OTHER, &[Role::TaxOfficer]);
		MockAuthorize::add_officer(clerk(), TAX, &[Role::Clerk]);
		MockIdentities::add(SELLER, IdentityKind::Enterprise, seller());
		MockIdentities::add(BUYER, IdentityKind::Enterprise, buyer());
		MockIdentities::add(OTHER_FIRM, IdentityKind::Enterprise, other_firm());
		MockIdentities::add(CITIZEN, IdentityKind::Citizen, citizen());
		let genesis = RuntimeGenesisConfig {
			system: Default::default(),
			invoices: crate::GenesisConfig { profiles: self.profiles, _config: Default::default() },
		};
		let mut ext = sp_io::TestExternalities::new(genesis.build_storage().unwrap());
		ext.execute_with(|| {
			System::set_block_number(1);
			if self.allotted {
				allot(LIMITS);
				System::reset_events();
			}
		});
		ext
	}

	/// Runs a test, and checks every invariant after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Invoices::do_try_state().unwrap();
		});
	}

	/// Runs a test that breaks the invariant with this number.
	pub fn build_and_break(self, invariant: &str, test: impl FnOnce()) {
		self.build().execute_with(|| {
			Invoices::do_try_state().unwrap();
			test();
			let fault = Invoices::do_try_state().unwrap_err();
			let fault: &'static str = fault.into();
			assert!(fault.starts_with(invariant), "{fault}");
		});
	}
}

pub fn allot(limits: SeriesLimits) -> SeriesId {
	let series = crate::NextSeries::<Test>::get();
	Invoices::allot_series(
		RuntimeOrigin::signed(tax_officer()),
		SELLER,
		PROFILE,
		limits,
		VALID_UNTIL,
	)
	.unwrap();
	series
}

pub fn cny() -> Currency {
	Currency::new("CNY").unwrap()
}

pub fn subtotal(percent: u32, base: Amount, tax: Amount) -> Subtotal {
	Subtotal { category: TaxCategory::Standard, rate: Rate(percent * 1_000), base, tax }
}

/// 1,000.00 at 9 % and 500.50 at 13 %; 1,655.57 with tax.
pub fn totals() -> Totals {
	Totals {
		currency: cny(),
		lines: 150_050,
		allowances: 0,
		charges: 0,
		without_tax: 150_050,
		tax: 15_507,
		with_tax: 165_557,
		prepaid: 0,
		rounding: 0,
		due: 165_557,
		subtotals: vec![subtotal(9, 100_000, 9_000), subtotal(13, 50_050, 6_507)]
			.try_into()
			.unwrap(),
	}
}

/// Of the total with tax of [`totals`].
pub const TOTAL: u64 = 165_557;

pub fn client_ref(n: u32) -> H256 {
	H256::from_low_u64_be(u64::from(n) + 0xc1_0000)
}

pub fn claim(n: u32) -> H256 {
	H256::from_low_u64_be(u64::from(n) + 0xc2_0000)
}

/// In the name of the buyer.
pub fn invoice(n: u32) -> NewInvoice {
	NewInvoice {
		client_ref: client_ref(n),
		title: Party::Identity(BUYER),
		totals: totals(),
		content: Commitment::repeat_byte(0xcc),
	}
}

pub fn opening() -> TitleOpening {
	TitleOpening { identity: BUYER, salt: [7; 32] }
}

/// In the committed name of the buyer.
pub fn committed_invoice(n: u32) -> NewInvoice {
	NewInvoice { title: Party::Committed(commit_title(&opening())), ..invoice(n) }
}

/// Issues in [`SERIES`] and says the number.
pub fn issue(invoice: NewInvoice) -> InvoiceId {
	let client_ref = invoice.client_ref;
	Invoices::issue(RuntimeOrigin::signed(seller()), SERIES, invoice).unwrap();
	Invoices::invoice_by_client_ref(SERIES, client_ref).unwrap().invoice
}

/// Locks for the buyer.
pub fn lock(invoice: InvoiceId, amount: u64, n: u32) {
	Invoices::lock(RuntimeOrigin::signed(buyer()), invoice, amount, claim(n), None).unwrap();
}

pub fn standard_profile() -> Profile {
	Profile {
		rates: AllowedRates::Only(BoundedVec::truncate_from(vec![RateOfCategory {
			category: TaxCategory::Standard,
			rate: Rate(6_000),
		}])),
		..Profile::standard(cny(), 2)
	}
}

pub fn events() -> Vec<crate::Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Invoices(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// Bytes of keys and values of all entries of the pallet.
pub fn state_size() -> usize {
	let prefix = sp_io::hashing::twox_128(b"Invoices");
	let mut key = prefix.to_vec();
	let mut size = 0;
	while let Some(next) = sp_io::storage::next_key(&key).filter(|next| next.starts_with(&prefix)) {
		size += next.len() + sp_io::storage::get(&next).unwrap().len();
		key = next;
	}
	size
}

/// A digest of everything in storage.
pub fn state_root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

pub fn max_batch() -> usize {
	<frame_support::traits::ConstU32<{ crate::MAX_BATCH }> as Get<u32>>::get() as usize
}
