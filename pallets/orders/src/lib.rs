// SPDX-License-Identifier: Apache-2.0

//! # Orders
//!
//! A citizen who has no key online acts through a department: he signs what is to be done, at home and
//! without a connection, and an officer at a window sends it. The act is the citizen's own, and the
//! department never has his key.
//!
//! ## Words
//!
//! - **Order**: one call, the account in whose name it is made, who may relay it, and from when until
//!   when ([`govchain_primitives::orders`]).
//! - **Signer**: that account, which signs.
//! - **Relay**: to send an order to the chain. What is in it is done in the signer's name.
//! - **Cancellation**: the signer's word that an order is void, by its number and end.
//! - **Mark**: what the chain remembers of an order that was relayed or cancelled, until its end.
//!
//! ## Rules
//!
//! - A clerk of a department with the capability of a service centre relays, of the one that the order
//!   names or of the one that took its place; of any, if it names none. The officer's transaction pays:
//!   weight, bytes and state of the call inside count on his budget.
//! - The call inside meets everything that the same call would meet in a transaction of the signer: the
//!   filter of the runtime (safe mode, paused calls, rules of acts), and the checks of its room. The
//!   officer lends it no right, and the signer lends the officer none.
//! - Only acts of parties can be ordered ([`Config::Orderable`]): never a call by which an officer
//!   decides, never one that carries another.
//! - Who holds an office can't sign orders ([`Config::MaySign`]): some acts of parties are open to
//!   officers as well, and an office is exercised in person.
//! - The signer's key must speak for an identity in good standing **when the order is relayed**. A key
//!   that was lost and replaced, or an identity that was frozen, voids every order that it signed.
//! - An order is done once. If its call fails, the relay fails with the same error and leaves nothing,
//!   so that it can be tried again until its end: nothing is used up by a calendar that didn't reach or
//!   a room that was paused.
//! - The bytes of the call are signed for a runtime that reads them in one way: its transaction version
//!   is in the hash. An upgrade that reads calls in another way raises it, and voids what was signed
//!   before.
//! - The signer cancels an order by its number and end, without showing it: online, or by a cancellation
//!   that he signs and a clerk of any service centre relays, for it only takes away. Who has lost the
//!   key has it replaced, or the identity frozen.
//! - From and until are moments of wall-clock time: what the signer wrote, and not a limit that the law
//!   sets him. When the chain stands still, they don't move.
//! - A relayed or cancelled order is remembered until its end, by the agenda. What stands on the agenda
//!   may be forgotten later than the moment, never earlier.
//!
//! ## What must not be orderable
//!
//! [`Config::Orderable`] must not have calls that dispatch another one, for their weight and state would
//! be counted wrong and the list would be none; calls of this pallet; nor calls by which an account
//! gives others a right over itself.
//!
//! ## Invariants
//!
//! Checked by `do_try_state`, by number:
//!
//! 1. The end of a mark is at most [`MAX_AHEAD`](govchain_primitives::orders::MAX_AHEAD) from now; of
//!    one that was relayed at most [`MAX_VALIDITY`](govchain_primitives::orders::MAX_VALIDITY).
//! 2. The cancellations of each signer are counted, nobody's zero of them, and there are at most
//!    [`MAX_CANCELLATIONS`](govchain_primitives::orders::MAX_CANCELLATIONS).

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
mod cancel;
mod marks;
#[cfg(test)]
mod mock;
mod reads;
mod relay;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use marks::mark_of;
pub use pallet::*;
pub use weights::WeightInfo;

/// An order of this runtime.
pub type OrderOf<T> = govchain_primitives::orders::Order<
	<T as frame_system::Config>::AccountId,
	<T as Config>::RuntimeCall,
>;

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the pallet macro writes both; what is written by hand here only declares"
)]
#[frame_support::pallet]
pub mod pallet {
	use alloc::boxed::Box;

	use codec::MaxEncodedLen;
	use frame_support::{
		dispatch::{DispatchResult, GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::Contains,
	};
	use frame_system::pallet_prelude::*;
	use govchain_primitives::{
		orders::{Order, MAX_AHEAD, MAX_CALL_BYTES, MAX_CANCELLATIONS, MAX_VALIDITY},
		Agenda, Authorize, DepartmentId, Identities, Moment, WorkingCalendar,
	};
	use sp_core::H256;
	use sp_runtime::traits::{Dispatchable, IdentifyAccount, Verify};

	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The calls of the runtime.
		type RuntimeCall: Parameter
			+ Dispatchable<RuntimeOrigin = Self::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>;
		/// Who is a clerk of which department.
		type Authorize: Authorize<Self::AccountId>;
		/// For whom a key speaks now.
		type Identities: Identities<Self::AccountId>;
		/// The clock.
		type Calendar: WorkingCalendar;
		/// Forgets orders; the runtime gives what is due back to this pallet's `OnDue`.
		type Agenda: Agenda;
		/// The calls that an order may carry. See the documentation of the pallet for what must not be
		/// among them.
		type Orderable: Contains<<Self as Config>::RuntimeCall>;
		/// Accounts that may sign orders: those that hold no office.
		type MaySign: Contains<Self::AccountId>;
		/// A signature of an order.
		type Signature: Verify<Signer = Self::SigningKey> + Parameter;
		/// The public key behind such a signature.
		type SigningKey: IdentifyAccount<AccountId = Self::AccountId>;
		/// Makes signers, signatures and calls.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<
			Self::AccountId,
			<Self as Config>::RuntimeCall,
			Self::Signature,
		>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Milliseconds for which an order may be good.
		#[pallet::constant_name(MaxValidity)]
		fn max_validity() -> u64 {
			MAX_VALIDITY
		}

		/// Milliseconds by which the end of an order may be ahead when it is cancelled.
		#[pallet::constant_name(MaxAhead)]
		fn max_ahead() -> u64 {
			MAX_AHEAD
		}

		/// Bytes of the call in an order.
		#[pallet::constant_name(MaxCallBytes)]
		fn max_call_bytes() -> u32 {
			MAX_CALL_BYTES
		}

		/// Orders that one signer may have cancelled and that have not ended.
		#[pallet::constant_name(MaxCancellations)]
		fn max_cancellations() -> u8 {
			MAX_CANCELLATIONS
		}
	}

	/// What is remembered of an order.
	#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
	pub struct Mark<AccountId> {
		/// The end of the order, after which it is forgotten.
		pub until: Moment,
		/// The signer, among whose cancellations it counts; none if the order was relayed.
		pub cancelled_by: Option<AccountId>,
	}

	/// The orders that were relayed or cancelled and have not ended, by [`mark_of`]. Identity: the key is
	/// a hash over the account, so nobody can choose keys that collide.
	#[pallet::storage]
	pub type Marks<T: Config> = StorageMap<_, Identity, H256, Mark<T::AccountId>, OptionQuery>;

	/// How many orders of each signer are cancelled and have not ended. Accounts are chosen by those who
	/// make them, so the hasher must resist that.
	#[pallet::storage]
	pub type Cancellations<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u8, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A department sent an order. It stands before the events of what was done.
		#[codec(index = 0)]
		Relayed {
			/// In whose name it was done.
			signer: T::AccountId,
			number: u64,
			until: Moment,
			/// The hash that was signed.
			order_hash: H256,
			/// BLAKE2b-256 of the SCALE-encoded call.
			call_hash: H256,
			/// The officer's, who gave it to the chain.
			department: DepartmentId,
			officer: T::AccountId,
		},
		/// A signer took an order back. The chain doesn't know whether there was one.
		#[codec(index = 1)]
		Cancelled { signer: T::AccountId, number: u64, until: Moment },
		/// A department sent a cancellation that the signer had signed. The chain doesn't know whether
		/// there was an order.
		#[codec(index = 2)]
		CancellationRelayed {
			signer: T::AccountId,
			number: u64,
			until: Moment,
			/// The officer's, who gave it to the chain.
			department: DepartmentId,
			officer: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// An order can carry acts of citizens and enterprises alone: no act of an office, and no call
		/// that carries another.
		#[codec(index = 0)]
		NotOrderable,
		/// The call has more bytes than an order can have. Divide it into several.
		#[codec(index = 1)]
		CallTooLong,
		/// The order ends before it begins. Sign it anew.
		#[codec(index = 2)]
		EndsBeforeItBegins,
		/// The order is good for longer than 31 days. Sign it anew for a shorter time.
		#[codec(index = 3)]
		ValidForTooLong,
		/// The order isn't good yet. Relay it later.
		#[codec(index = 4)]
		NotYetValid,
		/// The order has ended. It can be signed anew.
		#[codec(index = 5)]
		Expired,
		/// The order names another department. Its clerks can relay it.
		#[codec(index = 6)]
		OtherDepartment,
		/// The signer holds an office, and acts in person.
		#[codec(index = 7)]
		SignerHoldsOffice,
		/// The order was relayed already. It is done once.
		#[codec(index = 8)]
		AlreadyRelayed,
		/// The signer has cancelled the order.
		#[codec(index = 9)]
		OrderCancelled,
		/// The signature isn't the signer's over the text of this order or cancellation on this chain,
		/// whose runtime may read calls in another way by now: an order is for one transaction version.
		/// Sign it anew.
		#[codec(index = 10)]
		SignatureInvalid,
		/// The end is more than 62 days away. Cancel it later: it can't be relayed for a month to come.
		#[codec(index = 11)]
		EndsTooLate,
		/// The signer has cancelled 64 orders that have not ended. Wait for the end of one, or have the
		/// key replaced or the identity frozen, which voids them all.
		#[codec(index = 12)]
		TooManyCancellations,
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
		/// Makes the call of an order, in its signer's name.
		///
		/// Origin: a clerk of a department that is a service centre, the one that the order names if it
		/// names one. The weight includes that of the call; what isn't used is given back.
		///
		/// - `order`: as it was signed.
		/// - `signature`: of its signer over [`govchain_primitives::orders::signing_text`], or over
		///   [`govchain_primitives::identity::wrapped_by_wallet`] of it.
		///
		/// Errors: those of the check of the officer; [`Error::OtherDepartment`],
		/// [`Error::NotOrderable`], [`Error::CallTooLong`], [`Error::EndsBeforeItBegins`],
		/// [`Error::ValidForTooLong`], [`Error::NotYetValid`], [`Error::Expired`],
		/// [`Error::SignerHoldsOffice`], those of the check of the signer's identity,
		/// [`Error::AlreadyRelayed`], [`Error::OrderCancelled`], [`Error::SignatureInvalid`], the
		/// agenda's; then those of the call itself. With an error nothing has happened, and the order
		/// is as good as before. Event: [`Event::Relayed`], and after it those of the call.
		#[pallet::call_index(0)]
		#[pallet::weight((
			relay::own_weight::<T>(order).saturating_add(relay::call_weight::<T>(order)),
			DispatchClass::Normal,
		))]
		pub fn relay(
			origin: OriginFor<T>,
			order: Box<Order<T::AccountId, <T as Config>::RuntimeCall>>,
			signature: T::Signature,
		) -> DispatchResultWithPostInfo {
			let own = relay::own_weight::<T>(&order);
			let admitted = ensure_signed(origin)
				.map_err(DispatchError::from)
				.and_then(|who| Self::admit(&who, &order, &signature).map(|()| *order));
			match admitted {
				Ok(order) => Self::execute(order, own),
				Err(error) => Err(relay::refused(error, own)),
			}
		}

		/// Takes an order back before it is relayed. It may be one that nobody has yet.
		///
		/// Origin: its signer, who speaks for an identity in good standing.
		///
		/// - `number`, `until`: as they stand in the order.
		///
		/// Errors: those of the check of the identity; [`Error::Expired`], [`Error::EndsTooLate`],
		/// [`Error::AlreadyRelayed`], [`Error::OrderCancelled`], [`Error::TooManyCancellations`], the
		/// agenda's. Event: [`Event::Cancelled`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, number: u64, until: Moment) -> DispatchResult {
			let signer = ensure_signed(origin)?;
			Self::do_cancel(signer, number, until)
		}

		/// Takes an order back for its signer, who has signed that it is void.
		///
		/// Origin: a clerk of a department that is a service centre, whichever the order names.
		///
		/// - `signer`, `number`, `until`: as they stand in the order.
		/// - `signature`: of the signer over [`govchain_primitives::orders::cancelling_text`], or over
		///   [`govchain_primitives::identity::wrapped_by_wallet`] of it.
		///
		/// Errors: those of the check of the officer; [`Error::Expired`], [`Error::EndsTooLate`],
		/// [`Error::AlreadyRelayed`], [`Error::OrderCancelled`], [`Error::TooManyCancellations`], those
		/// of the check of the signer's identity, [`Error::SignatureInvalid`], the agenda's. Event:
		/// [`Event::CancellationRelayed`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::relay_cancellation())]
		pub fn relay_cancellation(
			origin: OriginFor<T>,
			signer: T::AccountId,
			number: u64,
			until: Moment,
			signature: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_relay_cancellation(&who, signer, number, until, &signature)
		}
	}
}
