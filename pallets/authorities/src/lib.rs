// SPDX-License-Identifier: Apache-2.0

//! # Authorities
//!
//! Who runs authority nodes: the set that authors and finalises and how it changes, who held which
//! session keys in which session, which authority was at fault, and which nodes belong to the
//! network.
//!
//! ## Terminology
//!
//! - **Authority**: a department's validator node, known by an account.
//! - **Set**: the authorities of one session. A set is *planned* one session ahead.
//! - **Record**: who held which keys in a session, and for which department.
//! - **Fault**: a double vote or double authoring, proven by two signatures of one key.
//! - **Open fault**: one whose consequences the council has not lifted.
//! - **Live**: authored within the last [`LIVE_TURNS`] turns of the set in office.
//! - **Node**: a machine in the network, known by its peer id. An authority runs one, others only
//!   read or serve.
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
//! ## Changes of the set
//!
//! A department asks for an authority with [`Pallet::request_authority`], and the council decides:
//!
//! - [`Pallet::admit`] makes it one more. Once admitted, the account registers its session keys with
//!   the session pallet's `set_keys`, which demands a proof that it holds them.
//! - [`Pallet::replace`] puts it in the place of another one of its department. The new one may
//!   register keys from then on, and the old one stays in the set until it has: one change of the
//!   set, never a hole in it.
//! - [`Pallet::retire`] makes one less. The department may do that itself.
//!
//! Each takes effect, with the keys that are registered by then, at the second start of a session
//! after the motion, or after `set_keys` if that comes later: within twice the length of a session.
//!
//! A change is refused if too few live authorities would be left to finalise, in the set that results
//! from it or in the one in office: a set that can't finalise can't finalise its own change. GRANDPA
//! needs n − ⌊(n − 1) / 3⌋ of n. Who has not authored yet is not live, so below four authorities,
//! where all are needed, none can be added, and the next one is admitted once the last one authors.
//! Turns are counted in blocks, so nobody grows old while the chain stands still.
//!
//! Between the decision and the change a node may fail: keys are registered late, faults exclude, the
//! council lifts them. So the same is asked of each set when it is planned, whatever made it, and one
//! that couldn't finalise waits ([`Event::ChangeWaits`]): the set before stays in office, and each
//! session tries again.
//!
//! Session keys of an account that is neither admitted nor planned nor in office any more are
//! forgotten when the session begins in which that is so. Whoever finds a lost machine can't come
//! back on its keys, and the keys may serve another account. The records prove faults all the same.
//!
//! ## Restart of finality
//!
//! If too many authorities are lost for good, blocks go on and finality stands. Only
//! [`Pallet::restart_finality`] helps: the lost leave the list of the admitted, the remaining set is
//! fixed and planned at the next start of a session, and takes over at the one after by a *forced*
//! change, which nodes apply by the number of blocks and without finality. Removal and forced change
//! are one change of the set. While it is under way no other is accepted, and no session keys: the
//! GRANDPA pallet loses a change that is signalled while a forced one is pending.
//!
//! Nodes drop normal changes that were signalled and not final, and the runtime has counted these as
//! sets. The restart sets the number of the set back to that of the nodes (see
//! [`RestartFinality`](govchain_primitives::authorities::RestartFinality)), so that the new set has
//! one number everywhere. How many changes hang follows from `best_finalized` and is not asked for.
//! That holds as long as finality stands. If it goes on before the change is signalled, the council
//! calls the restart off with [`Pallet::cancel_restart`].
//!
//! ## Nodes
//!
//! [`Nodes`] lists the peers that nodes talk to. The list is in force from genesis on; whom an
//! operator names on a node's command line counts as listed for that node. The council lists a node, by
//! itself or with the authority that it admits; its department exchanges the machine and may take it
//! off. Nodes of a retired or replaced authority stay listed until somebody does. So do those of a
//! suspended department: to cut off its authorities could stop finality, so that is a decision of its own.
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
//! the second session change on, unless fewer than [`MIN_AUTHORITIES`] would remain, or too few who
//! are live. Both last until the council lifts them with [`Pallet::lift_fault`]. Only a third of the set is ever kept
//! from authoring: with more at fault nobody could author the council's answer.
//!
//! Double votes are checked by the GRANDPA pallet. Double authoring has no checker upstream, so
//! [`Pallet::report_double_authoring`] is one: two sealed headers of one slot and key, handed in
//! unsigned by the node that imported both blocks, with those that lead from their forks to this
//! chain.
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
//! 8. Who takes another one's place is not admitted and has a provider reference, whom it replaces is
//!    admitted, and nobody is replaced by two.
//! 9. Authorship is noted for those only who are admitted, planned or in office, and not in future
//!    blocks.
//! 10. Listed nodes and those that departments ask for have well-formed peer ids, the count of a
//!     department is that of its nodes and not stored if it is zero, and no bound is passed.
//! 11. The seats that a restart under way fixes are not empty, sorted by account, and admitted.
//! 12. Someone is given up only by a restart whose change is not signalled, is not admitted meanwhile,
//!     and has a provider reference.

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
mod changes;
mod faults;
mod keys;
mod liveness;
#[cfg(test)]
mod mock;
mod nodes;
mod restart;
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

/// Turns that an authority may miss and still be live. The window is as many blocks as the set in
/// office takes for this many turns: 32 blocks with four authorities, 512 with 64. A turn is missed
/// now and then on a busy machine, eight in a row are not.
pub const LIVE_TURNS: u32 = 8;

/// Shortest delay of a restart in blocks. A node can't undo a forced change, so the block that
/// signals it must not be on a fork that loses. With slots of a second forks are a few blocks long.
pub const MIN_RESTART_DELAY: u32 = 10;
/// Longest delay of a restart in blocks. Until it is over no change of the set is accepted, and a
/// second restart only after twice as long.
pub const MAX_RESTART_DELAY: u32 = 3_600;

/// For how many blocks from its execution on a motion to restart finality may still be good: an hour. It
/// names the height that nodes have finalised, which is right for as long as finality stands and no
/// longer; a motion can be carried until somebody closes it.
pub const MAX_RESTART_VALIDITY: u32 = 3_600;

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
			DisableAuthority, Fault, FaultId, FaultKind, GenesisNode, KeyHolder, Node, NodeKind,
			PeerId, RestartFinality, RestartStage, SeatedAuthority, SessionIndex, MAX_AUTHORITIES,
		},
		Authorize, DepartmentId, Moment, Role, WorkingCalendar,
	};
	use sp_consensus_aura::sr25519::AuthorityId;
	use sp_runtime::SaturatedConversion;
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
		/// Forces a change of the set after finality has stalled.
		type Finality: RestartFinality<BlockNumberFor<Self>>;
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

	/// An authority that a department asks for.
	#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
	pub struct Request<AccountId> {
		/// The account under which the node's session keys would be registered.
		pub account: AccountId,
		/// The node, which is listed when the authority is admitted.
		pub peer: PeerId,
		/// Since when.
		pub requested_at: Moment,
	}

	/// A restart of finality.
	#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
	pub struct Restart<BlockNumber, AccountId> {
		/// The highest block that any of the remaining authorities has finalised.
		pub best_finalized: BlockNumber,
		/// Blocks between the signal and the change.
		pub delay: BlockNumber,
		/// The number of the GRANDPA set that the nodes are in until then.
		pub set_id: u64,
		/// How far it is.
		pub stage: RestartStage,
		/// The remaining authorities, by account.
		pub seats: BoundedVec<SeatedAuthority<AccountId>, ConstU32<MAX_AUTHORITIES>>,
	}

	/// A restart in this runtime.
	pub type RestartOf<T> = Restart<BlockNumberFor<T>, <T as frame_system::Config>::AccountId>;
	/// The authorities that a restart gives up.
	pub type LostOf<T> =
		BoundedVec<<T as frame_system::Config>::AccountId, ConstU32<MAX_AUTHORITIES>>;

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

	/// The authority that a department asks for: one at a time, for the council admits the next one
	/// only when the last one authors. Departments are numbered by the chain.
	#[pallet::storage]
	pub type Requests<T: Config> =
		StorageMap<_, Twox64Concat, DepartmentId, Request<T::AccountId>, OptionQuery>;

	/// Who takes whose place once it has session keys: the new one to the old one. One for each
	/// admitted authority at most. The council chooses the accounts.
	#[pallet::storage]
	pub type Replacements<T: Config> =
		StorageMap<_, Twox64Concat, T::AccountId, T::AccountId, OptionQuery>;

	/// The block that an authority authored last, and block 0 for those of genesis. Only who is
	/// admitted, planned or in office is kept, so the council chooses the accounts.
	#[pallet::storage]
	pub type LastAuthored<T: Config> =
		StorageMap<_, Twox64Concat, T::AccountId, BlockNumberFor<T>, OptionQuery>;

	/// The restart of finality that is under way, kept until the next session change after it.
	#[pallet::storage]
	pub type Restarts<T: Config> = StorageValue<_, RestartOf<T>, OptionQuery>;

	/// Whom the restart under way gives up, with what they were admitted as: until the change is
	/// signalled it can be called off, and they are back.
	#[pallet::storage]
	pub type GivenUp<T: Config> = StorageValue<
		_,
		BoundedVec<(T::AccountId, Authority), ConstU32<MAX_AUTHORITIES>>,
		ValueQuery,
	>;

	/// The number of the GRANDPA set that came into office by the last forced change, 0 if none did.
	/// Nodes are in this set or a later one, whatever is final.
	#[pallet::storage]
	pub type ForcedSet<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The nodes that belong to the network. At most
	/// [`MAX_NODES`](govchain_primitives::authorities::MAX_NODES). An operator chooses the peer id of a replaced machine, so the hasher is one that resists.
	#[pallet::storage]
	pub type Nodes<T: Config> = CountedStorageMap<_, Blake2_128Concat, PeerId, Node, OptionQuery>;

	/// How many nodes of a department are listed. Departments are numbered by the chain.
	#[pallet::storage]
	pub type NodeCounts<T: Config> = StorageMap<_, Twox64Concat, DepartmentId, u32, ValueQuery>;

	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// The first set. Each department must have the capability to run an authority, and each
		/// account session keys.
		pub authorities: Vec<SeatedAuthority<T::AccountId>>,
		/// Blocks in a session, 2 or more. The first takes no ordinary transaction.
		pub session_length: u32,
		/// The nodes that are listed from the first block on.
		#[serde(default)]
		pub nodes: Vec<GenesisNode>,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self {
				authorities: Vec::new(),
				session_length: DEFAULT_SESSION_LENGTH,
				nodes: Vec::new(),
			}
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(&self.authorities, self.session_length);
			Pallet::<T>::build_nodes(&self.nodes);
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
		/// A change of the set is due and waits, because too few of the set that it results in are
		/// live to finalise: the set planned before is planned again. The next session tries again.
		#[codec(index = 4)]
		ChangeWaits {
			/// How many are live in the set that is due.
			live: u32,
			/// How many are needed to finalise it.
			needed: u32,
		},
		/// A department asks for an authority.
		#[codec(index = 10)]
		AuthorityRequested { account: T::AccountId, department: DepartmentId, peer: PeerId },
		/// A department asks for it no more.
		#[codec(index = 11)]
		RequestWithdrawn { account: T::AccountId, department: DepartmentId },
		/// The council admitted an authority. It is in the set once it has session keys.
		#[codec(index = 12)]
		AuthorityAdmitted { account: T::AccountId, department: DepartmentId },
		/// An authority is admitted no more, or will not take the place of another one.
		#[codec(index = 13)]
		AuthorityRetired {
			account: T::AccountId,
			department: DepartmentId,
			/// The officer of the department who decided; none if it was the council.
			by: Option<T::AccountId>,
		},
		/// The council admitted an authority in the place of another one of its department, which
		/// stays until the new one has session keys.
		#[codec(index = 14)]
		ReplacementAdmitted { old: T::AccountId, new: T::AccountId, department: DepartmentId },
		/// The new one has session keys and is planned in the place of the old one.
		#[codec(index = 15)]
		AuthorityReplaced { old: T::AccountId, new: T::AccountId, department: DepartmentId },
		/// A node belongs to the network.
		#[codec(index = 20)]
		NodeListed { peer: PeerId, department: DepartmentId, kind: NodeKind },
		/// A department runs another machine in the place of a listed one.
		#[codec(index = 21)]
		NodeReplaced { old: PeerId, new: PeerId, department: DepartmentId },
		/// A node belongs to the network no more.
		#[codec(index = 22)]
		NodeUnlisted {
			peer: PeerId,
			department: DepartmentId,
			/// The officer of the department who decided; none if it was the council.
			by: Option<T::AccountId>,
		},
		/// Finality will be restarted, by a forced change to the remaining authorities at the second
		/// start of a session from here.
		#[codec(index = 30)]
		RestartRequested {
			/// Who is admitted no more.
			lost: LostOf<T>,
			/// The block on which the remaining ones go on to finalise.
			best_finalized: BlockNumberFor<T>,
			/// Blocks between the signal and the change.
			delay: BlockNumberFor<T>,
			/// The number of the GRANDPA set that the nodes are in until then.
			set_id: u64,
		},
		/// The forced change is signalled in this block.
		#[codec(index = 31)]
		FinalityRestarted {
			/// The number of the new GRANDPA set.
			set_id: u64,
		},
		/// The restart of finality is called off.
		#[codec(index = 32)]
		RestartCancelled {
			/// Who is admitted again. Who was to take the place of one of them is not.
			restored: LostOf<T>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The authority has no open fault, so there is nothing to lift. The faults of a department
		/// can be read with their state from the authorities API.
		#[codec(index = 0)]
		NoOpenFault,
		/// The account is an authority already, or is admitted to become one.
		#[codec(index = 10)]
		AlreadyAdmitted,
		/// The department asks for an authority already. Withdraw that request first.
		#[codec(index = 11)]
		RequestOpen,
		/// The department asks for no authority, so there is nothing to withdraw.
		#[codec(index = 12)]
		NoRequest,
		/// The department does not ask for this account. It must do so before the council decides.
		#[codec(index = 13)]
		NotRequested,
		/// The account is no admitted authority.
		#[codec(index = 14)]
		NotAdmitted,
		/// Another one is admitted in its place. Retire that one first.
		#[codec(index = 15)]
		BeingReplaced,
		/// The authority or node is another department's.
		#[codec(index = 16)]
		NotYourDepartment,
		/// There are as many authorities as can be. Retire or replace one.
		#[codec(index = 17)]
		TooManyAuthorities,
		/// Too few live authorities would be left to finalise, or finality stands already. Bring
		/// nodes back, wait until a new one authors, or restart finality. The authorities API tells
		/// the numbers before a change is tried.
		#[codec(index = 18)]
		TooFewLive {
			/// How many are live.
			live: u8,
			/// How many are needed.
			needed: u8,
		},
		/// Finality is being restarted. Try again when that is done.
		#[codec(index = 19)]
		RestartPending,
		/// The bytes are not those of a peer id: a multihash of the node's public key.
		#[codec(index = 20)]
		NotPeerId,
		/// The node is listed already.
		#[codec(index = 21)]
		AlreadyListed,
		/// The node is not listed.
		#[codec(index = 22)]
		NotListed,
		/// There are as many nodes as can be. Take one off the list.
		#[codec(index = 23)]
		TooManyNodes,
		/// The department has as many nodes as it may. Replace one, or take one off the list.
		#[codec(index = 24)]
		TooManyNodesOfDepartment,
		/// Fewer than [`MIN_AUTHORITIES`] would be left. The council can retire it all the same.
		#[codec(index = 25)]
		TooFewLeft,
		/// An authority is named twice among the lost.
		#[codec(index = 30)]
		NamedTwice,
		/// The block that is said to be final does not exist yet.
		#[codec(index = 31)]
		BlockNotReached,
		/// The delay is shorter than [`MIN_RESTART_DELAY`] or longer than [`MAX_RESTART_DELAY`].
		#[codec(index = 32)]
		DelayOutOfRange,
		/// Finality was restarted less than twice the delay of that restart ago.
		#[codec(index = 33)]
		TooSoonAfterRestart,
		/// The block that is said to be final is so old that the set which finalised it is forgotten.
		#[codec(index = 34)]
		SetForgotten,
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
		/// Both headers are of the same block: they have one content and one seal.
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
		/// The block until which the motion was good is over: what nodes have finalised may be another
		/// one by now. Read it again and propose it anew.
		#[codec(index = 48)]
		RestartExpired,
		/// The motion would be good for longer than [`MAX_RESTART_VALIDITY`] blocks from now on.
		#[codec(index = 49)]
		ValidityOutOfRange,
		/// A header doesn't lead to a block that this chain had lately, by way of the ancestors given.
		/// Blocks of another chain prove nothing here.
		#[codec(index = 50)]
		NotOfThisChain,
		/// More than [`MAX_ANCESTORS`](govchain_primitives::authorities::MAX_ANCESTORS) ancestors. Give those back to where the forks begin.
		#[codec(index = 51)]
		TooManyAncestors,
		/// No restart of finality is under way, so there is none to call off.
		#[codec(index = 52)]
		NoRestart,
		/// The forced change is signalled, and nodes apply it whatever the chain says later.
		#[codec(index = 53)]
		RestartSignalled,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// States the weight of noting the author, which the authorship pallet doesn't.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::WeightInfo::note_author()
		}

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
		/// - [`Error::TooFewLive`], if it was out of the set and would come back into one that can't
		///   finalise
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

		/// Ask for an authority.
		///
		/// Origin: a node operator of a department that may run authorities.
		///
		/// ## Parameters
		/// - `account`: the account under which the node's session keys will be registered. It need
		///   not be known to the chain yet; admitting it makes it known.
		/// - `peer`: the peer id of the node. Admitting the authority lists it, unless it is listed by
		///   then.
		///
		/// ## Errors
		/// - those of the departments, if the origin may not ask
		/// - [`Error::AlreadyAdmitted`]
		/// - [`Error::RequestOpen`]
		/// - [`Error::NotPeerId`]
		/// - [`Error::AlreadyListed`], for another department or purpose
		///
		/// ## Events
		/// - [`Event::AuthorityRequested`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::request_authority())]
		pub fn request_authority(
			origin: OriginFor<T>,
			account: T::AccountId,
			peer: PeerId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request(&who, account, peer)
		}

		/// Ask for the authority no more.
		///
		/// Origin: a node operator of the department that asks, or of the one that took its place.
		///
		/// ## Parameters
		/// - `department`: the one that asks.
		///
		/// ## Errors
		/// - those of the departments, if the origin is no node operator
		/// - [`Error::NotYourDepartment`]
		/// - [`Error::NoRequest`]
		///
		/// ## Events
		/// - [`Event::RequestWithdrawn`]
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::withdraw_request())]
		pub fn withdraw_request(origin: OriginFor<T>, department: DepartmentId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_request(&who, department)
		}

		/// Admit the authority that a department asks for, and list its node.
		///
		/// It may register session keys at once, and is in the set from the second start of a
		/// session after that on.
		///
		/// Origin: the council.
		///
		/// ## Parameters
		/// - `department`: who asks.
		/// - `account`, `peer`: for which account and node it asks, so that a motion admits no other,
		///   whatever the department asks for by then. A node that is listed for another department or
		///   purpose goes over: here the council says whose it is.
		///
		/// ## Errors
		/// - [`Error::NotRequested`], with another account or node too
		/// - [`Error::AlreadyAdmitted`]
		/// - those of the departments, if the department may not run authorities any more
		/// - [`Error::RestartPending`]
		/// - [`Error::TooManyAuthorities`]
		/// - [`Error::TooFewLive`]
		/// - [`Error::TooManyNodes`]
		/// - [`Error::TooManyNodesOfDepartment`]
		///
		/// ## Events
		/// - [`Event::NodeUnlisted`], if the node was listed for another department or purpose
		/// - [`Event::NodeListed`], unless it is listed for this one
		/// - [`Event::AuthorityAdmitted`]
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::admit())]
		pub fn admit(
			origin: OriginFor<T>,
			department: DepartmentId,
			account: T::AccountId,
			peer: PeerId,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_admit(department, account, peer)
		}

		/// Retire an authority, or give up one that was admitted in the place of another.
		///
		/// It may register session keys no more, and is out of the set from the second start of a
		/// session on: keep its node running until then. Its account stays known.
		///
		/// Origin: the council, or a head or node operator of its department.
		///
		/// ## Parameters
		/// - `account`: the authority.
		///
		/// ## Errors
		/// - those of the departments, if the origin is no such officer
		/// - [`Error::NotAdmitted`]
		/// - [`Error::NotYourDepartment`]
		/// - [`Error::RestartPending`]
		/// - [`Error::BeingReplaced`]
		/// - [`Error::TooFewLeft`], unless the council decides
		/// - [`Error::TooFewLive`]
		///
		/// ## Events
		/// - [`Event::AuthorityRetired`]
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::retire())]
		pub fn retire(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			let by = Self::council_or_officer(origin, &[Role::Head, Role::NodeOperator])?;
			Self::do_retire(by, account)
		}

		/// Admit the authority that a department asks for in the place of another one of it, and list
		/// its node.
		///
		/// The new one may register session keys at once. The old one is in the set, and may rotate
		/// its keys, until the new one takes its place at the second start of a session after that.
		/// Open faults stay with the old one.
		///
		/// Origin: the council.
		///
		/// ## Parameters
		/// - `old`: who goes.
		/// - `new`, `peer`: who comes and its node, for which the department of `old` asks; as in
		///   [`Pallet::admit`].
		///
		/// ## Errors
		/// - [`Error::NotAdmitted`], for `old`
		/// - [`Error::NotRequested`], with another account or node too
		/// - [`Error::AlreadyAdmitted`], for `new`
		/// - those of the departments, if the department may not run authorities any more
		/// - [`Error::RestartPending`]
		/// - [`Error::BeingReplaced`]
		/// - [`Error::TooFewLive`]
		/// - [`Error::TooManyNodes`]
		/// - [`Error::TooManyNodesOfDepartment`]
		///
		/// ## Events
		/// - [`Event::NodeUnlisted`], if the node was listed for another department or purpose
		/// - [`Event::NodeListed`], unless it is listed for this one
		/// - [`Event::ReplacementAdmitted`], and [`Event::AuthorityReplaced`] when it is planned
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::replace())]
		pub fn replace(
			origin: OriginFor<T>,
			old: T::AccountId,
			new: T::AccountId,
			peer: PeerId,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_replace(old, new, peer)
		}

		/// List a node, so that the other nodes talk to it.
		///
		/// Origin: the council.
		///
		/// ## Parameters
		/// - `peer`: its peer id, the bytes of the multihash.
		/// - `department`: who runs it. It must be active, and for [`NodeKind::Authority`] have the
		///   capability to run an authority.
		/// - `kind`: what it is for.
		///
		/// ## Errors
		/// - those of the departments, if the department may not
		/// - [`Error::NotPeerId`]
		/// - [`Error::AlreadyListed`]
		/// - [`Error::TooManyNodes`]
		/// - [`Error::TooManyNodesOfDepartment`]
		///
		/// ## Events
		/// - [`Event::NodeListed`]
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::list_node())]
		pub fn list_node(
			origin: OriginFor<T>,
			peer: PeerId,
			department: DepartmentId,
			kind: NodeKind,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_list_node(peer, department, kind)
		}

		/// Take a node off the list. The other nodes break off with it at the next blocks.
		///
		/// Origin: the council, or a node operator of its department.
		///
		/// ## Parameters
		/// - `peer`: its peer id.
		///
		/// ## Errors
		/// - those of the departments, if the origin is no node operator
		/// - [`Error::NotListed`]
		/// - [`Error::NotYourDepartment`]
		///
		/// ## Events
		/// - [`Event::NodeUnlisted`]
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::unlist_node())]
		pub fn unlist_node(origin: OriginFor<T>, peer: PeerId) -> DispatchResult {
			let by = Self::council_or_officer(origin, &[Role::NodeOperator])?;
			Self::do_unlist_node(by, peer)
		}

		/// List another machine in the place of one, for the same department and purpose.
		///
		/// Origin: a node operator of the department.
		///
		/// ## Parameters
		/// - `old`: the listed peer id.
		/// - `new`: the other one.
		///
		/// ## Errors
		/// - those of the departments, if the origin is no node operator
		/// - [`Error::NotListed`]
		/// - [`Error::NotYourDepartment`]
		/// - [`Error::NotPeerId`]
		/// - [`Error::AlreadyListed`]
		///
		/// ## Events
		/// - [`Event::NodeReplaced`]
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::replace_node())]
		pub fn replace_node(origin: OriginFor<T>, old: PeerId, new: PeerId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_replace_node(&who, old, new)
		}

		/// Restart finality without the authorities that are lost for good.
		///
		/// They are admitted no more, and neither is who was to take their place; their departments
		/// may ask again. At the second start of a session from here a forced change to the remaining
		/// authorities is signalled, which nodes apply `delay` blocks later. Until then no other
		/// change of the set and no session keys are accepted.
		///
		/// No proof of finality crosses a forced change: publish the new set as a trust point.
		///
		/// Origin: the council, in an emergency.
		///
		/// ## Parameters
		/// - `lost`: who is lost. Empty if those are retired already.
		/// - `best_finalized`: the highest block that any of the remaining authorities has finalised.
		///   If it is too high, nodes refuse the block of the change; if it is too low, runtime and
		///   nodes number the sets differently.
		/// - `delay`: blocks between the signal and the change, from [`MIN_RESTART_DELAY`] to
		///   [`MAX_RESTART_DELAY`]. The block of the signal must not be on a fork that loses.
		/// - `valid_until`: the last block in which this may be decided. A motion can be open for a week,
		///   and `best_finalized` is right only while finality stands. At most
		///   [`MAX_RESTART_VALIDITY`] blocks from the decision on.
		///
		/// ## Errors
		/// - [`Error::RestartPending`]
		/// - [`Error::NamedTwice`]
		/// - [`Error::NotAdmitted`]
		/// - [`Error::RestartExpired`]
		/// - [`Error::ValidityOutOfRange`]
		/// - [`Error::BlockNotReached`]
		/// - [`Error::DelayOutOfRange`]
		/// - [`Error::TooSoonAfterRestart`]
		/// - [`Error::SetForgotten`]
		/// - [`Error::TooFewLive`]
		///
		/// ## Events
		/// - [`Event::AuthorityRetired`] for each of the lost
		/// - [`Event::RestartRequested`], and [`Event::FinalityRestarted`] with the signal
		#[pallet::call_index(30)]
		#[pallet::weight(T::WeightInfo::restart_finality(lost.len() as u32))]
		pub fn restart_finality(
			origin: OriginFor<T>,
			lost: LostOf<T>,
			best_finalized: BlockNumberFor<T>,
			delay: BlockNumberFor<T>,
			valid_until: BlockNumberFor<T>,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_restart(lost, best_finalized, delay, valid_until)
		}

		/// Call off the restart of finality before its change is signalled.
		///
		/// A restart counts on what nodes have finalised when it is decided. If one that was thought
		/// lost comes back and finality goes on, a change of the set that hung may become final, and
		/// the number of the set in the restart is another one than that of the nodes. Who was given
		/// up is admitted again, with its session keys. A smaller set that is planned by now takes
		/// over all the same, by a normal change, and the whole one follows.
		///
		/// Origin: the council, in an emergency.
		///
		/// ## Errors
		/// - [`Error::NoRestart`]
		/// - [`Error::RestartSignalled`]
		///
		/// ## Events
		/// - [`Event::RestartCancelled`]
		#[pallet::call_index(31)]
		#[pallet::weight(T::WeightInfo::cancel_restart(MAX_AUTHORITIES))]
		pub fn cancel_restart(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			T::CouncilOrigin::ensure_origin(origin)?;
			let restored = Self::do_cancel_restart()?;
			Ok(Some(T::WeightInfo::cancel_restart(restored)).into())
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
		/// - `ancestors`: for blocks on forks, the headers that lead from either block to one of this
		///   chain, with their seals, in any order, at most
		///   [`MAX_ANCESTORS`](govchain_primitives::authorities::MAX_ANCESTORS).
		/// - `author`: the key that sealed both.
		///
		/// ## Errors
		/// - [`Error::HeaderTooLarge`]
		/// - [`Error::NotSealed`]
		/// - [`Error::NoSlot`]
		/// - [`Error::SameBlock`]
		/// - [`Error::DifferentSlots`]
		/// - [`Error::TooManyAncestors`]
		/// - [`Error::NotOfThisChain`]
		/// - [`Error::NotAnAuthority`]
		/// - [`Error::KnownFault`]
		/// - [`Error::BadSeal`]
		///
		/// ## Events
		/// - [`Event::FaultRecorded`]
		#[pallet::call_index(40)]
		#[pallet::weight((
			T::WeightInfo::report_double_authoring(ancestors.len().saturated_into()),
			DispatchClass::Operational,
		))]
		pub fn report_double_authoring(
			origin: OriginFor<T>,
			first: Box<HeaderFor<T>>,
			second: Box<HeaderFor<T>>,
			ancestors: Vec<HeaderFor<T>>,
			author: AuthorityId,
		) -> DispatchResult {
			ensure_none(origin)?;
			Self::do_report_double_authoring(&first, &second, &ancestors, &author)?;
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
