// SPDX-License-Identifier: Apache-2.0

//! # Invoices
//!
//! A tax authority allots series to sellers. A seller issues invoices in its series: the chain gives
//! the number and the link to the invoice before, and checks the arithmetic. The enterprise in whose
//! name an invoice stands locks it for a claim for reimbursement and closes what was reimbursed, so
//! that no part of it is ever reimbursed twice.
//!
//! ## Words
//!
//! - **Profile**: currency, rounding, tolerance, allowed rates, and how long a lock lasts; set by a
//!   tax authority.
//! - **Series**: what one seller may issue: how many invoices, up to which sum, until when.
//! - **Number, link**: invoices of a series are numbered 1, 2, 3 … without gaps, and each link
//!   hashes the link before, so that nothing can be slipped in or dropped.
//! - **Client reference**: the seller's own reference. Sending the same invoice again under the same
//!   reference succeeds and changes nothing; another invoice under it is refused.
//! - **Title**: in whose name an invoice stands; fixed at issue.
//! - **Lock**: part of an invoice set aside for one claim. It ends by closing, by release, or by
//!   itself after the working days of the profile.
//! - **Folded**: an invoice whose money is all closed or reversed is kept as one small record.
//!
//! ## Money
//!
//! `total = open + locked + closed + reversed + reserved`. Issuing opens the total with tax;
//! locking, releasing and closing move between parts; nothing else exists. `reversed` and `reserved`
//! are for red invoices, which have no call yet.
//!
//! ## Privacy
//!
//! Line items, names and tax numbers stay off chain, behind the salted commitment `content`. A title
//! is an enterprise or a commitment, never a citizen by number. Opening a committed title makes its
//! identity and salt public in that block, and its identity part of the record.
//!
//! ## State
//!
//! An open invoice is two entries: its record, and the way from its client reference to it. The key
//! of the latter is a 16-byte hash under an identity hasher: only the seller can put keys there, and
//! a collision only makes one of its own references refused. Both are at most 260 bytes together,
//! keys included. Locks are one more entry as long as any runs.
//!
//! ## Invariants
//!
//! 1. The money of an invoice adds up to its total, and is settled if and only if it is folded.
//! 2. The locks of an invoice add up to its locked money, each is of at least 1 for a claim of its
//!    own, and there is an entry if and only if there is a lock.
//! 3. The invoices of a series are numbered 1 to its count; their totals add up to its amount;
//!    neither is beyond the limits; its head is the link of the last one.
//! 4. There are as many client references in a series as invoices, each for another invoice.
//! 5. The counts of the months of a series add up to its count, their bases and taxes to its amount;
//!    the months of a tax authority in a currency are the sums of those of its series.
//! 6. A series has a profile, a number below the next, and an entry under its seller.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod genesis;
mod issue;
#[cfg(test)]
mod mock;
mod reads;
mod reimburse;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
#[allow(clippy::as_conversions, reason = "the encoding of an enum by its index is generated")]
mod types;
pub mod weights;

pub use genesis::{GenesisProfile, GenesisRate, GenesisRounding};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the pallet macro generates both; what is written by hand below only declares"
)]
#[frame_support::pallet]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::{pallet_prelude::*, storage::with_storage_layer};
	use frame_system::pallet_prelude::*;
	use govchain_invoice_rules::{Currency, Profile, ProfileFault};
	use govchain_primitives::{
		invoices::{
			first_link, InvoiceId, Period, PeriodTotals, ProfileId, SeriesId, TitleOpening,
		},
		Agenda, Authorize, Capability, DepartmentId, Identities, IdentityId, IdentityKind, Limit,
		Moment, Party, Role, WorkingCalendar,
	};
	use sp_core::H256;

	use super::*;

	/// Version of the layout of storage.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// Who is a tax officer.
		type Authorize: Authorize<Self::AccountId>;
		/// Who speaks for a seller or a title.
		type Identities: Identities<Self::AccountId>;
		/// Time.
		type Calendar: WorkingCalendar;
		/// Where the ends of locks are put.
		type Agenda: Agenda;
	}

	/// What invoices keep to. The number is chosen by a tax officer, so its hasher spreads it.
	#[pallet::storage]
	pub type Profiles<T> = StorageMap<_, Twox64Concat, ProfileId, ProfileRecord>;

	/// The number of the next series.
	#[pallet::storage]
	pub type NextSeries<T> = StorageValue<_, SeriesId, ValueQuery>;

	/// What sellers may issue. The chain gives the number, so it is its own hash.
	#[pallet::storage]
	pub type Series<T> = StorageMap<_, Identity, SeriesId, SeriesRecord>;

	/// The series of each seller. Both numbers are given by the chain.
	#[pallet::storage]
	pub type SeriesOfSeller<T> =
		StorageDoubleMap<_, Identity, IdentityId, Identity, SeriesId, (), OptionQuery>;

	/// Invoices by series and number. Both are given by the chain.
	#[pallet::storage]
	pub type Invoices<T> =
		StorageDoubleMap<_, Identity, SeriesId, Identity, u32, InvoiceRecord, OptionQuery>;

	/// From [`Pallet::client_key`] to the number of the invoice. The key is a hash already.
	#[pallet::storage]
	pub type ClientRefs<T> =
		StorageDoubleMap<_, Identity, SeriesId, Identity, [u8; 16], u32, OptionQuery>;

	/// The locks of an invoice by series and number, both given by the chain. Empty lists aren't
	/// kept.
	#[pallet::storage]
	pub type Locks<T> =
		StorageDoubleMap<_, Identity, SeriesId, Identity, u32, LocksOfInvoice, ValueQuery>;

	/// What was issued in a series in a month. The chain gives both numbers.
	#[pallet::storage]
	pub type SeriesTotals<T> =
		StorageDoubleMap<_, Identity, SeriesId, Identity, Period, PeriodTotals, ValueQuery>;

	/// What was issued in all series of a tax authority in one currency in a month. No one can
	/// choose any of the three freely.
	#[pallet::storage]
	pub type DepartmentTotals<T> = StorageNMap<
		_,
		(NMapKey<Identity, DepartmentId>, NMapKey<Identity, Currency>, NMapKey<Identity, Period>),
		PeriodTotals,
		ValueQuery,
	>;

	/// Profiles that stand from the beginning. Departments have to be built before.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The profiles.
		pub profiles: Vec<GenesisProfile>,
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		#[expect(clippy::expect_used, clippy::panic, reason = "genesis must fail loudly")]
		fn build(&self) {
			for profile in &self.profiles {
				let record = profile.parse().unwrap_or_else(|fault| {
					panic!("genesis: invoice profile {}: {fault}", profile.id)
				});
				assert!(
					(1..=MAX_LOCK_DAYS).contains(&record.lock_days),
					"genesis: invoice profile {}: lockDays is 1 to {MAX_LOCK_DAYS}",
					profile.id
				);
				assert!(
					!Profiles::<T>::contains_key(profile.id),
					"genesis: invoice profile {} is there twice",
					profile.id
				);
				T::Authorize::ensure_capability(record.department, Capability::TaxAuthority)
					.expect("genesis: the department of an invoice profile is a tax authority");
				Profiles::<T>::insert(profile.id, record);
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A profile was set or changed.
		#[codec(index = 0)]
		ProfileSet {
			profile: ProfileId,
			department: DepartmentId,
			/// Who did it for the department.
			officer: T::AccountId,
		},
		/// A seller may issue in a new series.
		#[codec(index = 1)]
		SeriesAllotted {
			series: SeriesId,
			seller: IdentityId,
			department: DepartmentId,
			/// Who did it for the department.
			officer: T::AccountId,
		},
		/// An invoice was issued.
		#[codec(index = 2)]
		Issued {
			invoice: InvoiceId,
			/// The seller's own reference.
			client_ref: H256,
			title: Party,
			/// Total with tax, in minor units.
			total: u64,
			/// Commits to this invoice and all before it in the series.
			link: H256,
		},
		/// The same invoice was sent again under the same reference. Nothing changed.
		#[codec(index = 3)]
		AlreadyIssued {
			/// What it got the first time.
			invoice: InvoiceId,
			client_ref: H256,
		},
		/// A committed title was opened by the enterprise that it names.
		#[codec(index = 4)]
		TitleOpened { invoice: InvoiceId, holder: IdentityId },
		/// Part of an invoice was locked for a claim.
		#[codec(index = 5)]
		Locked {
			invoice: InvoiceId,
			/// Reference of the claim.
			claim_ref: H256,
			/// In minor units.
			amount: u64,
			/// When the lock ends by itself.
			until: Limit,
		},
		/// A lock was released: the amount is open again.
		#[codec(index = 6)]
		Released {
			invoice: InvoiceId,
			claim_ref: H256,
			/// In minor units.
			amount: u64,
		},
		/// A lock ended by itself: the amount is open again since the end of its last day.
		#[codec(index = 7)]
		LockExpired {
			invoice: InvoiceId,
			claim_ref: H256,
			/// In minor units.
			amount: u64,
		},
		/// What a claim had locked was reimbursed.
		#[codec(index = 8)]
		Closed {
			invoice: InvoiceId,
			claim_ref: H256,
			/// In minor units.
			amount: u64,
		},
		/// No money of the invoice can move any more, and its record was folded.
		#[codec(index = 9)]
		Folded { invoice: InvoiceId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no profile with this number. A tax officer sets it first.
		#[codec(index = 0)]
		UnknownProfile,
		/// There is no series with this number.
		#[codec(index = 1)]
		UnknownSeries,
		/// There is no invoice with this number.
		#[codec(index = 2)]
		UnknownInvoice,
		/// The profile belongs to a tax authority that is neither your department nor, for
		/// allotting, above it.
		#[codec(index = 3)]
		ProfileOfAnotherDepartment,
		/// Currency and decimals of a profile can't change, since its series count in them. Set a
		/// new profile.
		#[codec(index = 4)]
		CurrencyIsFixed,
		/// The currency of a profile is three capital letters by ISO 4217.
		#[codec(index = 5)]
		ProfileCurrency,
		/// The currency exponent of a profile is at most 4.
		#[codec(index = 6)]
		ProfileExponent,
		/// The tolerance of a profile is less than one unit of its currency.
		#[codec(index = 7)]
		ProfileTolerance,
		/// A profile lists a rate that its category can't have, such as an exemption at 13 %.
		#[codec(index = 8)]
		ProfileRate,
		/// A profile lists at least one rate, and each once; or allows any.
		#[codec(index = 9)]
		ProfileRates,
		/// A lock lasts 1 to 250 working days.
		#[codec(index = 10)]
		LockDays,
		/// A series has room for at least one invoice and one minor unit.
		#[codec(index = 11)]
		NoRoom,
		/// The series would end before it begins: its end lies in the past.
		#[codec(index = 12)]
		EndsInThePast,
		/// The seller is no identity in good standing.
		#[codec(index = 13)]
		SellerNotInGoodStanding,
		/// Only enterprises sell in a series, are named as a title, and have invoices reimbursed. A
		/// citizen's title is committed.
		#[codec(index = 14)]
		NotAnEnterprise,
		/// No series numbers are left.
		#[codec(index = 15)]
		NoSeriesLeft,
		/// Your account doesn't speak for the seller of the series.
		#[codec(index = 16)]
		NotTheSeller,
		/// The series has ended. The tax authority allots a new one.
		#[codec(index = 17)]
		SeriesEnded,
		/// The series has no invoices left. The tax authority allots a new one.
		#[codec(index = 18)]
		CountLimitReached,
		/// The total with tax is more than the series has left. The tax authority allots a new one.
		#[codec(index = 19)]
		AmountLimitReached,
		/// Another invoice was issued under this client reference.
		#[codec(index = 20)]
		ClientRefTaken,
		/// An invoice is over more than zero. A correction is a red invoice.
		#[codec(index = 21)]
		NotPositive,
		/// A batch has at least one invoice.
		#[codec(index = 22)]
		EmptyBatch,
		/// An amount is beyond what can be computed.
		#[codec(index = 23)]
		AmountOutOfRange,

		/// The currency (BT-5) isn't that of the profile.
		#[codec(index = 30)]
		CurrencyOfProfile,
		/// BR-CO-13: total without tax (BT-109) = lines (BT-106) − allowances (BT-107) + charges
		/// (BT-108).
		#[codec(index = 31)]
		BrCo13TotalWithoutTax,
		/// BR-CO-14: total tax (BT-110) = sum of the category taxes (BT-117).
		#[codec(index = 32)]
		BrCo14TaxTotal,
		/// BR-CO-15: total with tax (BT-112) = total without tax (BT-109) + total tax (BT-110).
		#[codec(index = 33)]
		BrCo15TotalWithTax,
		/// BR-CO-16: amount due (BT-115) = total with tax (BT-112) − paid (BT-113) + rounding
		/// (BT-114).
		#[codec(index = 34)]
		BrCo16AmountDue,
		/// BR-CO-17: category tax (BT-117) = base (BT-116) × rate (BT-119) / 100, rounded as the
		/// profile says and within its tolerance.
		#[codec(index = 35)]
		BrCo17CategoryTax,
		/// BR-CO-18: an invoice has at least one tax subtotal (BG-23).
		#[codec(index = 36)]
		BrCo18NoTaxBreakdown,
		/// The bases of the categories (BT-116) add up to the total without tax (BT-109).
		#[codec(index = 37)]
		BasesTotal,
		/// The category can't have this rate (BR-S-05, BR-Z-05 and their kin).
		#[codec(index = 38)]
		RateOfCategory,
		/// The profile doesn't allow this rate of this category.
		#[codec(index = 39)]
		RateOfProfile,
		/// There is one tax subtotal for each category and rate.
		#[codec(index = 40)]
		RepeatedSubtotal,

		/// Your account doesn't speak for the enterprise in whose name the invoice stands.
		#[codec(index = 50)]
		NotTitled,
		/// The title is committed: to lock, pass the identity and salt that open it.
		#[codec(index = 51)]
		OpeningMissing,
		/// The identity and salt don't open the title of this invoice.
		#[codec(index = 52)]
		OpeningMismatch,
		/// A lock is of at least one minor unit.
		#[codec(index = 53)]
		NothingToLock,
		/// All money of the invoice was reimbursed or reversed: there is nothing left to reimburse.
		#[codec(index = 54)]
		AlreadyReimbursed,
		/// The amount is more than is open: the rest is locked, reimbursed, reversed or reserved.
		#[codec(index = 55)]
		MoreThanOpen,
		/// The claim has a lock on this invoice already. Release it to lock another amount.
		#[codec(index = 56)]
		ClaimHasLock,
		/// Eight claims have locks on this invoice. Close or release one first.
		#[codec(index = 57)]
		TooManyLocks,
		/// The claim has no lock on this invoice.
		#[codec(index = 58)]
		NoSuchLock,
		/// The lock has ended by itself, and its amount is open again. Lock it anew.
		#[codec(index = 59)]
		LockHasEnded,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "std")]
		fn integrity_test() {
			let class = frame_support::dispatch::DispatchClass::Normal;
			let limit = <T as frame_system::Config>::BlockWeights::get()
				.get(class)
				.max_extrinsic
				.unwrap_or(Weight::MAX);
			let batch = T::WeightInfo::issue_batch(MAX_BATCH);
			assert!(
				batch.ref_time() <= limit.ref_time(),
				"a batch of {MAX_BATCH} invoices weighs {batch:?}, a transaction at most {limit:?}",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets or changes a profile.
		///
		/// A change holds for what is issued and locked from now on. Currency and exponent of a
		/// profile never change, and only the department that set it changes it, or the one that
		/// took its place.
		///
		/// Origin: a tax officer of a tax authority.
		///
		/// - `profile`: its number, chosen by the department.
		/// - `rules`: currency, rounding, tolerance, rates.
		/// - `lock_days`: working days after which a lock ends by itself, 1 to [`MAX_LOCK_DAYS`].
		///
		/// Emits [`Event::ProfileSet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_profile())]
		pub fn set_profile(
			origin: OriginFor<T>,
			profile: ProfileId,
			rules: Profile,
			lock_days: u16,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let officer =
				T::Authorize::ensure_officer(&who, Role::TaxOfficer, Capability::TaxAuthority)?;
			if let Some(known) = Profiles::<T>::get(profile) {
				ensure!(
					T::Authorize::in_charge(known.department) == officer.department,
					Error::<T>::ProfileOfAnotherDepartment
				);
				let same = known.rules.currency == rules.currency
					&& known.rules.exponent == rules.exponent;
				ensure!(same, Error::<T>::CurrencyIsFixed);
			}
			rules.check().map_err(|fault| match fault {
				ProfileFault::Currency => Error::<T>::ProfileCurrency,
				ProfileFault::Exponent => Error::<T>::ProfileExponent,
				ProfileFault::Tolerance => Error::<T>::ProfileTolerance,
				ProfileFault::Rate => Error::<T>::ProfileRate,
				ProfileFault::Rates => Error::<T>::ProfileRates,
			})?;
			ensure!((1..=MAX_LOCK_DAYS).contains(&lock_days), Error::<T>::LockDays);

			let department = officer.department;
			Profiles::<T>::insert(profile, ProfileRecord { department, rules, lock_days });
			Self::deposit_event(Event::ProfileSet { profile, department, officer: who });
			Ok(())
		}

		/// Allots a series to a seller.
		///
		/// Origin: a tax officer of a tax authority, whose department set the profile or is below
		/// the one that did.
		///
		/// - `seller`: an enterprise in good standing.
		/// - `profile`: what its invoices keep to.
		/// - `limits`: how many invoices, and up to which sum of totals with tax.
		/// - `valid_until`: the last moment at which one may be issued, in milliseconds since 1970.
		///   Time in which the chain stands still is added to it.
		///
		/// Emits [`Event::SeriesAllotted`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::allot_series())]
		pub fn allot_series(
			origin: OriginFor<T>,
			seller: IdentityId,
			profile: ProfileId,
			limits: SeriesLimits,
			valid_until: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let officer =
				T::Authorize::ensure_officer(&who, Role::TaxOfficer, Capability::TaxAuthority)?;
			let department = officer.department;
			let owner = Profiles::<T>::get(profile).ok_or(Error::<T>::UnknownProfile)?.department;
			let owner = T::Authorize::in_charge(owner);
			ensure!(
				owner == department || T::Authorize::is_above(owner, department),
				Error::<T>::ProfileOfAnotherDepartment
			);
			ensure!(limits.count > 0 && limits.amount > 0, Error::<T>::NoRoom);
			ensure!(
				T::Identities::is_in_good_standing(seller),
				Error::<T>::SellerNotInGoodStanding
			);
			Self::ensure_enterprise(seller)?;
			let now = T::Calendar::now();
			let left = valid_until.checked_sub(now).ok_or(Error::<T>::EndsInThePast)?;
			let valid_until = T::Calendar::after(now, left)?;
			let series = NextSeries::<T>::get();
			let next = series.checked_add(1).ok_or(Error::<T>::NoSeriesLeft)?;

			NextSeries::<T>::put(next);
			let head = first_link(series, seller);
			Series::<T>::insert(
				series,
				SeriesRecord {
					seller,
					department,
					profile,
					limits,
					valid_until,
					count: 0,
					amount: 0,
					head,
				},
			);
			SeriesOfSeller::<T>::insert(seller, series, ());
			Self::deposit_event(Event::SeriesAllotted { series, seller, department, officer: who });
			Ok(())
		}

		/// Issues an invoice. The chain gives its number and link.
		///
		/// Issuing the same invoice again under the same client reference succeeds and changes
		/// nothing, even when the series has ended or has no room meanwhile.
		///
		/// Origin: an account that speaks for the seller.
		///
		/// - `series`: where to issue.
		/// - `invoice`: what to issue.
		///
		/// Emits [`Event::Issued`], or [`Event::AlreadyIssued`] if it was issued before. A broken
		/// rule of EN 16931 is the error with its name.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::issue())]
		pub fn issue(
			origin: OriginFor<T>,
			series: SeriesId,
			invoice: NewInvoice,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_issue(&who, series, &[invoice])
		}

		/// Issues up to [`MAX_BATCH`] invoices, all or none.
		///
		/// As [`Pallet::issue`] one after the other. What of them was issued before succeeds and
		/// changes nothing, so a batch can be sent again as a whole.
		///
		/// Origin: an account that speaks for the seller.
		///
		/// - `series`: where to issue.
		/// - `invoices`: what to issue, in the order of their numbers.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::issue_batch(
			u32::try_from(invoices.len()).unwrap_or(MAX_BATCH)
		))]
		pub fn issue_batch(
			origin: OriginFor<T>,
			series: SeriesId,
			invoices: Batch,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			ensure!(!invoices.is_empty(), Error::<T>::EmptyBatch);
			with_storage_layer(|| Self::do_issue(&who, series, &invoices))
		}

		/// Locks part of an invoice for a claim for reimbursement.
		///
		/// The lock ends after the working days of the profile, unless it is closed or released
		/// before. A claim may lock again once its lock is gone, as far as money is open.
		///
		/// Origin: an account that speaks for the enterprise in whose name the invoice stands.
		///
		/// - `invoice`: its number on the chain.
		/// - `amount`: how much, in minor units, at most what is open.
		/// - `claim_ref`: reference of the claim, chosen by the enterprise; a hash if it says
		///   something.
		/// - `opening`: identity and salt of a committed title, needed the first time. Becomes
		///   public.
		///
		/// Emits [`Event::Locked`], before it [`Event::TitleOpened`] if that was needed.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::lock())]
		pub fn lock(
			origin: OriginFor<T>,
			invoice: InvoiceId,
			amount: u64,
			claim_ref: H256,
			opening: Option<TitleOpening>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_lock(&who, invoice, amount, claim_ref, opening)
		}

		/// Closes what a claim has locked: it was reimbursed. Never undone.
		///
		/// Origin: an account that speaks for the enterprise in whose name the invoice stands.
		///
		/// - `invoice`: its number on the chain.
		/// - `claim_ref`: reference of the claim.
		///
		/// Emits [`Event::Closed`], and [`Event::Folded`] if no money is left to move.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::close())]
		pub fn close(origin: OriginFor<T>, invoice: InvoiceId, claim_ref: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close(&who, invoice, claim_ref)
		}

		/// Releases what a claim has locked: it isn't reimbursed, and the amount is open again.
		///
		/// Origin: an account that speaks for the enterprise in whose name the invoice stands.
		///
		/// - `invoice`: its number on the chain.
		/// - `claim_ref`: reference of the claim.
		///
		/// Emits [`Event::Released`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(
			origin: OriginFor<T>,
			invoice: InvoiceId,
			claim_ref: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_release(&who, invoice, claim_ref)
		}
	}

	impl<T: Config> Pallet<T> {
		pub(crate) fn ensure_enterprise(identity: IdentityId) -> Result<(), Error<T>> {
			ensure!(
				T::Identities::kind_of(identity) == Some(IdentityKind::Enterprise),
				Error::<T>::NotAnEnterprise
			);
			Ok(())
		}
	}
}
