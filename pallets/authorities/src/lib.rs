// SPDX-License-Identifier: Apache-2.0

//! # Authorities
//!
//! Who runs authority nodes: the set that authors and finalises, who held which session keys in
//! which session, and which authority was at fault.
//!
//! ## Terminology
//!
//! - **Authority**: a department's validator node, known by an account.
//! - **Set**: the authorities of one session. A set is *planned* one session ahead.
//! - **Record**: who held which keys in a session, and for which department.
//! - **Fault**: a double vote or double authoring, proven by two signatures of one key.
//! - **Open fault**: one whose consequences the council has not lifted.
//!
//! ## Sets and sessions
//!
//! The pallet names no session type. The runtime's `SessionManager` calls
//! [`Pallet::genesis_set`], [`Pallet::next_set`] and [`Pallet::record_session`], so a flavour of the
//! chain without the session pallet can do without them. A set is planned from the admitted
//! authorities that have session keys, less those that are excluded, and only a set that differs
//! from the one before is named: each change costs a new GRANDPA set and a hand-over in every piece
//! of evidence. Moving an authority to another department counts as a change, so within one GRANDPA
//! set a key always belongs to one department, whichever of its sessions a proof names.
//!
//! ## Key ownership
//!
//! The pallet is the [`KeyOwnerProofSystem`](frame_support::traits::KeyOwnerProofSystem) of the
//! runtime. It looks keys up in its records instead of a trie made of the keys for the *next*
//! session, so a key that was rotated away stays provable to the end of the last session in which
//! it was active and [`SESSIONS_KEPT`] sessions beyond.
//!
//! ## Faults
//!
//! [`RecordFaults`] stands between the checkers of evidence and the offences pallet: the offences
//! pallet remembers which offence was reported, and what it hands on has lost its kind and round,
//! so the fault is written here, against the department that held the key in that session. An
//! authority with an open fault may not author from the next block on, and is out of the set from
//! the second session change on, unless fewer than [`MIN_AUTHORITIES`] would remain. Both last
//! until the council lifts them with [`Pallet::lift_fault`]. Only a third of the set is ever kept
//! from authoring: with more at fault nobody could author the council's answer.
//!
//! Double votes are checked by the GRANDPA pallet. Double authoring has no checker upstream, so
//! [`Pallet::report_double_authoring`] is one: two sealed headers of one slot and key, handed in
//! unsigned by the node that imported both blocks.
//!
//! ## Invariants
//!
//! 1. The planned set is sorted by account, names nobody twice, and is empty only if no authority
//!    was ever admitted.
//! 2. Each admitted authority has a provider reference.
//! 3. The sessions at which records start ascend, none is later than the newest session, only the
//!    first may lie before the kept ones, and exactly these records are stored.
//! 4. In a record no authority and no key of a kind occurs twice.
//! 5. Open faults of an authority ascend, are not empty, are its own and not lifted, and every
//!    fault that is not lifted is among them.
//! 6. Faults are numbered from 0 without gaps, each is listed once for its department, and the list
//!    of a department has as many entries as its count says.
//! 7. The length of a session is not zero.

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

mod authoring;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod faults;
mod keys;
#[cfg(test)]
mod mock;
mod sets;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod weights;

pub use authoring::{DoubleAuthoring, MAX_DIGEST_ITEMS, MAX_HEADER_BYTES, REPORT_LONGEVITY};
pub use faults::{RecordFaults, DOUBLE_AUTHORING, DOUBLE_VOTE, TOO_MANY_FAULTS, UNKNOWN_KIND};
pub use keys::RecordedSessions;
pub use pallet::*;
pub use sets::AdmittedAuthority;
pub use weights::WeightInfo;

/// Fewest authorities that an exclusion may leave. Agreement with one faulty member needs
/// n = 3f + 1 = 4: in a set of four the faulty one can stop nothing, and in a set of three nobody
/// else may fail any more, so leaving it out would take more safety than it gives.
pub const MIN_AUTHORITIES: u32 = 4;

/// Sessions whose keys stay on record, the current one included: as long as a fault can be proven.
///
/// A node reports a double vote when it sees it and double authoring up to 1,000 slots later, which
/// is 100 of the shortest sessions (10 blocks). The rest is for evidence that people gather: 17
/// hours of 60-block sessions. Records of equal sessions are stored once, so the bound on state is
/// reached only if keys change in each of these sessions.
pub const SESSIONS_KEPT: u32 = 1024;

/// Most open faults of one authority. The first one has every consequence; an authority that is
/// kept in a set of four could otherwise write a record with each round of GRANDPA until the
/// council meets.
pub const MAX_OPEN_FAULTS: u32 = 16;

/// Blocks in a session unless genesis says otherwise: the first block of each session takes no
/// transactions, so shorter ones cost throughput, and longer ones let an excluded authority vote
/// for longer.
pub const DEFAULT_SESSION_LENGTH: u32 = 60;

const LOG_TARGET: &str = "runtime::authorities";

#[allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the pallet macros write such code; what is written by hand is in the topic files"
)]
#[frame_support::pallet]
pub mod pallet {
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use govchain_primitives::{
		authorities::{
			DisableAuthority, Fault, FaultId, FaultKind, KeyHolder, SeatedAuthority, SessionIndex,
			MAX_AUTHORITIES,
		},
		Authorize, DepartmentId, Moment, WorkingCalendar,
	};
	use sp_consensus_aura::sr25519::AuthorityId;
	use sp_staking::offence::ReportOffence;

	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The departments, to check that those of genesis may run authorities.
		type Authorize: Authorize<Self::AccountId>;
		/// The council, which lifts the consequences of faults.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The clock.
		type Calendar: WorkingCalendar;
		/// Stops and restarts authoring.
		type Disable: DisableAuthority<Self::AccountId>;
		/// Where double authoring goes once it is proven: [`RecordFaults`] before the offences
		/// pallet.
		type Reports: ReportOffence<
			Self::AccountId,
			SeatedAuthority<Self::AccountId>,
			DoubleAuthoring<SeatedAuthority<Self::AccountId>>,
		>;
		/// Weights.
		type WeightInfo: WeightInfo;
	}

	/// An admitted authority.
	#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
	pub struct Authority {
		/// The department that answers for it now.
		pub department: DepartmentId,
		/// Since when it answers for it; 0 for genesis.
		pub since: Moment,
	}

	/// Who may be in the set. At most [`MAX_AUTHORITIES`]. The council chooses the accounts, so
	/// nobody can make the keys collide.
	#[pallet::storage]
	pub type Authorities<T: Config> =
		CountedStorageMap<_, Twox64Concat, T::AccountId, Authority, OptionQuery>;

	/// The set planned last, with the department of each authority at that time, by account: from
	/// the start of a session on that of the next one.
	#[pallet::storage]
	pub type PlannedSet<T: Config> = StorageValue<
		_,
		BoundedVec<SeatedAuthority<T::AccountId>, ConstU32<MAX_AUTHORITIES>>,
		ValueQuery,
	>;

	/// Which sessions are on record, and in which of them keys or departments changed.
	#[pallet::storage]
	pub type Recorded<T: Config> = StorageValue<_, RecordedSessions, OptionQuery>;

	/// Who held which keys from the session that is the key on, until the next such session.
	/// Sessions are counted by the chain, so nobody can choose the keys.
	#[pallet::storage]
	pub type KeyHolders<T: Config> = StorageMap<
		_,
		Twox64Concat,
		SessionIndex,
		BoundedVec<KeyHolder<T::AccountId>, ConstU32<MAX_AUTHORITIES>>,
		OptionQuery,
	>;

	/// All faults. Numbered by the chain, so nobody can choose the keys.
	#[pallet::storage]
	pub type Faults<T: Config> =
		StorageMap<_, Twox64Concat, FaultId, Fault<T::AccountId>, OptionQuery>;

	/// The number of the next fault.
	#[pallet::storage]
	pub type NextFault<T: Config> = StorageValue<_, FaultId, ValueQuery>;

	/// Faults of an authority whose consequences are not lifted, oldest first. The council chooses
	/// the accounts.
	#[pallet::storage]
	pub type OpenFaults<T: Config> = StorageMap<
		_,
		Twox64Concat,
		T::AccountId,
		BoundedVec<FaultId, ConstU32<MAX_OPEN_FAULTS>>,
		ValueQuery,
	>;

	/// How many faults were recorded against a department. Departments are numbered by the chain.
	#[pallet::storage]
	pub type FaultCounts<T: Config> = StorageMap<_, Twox64Concat, DepartmentId, u32, ValueQuery>;

	/// The faults of a department by position, from 0 to its count. Both keys are counted by the
	/// chain.
	#[pallet::storage]
	pub type DepartmentFaults<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DepartmentId, Twox64Concat, u32, FaultId, OptionQuery>;

	/// Blocks in a session. Set at genesis.
	#[pallet::storage]
	pub type SessionLength<T: Config> =
		StorageValue<_, u32, ValueQuery, ConstU32<DEFAULT_SESSION_LENGTH>>;

	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// The first set. Each department must have the capability to run an authority, and each
		/// account session keys.
		pub authorities: Vec<SeatedAuthority<T::AccountId>>,
		/// Blocks in a session.
		pub session_length: u32,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { authorities: Vec::new(), session_length: DEFAULT_SESSION_LENGTH }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(&self.authorities, self.session_length);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A set that differs from the one before takes over with a session.
		#[codec(index = 0)]
		SetPlanned {
			/// The first session of the set.
			session: SessionIndex,
			/// The whole set, by account.
			authorities: Vec<SeatedAuthority<T::AccountId>>,
		},
		/// An authority with an open fault is left out of the set from a session on.
		#[codec(index = 1)]
		AuthorityExcluded {
			authority: T::AccountId,
			department: DepartmentId,
			/// The first session without it.
			session: SessionIndex,
		},
		/// A fault was proven and recorded.
		#[codec(index = 2)]
		FaultRecorded {
			fault: FaultId,
			authority: T::AccountId,
			/// The department that answered for the authority in that session.
			department: DepartmentId,
			kind: FaultKind,
			/// The session of the fault.
			session: SessionIndex,
		},
		/// The council lifted the consequences of all open faults of an authority.
		#[codec(index = 3)]
		FaultLifted {
			authority: T::AccountId,
			/// How many faults were open.
			faults: u32,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The authority has no open fault, so there is nothing to lift. The faults of a department
		/// can be read with their state from the authorities API.
		#[codec(index = 0)]
		NoOpenFault,
		/// A header has more than [`MAX_DIGEST_ITEMS`] items in its digest, or more than
		/// [`MAX_HEADER_BYTES`] bytes. No block of this chain has.
		#[codec(index = 40)]
		HeaderTooLarge,
		/// The last item in the digest of a header is not an Aura seal. Hand the headers in as they
		/// came from the network, not as the database returns them to the runtime.
		#[codec(index = 41)]
		NotSealed,
		/// The digest of a header does not name one slot.
		#[codec(index = 42)]
		NoSlot,
		/// Both headers are of the same block, which may be sealed as often as one likes.
		#[codec(index = 43)]
		SameBlock,
		/// The headers are of different slots. An authority has one block in each.
		#[codec(index = 44)]
		DifferentSlots,
		/// A header is not sealed by the key that is said to have done it.
		#[codec(index = 45)]
		BadSeal,
		/// No authority held the key in the session in which the first of both blocks was made, or
		/// that session is not on record any more. The authorities API says which ones are.
		#[codec(index = 46)]
		NotAnAuthority,
		/// The fault is on record, or the authority has so many open ones that no more are recorded.
		#[codec(index = 47)]
		KnownFault,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Lift the consequences of all open faults of an authority.
		///
		/// It may author again from the next block on, and is back in the set that is planned at
		/// the next session change if it was out of it. The faults stay on record, marked with the
		/// time. A fault that is proven later counts anew.
		///
		/// Origin: the council.
		///
		/// ## Parameters
		/// - `authority`: the authority; one that is no longer admitted has its faults lifted too.
		///
		/// ## Errors
		/// - [`Error::NoOpenFault`]
		///
		/// ## Events
		/// - [`Event::FaultLifted`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::lift_fault(MAX_OPEN_FAULTS))]
		pub fn lift_fault(
			origin: OriginFor<T>,
			authority: T::AccountId,
		) -> DispatchResultWithPostInfo {
			T::CouncilOrigin::ensure_origin(origin)?;
			let lifted = Self::do_lift_fault(authority)?;
			Ok(Some(T::WeightInfo::lift_fault(lifted)).into())
		}

		/// Report that an authority made two blocks in one slot.
		///
		/// The fault is recorded against the department that held the key in the session in which
		/// the first of both blocks was made, once for each authority and slot, and everything that
		/// follows from a fault begins. A node that imports two such blocks sends this by itself.
		///
		/// Origin: none. The pool takes it from its own node alone, and no other node is told, so it
		/// comes with a block of a node that saw the fault.
		///
		/// ## Parameters
		/// - `first`, `second`: the headers of both blocks, each with its seal, in any order.
		/// - `author`: the key that sealed both.
		///
		/// ## Errors
		/// - [`Error::HeaderTooLarge`]
		/// - [`Error::NotSealed`]
		/// - [`Error::NoSlot`]
		/// - [`Error::SameBlock`]
		/// - [`Error::DifferentSlots`]
		/// - [`Error::NotAnAuthority`]
		/// - [`Error::KnownFault`]
		/// - [`Error::BadSeal`]
		///
		/// ## Events
		/// - [`Event::FaultRecorded`]
		#[pallet::call_index(40)]
		#[pallet::weight((T::WeightInfo::report_double_authoring(), DispatchClass::Operational))]
		pub fn report_double_authoring(
			origin: OriginFor<T>,
			first: Box<HeaderFor<T>>,
			second: Box<HeaderFor<T>>,
			author: AuthorityId,
		) -> DispatchResult {
			ensure_none(origin)?;
			Self::do_report_double_authoring(&first, &second, &author)?;
			Ok(())
		}
	}

	// `AuthorizeCall`, which takes the place of this upstream, is a transaction extension, and those
	// are frozen. GRANDPA's reports come in the same way.
	#[allow(deprecated)]
	#[pallet::validate_unsigned]
	impl<T: Config> ValidateUnsigned for Pallet<T> {
		type Call = Call<T>;

		fn validate_unsigned(source: TransactionSource, call: &Call<T>) -> TransactionValidity {
			Self::validate_report(source, call)
		}
	}
}
