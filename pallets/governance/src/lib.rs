// SPDX-License-Identifier: Apache-2.0

//! # Governance
//!
//! The one place where a motion of the council becomes root, and the seats of the council, which
//! follow the departments.
//!
//! ## From motion to root
//!
//! Motions are those of `pallet-collective`. A motion that is to do something as root proposes
//! [`Pallet::enact`] (two thirds) or [`Pallet::emergency`] (three quarters) around the call. When it
//! has passed, the call is dispatched as root if it is on the list of that way; nothing else in the
//! runtime can make root.
//!
//! What the call gives goes into the event and the outer call succeeds, whatever it is: a motion
//! whose call fails can be closed like any other. What the failed call wrote is rolled back with it.
//! A call that is not on the list is an error, which the collective notes with the motion.
//!
//! The number of votes is counted when the motion is closed, against the seats at that time. The
//! threshold that a proposer names can't make a motion easier to pass: one that passes with fewer
//! votes than its way needs is refused here. A motion named with too low a threshold can be closed
//! early and is lost then; propose it again with the threshold of its way.
//!
//! ## The lists
//!
//! Root passes every filter of the runtime. So the lists ([`Config::RootCalls`],
//! [`Config::EmergencyCalls`]) are the only thing between two thirds of the council and the whole
//! state, and a list must:
//!
//! - name calls one by one, never a whole pallet, and refuse what it doesn't name;
//! - not have a call that dispatches another, unless it looks into it and each call inside is on
//!   the list itself. That is `batch`, `batch_all`, `force_batch`, `if_else`, `with_weight` and above
//!   all `dispatch_as` and `dispatch_as_fallible`, by which root becomes any account; `proxy`,
//!   `as_multi` and `as_derivative` need a signature and fail as root;
//! - not have `set_storage`, `kill_storage` and `kill_prefix` of the system, nor `set_members` of the
//!   collective: seats follow the departments;
//! - not have the calls of this pallet. They would fail, for root is no motion.
//!
//! A motion of several calls needs no batch inside: it proposes a batch of `enact`s, where each call
//! meets the list. A batch that must do all or nothing goes inside, if the list looks into it.
//!
//! ## Seats
//!
//! The departments say who holds which seat ([`OnDepartmentChange`]). The members of the council are
//! the holders of the seats, no more and no less. A member who loses the seat loses the votes cast
//! in motions that are still open; the next one votes anew. Each change looks through the votes of all
//! open motions, so the changes that one act brings about are made at once, and whoever tells of them
//! is charged for it.
//!
//! Genesis of this pallet and of the collective is empty: the departments tell the seats at their
//! genesis. A collective without members in its genesis leaves those that are there, so the order
//! of the three doesn't matter.
//!
//! ## Invariants
//!
//! 1. No account holds two seats.
//! 2. The members of the council are the holders of the seats.

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

use alloc::{boxed::Box, vec::Vec};

use codec::{DecodeLimit, Encode};
use frame_support::{
	defensive,
	dispatch::{
		extract_actual_weight, DispatchResult, GetDispatchInfo, PostDispatchInfo,
		WithPostDispatchInfo,
	},
	traits::{
		ChangeMembers, Contains, ContainsLengthBound, Get, SortedMembers, UnfilteredDispatchable,
	},
	weights::Weight,
	BoundedBTreeMap,
};
use govchain_primitives::{
	governance::{RootWays, Seat, MAX_SEATS},
	DepartmentId, OnDepartmentChange,
};
use sp_runtime::{traits::Hash, DispatchError};

pub use council::{CollectiveCouncil, WeighChange};
pub use pallet::*;
pub use weights::WeightInfo;

mod council;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub mod weights;

/// How deep calls may be nested in bytes that a client asks about: as deep as a transaction may.
const MAX_CALL_DEPTH: u32 = frame_support::MAX_EXTRINSIC_DEPTH;

/// The holders of the seats.
pub type SeatsOf<T> = BoundedBTreeMap<
	DepartmentId,
	<T as frame_system::Config>::AccountId,
	frame_support::traits::ConstU32<MAX_SEATS>,
>;

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the macro generates both; the work is done outside of this module"
)]
#[frame_support::pallet]
pub mod pallet {
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The calls of the runtime.
		type RuntimeCall: Parameter
			+ UnfilteredDispatchable<RuntimeOrigin = Self::RuntimeOrigin>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>;
		/// A motion that two thirds of the council carried. Never root.
		type MotionOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// A motion that three quarters of the council carried. Never root.
		type EmergencyOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The calls that a motion may make as root. See the documentation of the pallet for what
		/// must not be among them.
		type RootCalls: Contains<<Self as Config>::RuntimeCall>;
		/// The calls that may be made as root in an emergency. As for [`Config::RootCalls`].
		type EmergencyCalls: Contains<<Self as Config>::RuntimeCall>;
		/// The council: a [`CollectiveCouncil`]. It has room for [`MAX_SEATS`] members.
		type Council: ChangeMembers<Self::AccountId>
			+ SortedMembers<Self::AccountId>
			+ ContainsLengthBound
			+ WeighChange;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// Who holds the seat of each department. Read and written whole, with the members.
	#[pallet::storage]
	pub type Seats<T: Config> = StorageValue<_, SeatsOf<T>, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A call was made as root by a motion.
		#[codec(index = 0)]
		Enacted {
			/// Hash of the SCALE-encoded call.
			call_hash: T::Hash,
			/// What came of it. If it failed, it changed nothing.
			result: DispatchResult,
		},
		/// A call was made as root by a motion in an emergency.
		#[codec(index = 1)]
		EmergencyEnacted {
			/// Hash of the SCALE-encoded call.
			call_hash: T::Hash,
			/// What came of it. If it failed, it changed nothing.
			result: DispatchResult,
		},
		/// A seat has another holder.
		#[codec(index = 2)]
		SeatChanged {
			department: DepartmentId,
			/// Who held it before.
			from: Option<T::AccountId>,
			/// Who holds it now.
			to: Option<T::AccountId>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The call is not one of those that a motion may make as root.
		#[codec(index = 0)]
		NotRootCall,
		/// The call is not one of those that may be made as root in an emergency.
		#[codec(index = 1)]
		NotEmergencyCall,
		/// The department has as many motions open as one may have. Close one first.
		#[codec(index = 2)]
		TooManyMotionsOfDepartment,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				u32::try_from(T::Council::max_len()).is_ok_and(|max| max >= MAX_SEATS),
				"the council must have room for {MAX_SEATS} members",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes `call` as root.
		///
		/// Origin: [`Config::MotionOrigin`]. The weight includes that of `call`. The class is that of
		/// normal transactions, whatever that of `call` is: this call is only of use inside of a
		/// motion, which has its own.
		///
		/// Errors: [`Error::NotRootCall`]. A failure of `call` itself is no error, but is in the
		/// event.
		#[pallet::call_index(0)]
		#[pallet::weight((
			T::WeightInfo::enact(Pallet::<T>::length(call))
				.saturating_add(call.get_dispatch_info().call_weight),
			DispatchClass::Normal,
		))]
		pub fn enact(
			origin: OriginFor<T>,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			let weight = T::WeightInfo::enact(Self::length(&call));
			T::MotionOrigin::ensure_origin(origin).map_err(|e| refused(e, weight))?;
			let is_listed = T::RootCalls::contains(&call);
			ensure!(is_listed, refused(Error::<T>::NotRootCall, weight));
			let (call_hash, result, inner) = Self::dispatch_as_root(*call);
			Self::deposit_event(Event::Enacted { call_hash, result });
			Ok(Some(weight.saturating_add(inner)).into())
		}

		/// Makes `call` as root in an emergency: pause calls, enter safe mode, or what
		/// else the list of that way names.
		///
		/// Origin: [`Config::EmergencyOrigin`]. Weight and class as for [`Pallet::enact`].
		///
		/// Errors: [`Error::NotEmergencyCall`]. A failure of `call` itself is no error, but is in the
		/// event.
		#[pallet::call_index(1)]
		#[pallet::weight((
			T::WeightInfo::emergency(Pallet::<T>::length(call))
				.saturating_add(call.get_dispatch_info().call_weight),
			DispatchClass::Normal,
		))]
		pub fn emergency(
			origin: OriginFor<T>,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			let weight = T::WeightInfo::emergency(Self::length(&call));
			T::EmergencyOrigin::ensure_origin(origin).map_err(|e| refused(e, weight))?;
			let is_listed = T::EmergencyCalls::contains(&call);
			ensure!(is_listed, refused(Error::<T>::NotEmergencyCall, weight));
			let (call_hash, result, inner) = Self::dispatch_as_root(*call);
			Self::deposit_event(Event::EmergencyEnacted { call_hash, result });
			Ok(Some(weight.saturating_add(inner)).into())
		}
	}
}

/// A refusal that gives back the weight of the call that was not made.
fn refused(
	error: impl Into<DispatchError>,
	weight: Weight,
) -> frame_support::dispatch::DispatchErrorWithPostInfo {
	error.into().with_weight(weight)
}

impl<T: Config> Pallet<T> {
	/// Bytes of a call.
	fn length(call: &<T as Config>::RuntimeCall) -> u32 {
		u32::try_from(call.encoded_size()).unwrap_or(u32::MAX)
	}

	/// Makes a call as root and gives its hash, what came of it and the weight it took.
	fn dispatch_as_root(call: <T as Config>::RuntimeCall) -> (T::Hash, DispatchResult, Weight) {
		let call_hash = T::Hashing::hash_of(&call);
		let info = call.get_dispatch_info();
		let result: Result<PostDispatchInfo, _> =
			call.dispatch_bypass_filter(frame_system::RawOrigin::Root.into());
		let weight = extract_actual_weight(&result, &info);
		(call_hash, result.map(|_| ()).map_err(|error| error.error), weight)
	}

	/// The taken seats, in the order of the departments' numbers.
	pub fn seats() -> Vec<Seat<T::AccountId>> {
		Seats::<T>::get()
			.into_iter()
			.map(|(department, councillor)| Seat { department, councillor })
			.collect()
	}

	/// By which way the SCALE-encoded `call` can become root; none if it is not a call.
	pub fn ways_to_root(call: &[u8]) -> Option<RootWays> {
		let call =
			<T as Config>::RuntimeCall::decode_all_with_depth_limit(MAX_CALL_DEPTH, &mut &*call)
				.ok()?;
		Some(RootWays {
			motion: T::RootCalls::contains(&call),
			emergency: T::EmergencyCalls::contains(&call),
		})
	}

	#[cfg(any(feature = "try-runtime", test))]
	pub(crate) fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
		use frame_support::ensure;

		let mut holders: Vec<_> = Seats::<T>::get().into_inner().into_values().collect();
		holders.sort();
		ensure!(
			holders.iter().zip(holders.iter().skip(1)).all(|(one, next)| one != next),
			"1: an account holds two seats"
		);
		ensure!(
			holders == T::Council::sorted_members(),
			"2: the members are not the holders of the seats"
		);
		Ok(())
	}
}

impl<T: Config> OnDepartmentChange<T::AccountId> for Pallet<T> {
	fn on_seat_changes(changes: &[(DepartmentId, Option<T::AccountId>)]) {
		let mut seats = Seats::<T>::get();
		let mut told = Vec::new();
		for (department, to) in changes.iter().cloned() {
			let from = seats.get(&department).cloned();
			if from == to {
				continue;
			}
			match &to {
				Some(account) if seats.values().any(|holder| holder == account) => {
					defensive!("an officer acts for one department");
					continue;
				}
				Some(account) => {
					if seats.try_insert(department, account.clone()).is_err() {
						defensive!("there are no more authorities than seats");
						continue;
					}
				}
				None => {
					seats.remove(&department);
				}
			}
			told.push(Event::SeatChanged { department, from, to });
		}
		if told.is_empty() {
			return;
		}
		let mut members: Vec<_> = seats.values().cloned().collect();
		members.sort();
		Seats::<T>::put(seats);
		// Once for all: the council looks through the votes of each open motion.
		T::Council::set_members_sorted(&members, &T::Council::sorted_members());
		told.into_iter().for_each(Self::deposit_event);
	}

	fn weight() -> Weight {
		T::Council::weight_of_change().saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}
