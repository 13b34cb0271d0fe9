// SPDX-License-Identifier: Apache-2.0

//! # Admission
//!
//! How much each account may ask of the chain, in place of a fee.
//!
//! ## Terminology
//!
//! - **Class**: what an account is: authority, officer, enterprise or citizen ([`Class`]).
//! - **Budget**: what accounts of a class may use at once, in weight and in bytes, and in which time
//!   (its window) as much comes back. The council sets it.
//! - **Use**: what an account has used and has not got back yet.
//! - **Cost**: what a transaction takes.
//!
//! ## How it works
//!
//! Use is a leaky bucket: it rises with each transaction and drains all the time, by the milliseconds
//! of the chain's own time, at the rate of one budget a window. A transaction is admitted if the
//! use with its cost stays within the budget. No bucket is visited to drain it: one record of 24 bytes
//! for each account, 72 with its key, says how full it was when, so a transaction costs one read and
//! one write, and an account that sends nothing costs nothing.
//!
//! The transaction extension of the runtime asks for a [`Quote`] when it validates, [`charges`] it
//! when the transaction is in a block, by what was declared, and [`settles`] it after the execution,
//! by what was used. A transaction whose call fails has been executed, and costs what it used.
//!
//! Weight is counted in reference time alone. The other half of a weight, the size of a proof, is
//! spent only where collators prove state to a relay chain; a solo chain proves nothing to anyone.
//!
//! The first block of any window is not special, and there is no moment at which all budgets are full
//! again: so there is no moment for which it is worth to wait with everything.
//!
//! ## Bytes
//!
//! The bytes of a transaction are its length, for blocks are kept, and what its call may add to the
//! state, by a rule of the runtime. What stock pallets would reserve as a deposit is counted when they
//! do ([`Pallet::note_state`]) and put on the use of the sender with settling: it is known only then,
//! so use can be above the budget, and drains as ever. Bytes don't come back when state is removed: they
//! are a rate at which state may grow, not a rent for it.
//!
//! [`charges`]: Pallet::charge
//! [`settles`]: Pallet::settle
//!
//! ## Invariants
//!
//! 1. Each budget is within the bounds that [`Pallet::set_budget`] names, and no class has more than
//!    authorities.
//! 2. No use is of a later time than now.
//! 3. State of a transaction is noted only while that transaction is executed.

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

use frame_support::{
	ensure,
	traits::{Get, Time},
	Hashable,
};
use frame_system::limits::BlockWeights;
use govchain_primitives::{
	admission::{BudgetView, Budgets, Cost, TooLarge},
	Budget, Class, Classify, Moment,
};

pub use pallet::*;
pub use usage::Use;
pub use weights::WeightInfo;

mod usage;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub mod weights;

/// Shortest window. A slot: the chain's time moves in no smaller steps.
pub const MIN_WINDOW: u64 = 1_000;
/// Longest window. Nobody who has spent a budget waits longer than an hour for a whole one.
pub const MAX_WINDOW: u64 = 3_600_000;
/// Least weight for officers, enterprises and citizens: 100 ms. Each act that is open to them fits, the
/// longest as well, such as a decision in a case with as many steps as there can be.
pub const MIN_WEIGHT: u64 = 100_000_000_000;
/// Least bytes for officers, enterprises and citizens: as large a transaction as they have a use for. A
/// matter with as much as there can be in it has 22 KiB, and three times that with what it adds to the
/// state.
pub const MIN_BYTES: u64 = 128 * 1024;

/// Where the use of an account is kept: see [`Pallet::use_key`].
pub type UseKey = [u8; 16];

/// What a transaction may take, looked up once. Good as long as nothing else is executed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote<AccountId> {
	who: AccountId,
	used: Use,
	cost: Cost,
	budget: Budget,
}

impl<AccountId> Quote<AccountId> {
	/// What the transaction costs.
	pub fn cost(&self) -> Cost {
		self.cost
	}

	/// What is used with it and has not drained.
	pub fn used(&self) -> Use {
		self.used.with(self.cost)
	}

	/// How many of `parts` equal parts of the budget are used with it, by weight or by bytes: whichever are
	/// more. Begun ones don't count.
	pub fn parts_used(&self, parts: u64) -> u64 {
		let Use { weight, bytes, .. } = self.used();
		let of = |used: u64, budget: u64| {
			let used = u128::from(used).saturating_mul(parts.into());
			used.checked_div(budget.into()).and_then(|used| used.try_into().ok()).unwrap_or(parts)
		};
		of(weight, self.budget.weight_per_window)
			.max(of(bytes, self.budget.bytes_per_window))
			.min(parts)
	}
}

/// Why a transaction is not admitted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overspent {
	/// It fits into the budget once enough has drained: at this moment.
	Until(Moment),
	/// It never fits.
	Never(TooLarge),
}

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
		/// Who sets budgets.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// What accounts are.
		type Classify: Classify<Self::AccountId>;
		/// The chain's time in milliseconds.
		type Time: Time<Moment = Moment>;
		/// Weights of the call and of what a transaction takes to admit.
		type WeightInfo: WeightInfo;
	}

	/// The budgets of all classes. Read whole with each transaction.
	#[pallet::storage]
	pub type BudgetTable<T: Config> = StorageValue<_, Budgets, ValueQuery>;

	/// What each account has used, by [`Pallet::use_key`]. Never removed, like the account itself, and
	/// only known accounts have one. Identity: the key is a hash, which nobody can choose.
	#[pallet::storage]
	pub type Uses<T: Config> = StorageMap<_, Identity, UseKey, Use, ValueQuery>;

	/// Bytes of state that stock pallets noted for the transaction which is being executed. Gone
	/// before the block ends.
	#[pallet::storage]
	pub type NotedState<T: Config> = StorageValue<_, u64, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The budgets of all classes, within the bounds of [`Pallet::set_budget`].
		pub budgets: Budgets,
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for class in Class::ALL {
				let checked = Pallet::<T>::check_budget(class, self.budgets.of(class));
				assert!(checked.is_ok(), "budget of {class:?}: {checked:?}");
			}
			let checked = Pallet::<T>::check_order(&self.budgets);
			assert!(checked.is_ok(), "budgets: {checked:?}");
			BudgetTable::<T>::put(&self.budgets);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council set the budget of a class.
		#[codec(index = 0)]
		BudgetSet {
			class: Class,
			/// The budget until now.
			from: Budget,
			/// The budget from the next transaction on.
			to: Budget,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The weight is too small: this class could not do what the chain needs of it. Authorities
		/// need as much as one block has, others 100 ms.
		#[codec(index = 0)]
		WeightTooSmall,
		/// The bytes are too few: this class could not do what the chain needs of it. Authorities
		/// need as many as one block has, others 128 KiB.
		#[codec(index = 1)]
		BytesTooFew,
		/// The window is shorter than a second or longer than an hour.
		#[codec(index = 2)]
		WindowOutOfRange,
		/// Authorities would have less at once, or get less back in time, than another class. A
		/// councillor's acts in the council and his others share one record of use: what he did as an
		/// officer must not keep him from voting. Change the budget of authorities first.
		#[codec(index = 3)]
		AuthoritiesHaveLess,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let budgets = Budgets::default();
			for class in Class::ALL {
				let checked = Self::check_budget(class, budgets.of(class));
				assert!(checked.is_ok(), "default budget of {class:?}: {checked:?}");
			}
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the budget of a class, from the next transaction on. What accounts have used stays
		/// used, and drains at the new rate from its last change on.
		///
		/// Origin: [`Config::CouncilOrigin`].
		///
		/// - `class`: whose budget.
		/// - `budget`: the budget. Not less than the council, appointments and upgrades need:
		///   authorities (and with them councillors' acts in the council) as much as one block has for
		///   normal transactions, others [`MIN_WEIGHT`] and [`MIN_BYTES`]; its window between
		///   [`MIN_WINDOW`] and [`MAX_WINDOW`].
		///
		/// No other class may have more than authorities, at once or in time.
		///
		/// Errors: [`Error::WeightTooSmall`], [`Error::BytesTooFew`], [`Error::WindowOutOfRange`],
		/// [`Error::AuthoritiesHaveLess`].
		/// Event: [`Event::BudgetSet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_budget())]
		pub fn set_budget(origin: OriginFor<T>, class: Class, budget: Budget) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let mut budgets = BudgetTable::<T>::get();
			let from = *budgets.of(class);
			Self::check_budget(class, &budget)?;
			*budgets.of_mut(class) = budget;
			Self::check_order(&budgets)?;
			BudgetTable::<T>::put(budgets);
			Self::deposit_event(Event::BudgetSet { class, from, to: budget });
			Ok(())
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The least weight and bytes that a budget of `class` may have.
	///
	/// Whatever the council sets, authorities and the council's own acts must fit: the largest motion
	/// that can be closed and the largest transaction of its class. Hence all that a block has.
	pub fn least(class: Class) -> (u64, u64) {
		if class != Class::Authority {
			return (MIN_WEIGHT, MIN_BYTES);
		}
		let normal = frame_support::dispatch::DispatchClass::Normal;
		let weights: BlockWeights = T::BlockWeights::get();
		let weight = weights.get(normal).max_total.unwrap_or(weights.max_block);
		let bytes = *T::BlockLength::get().max.get(normal);
		(weight.ref_time(), bytes.into())
	}

	fn check_budget(class: Class, budget: &Budget) -> Result<(), Error<T>> {
		let (weight, bytes) = Self::least(class);
		ensure!(budget.weight_per_window >= weight, Error::<T>::WeightTooSmall);
		ensure!(budget.bytes_per_window >= bytes, Error::<T>::BytesTooFew);
		let window = MIN_WINDOW..=MAX_WINDOW;
		ensure!(window.contains(&budget.window_millis), Error::<T>::WindowOutOfRange);
		Ok(())
	}

	/// Whether authorities have at least what each other class has.
	fn check_order(budgets: &Budgets) -> Result<(), Error<T>> {
		let most = &budgets.authority;
		// More in a window of its length: by cross multiplication, since both windows are not 0.
		let comes_back_faster = |one: u64, window: u64, other: u64, other_window: u64| {
			u128::from(one).saturating_mul(other_window.into())
				>= u128::from(other).saturating_mul(window.into())
		};
		for class in Class::ALL {
			let other = budgets.of(class);
			let has_more = most.weight_per_window >= other.weight_per_window
				&& most.bytes_per_window >= other.bytes_per_window
				&& comes_back_faster(
					most.weight_per_window,
					most.window_millis,
					other.weight_per_window,
					other.window_millis,
				) && comes_back_faster(
				most.bytes_per_window,
				most.window_millis,
				other.bytes_per_window,
				other.window_millis,
			);
			ensure!(has_more, Error::<T>::AuthoritiesHaveLess);
		}
		Ok(())
	}

	/// Where the use of `who` is kept: BLAKE2b-128 of the account. The account itself isn't in the key,
	/// which spares the state 32 bytes for each one that ever sent something. Two accounts with the same
	/// hash share a budget: to make two of one's own takes 2^64 trials and halves what one has, and to
	/// hit the account of somebody else takes 2^128.
	pub fn use_key(who: &T::AccountId) -> UseKey {
		who.blake2_128()
	}

	/// Whether `who`, as one of `class`, may now send what costs this much. Writes nothing.
	pub fn quote(
		who: &T::AccountId,
		class: Class,
		cost: Cost,
	) -> Result<Quote<T::AccountId>, Overspent> {
		let budget = *BudgetTable::<T>::get().of(class);
		let recorded = Uses::<T>::get(Self::use_key(who));
		let used = recorded.drained(T::Time::now(), &budget);
		if used.with(cost).is_within(&budget) {
			return Ok(Quote { who: who.clone(), used, cost, budget });
		}
		// From the record itself: what is rounded off on the way would make it a millisecond late.
		Err(match recorded.fits_from(cost, &budget) {
			Ok(moment) => Overspent::Until(moment),
			Err(too_large) => Overspent::Never(too_large),
		})
	}

	/// Takes what was quoted in this state, and gives whose it is.
	pub fn charge(quote: Quote<T::AccountId>) -> T::AccountId {
		let Quote { who, used, cost, .. } = quote;
		Uses::<T>::insert(Self::use_key(&who), used.with(cost));
		// Nothing else notes state but a transaction that is executed; what an unsigned one might
		// have left is nobody's.
		NotedState::<T>::kill();
		who
	}

	/// After the execution of what was charged: gives the weight back that was not used, and puts the
	/// noted state on top.
	pub fn settle(who: &T::AccountId, unspent_weight: u64) {
		let state = NotedState::<T>::take();
		if unspent_weight == 0 && state == 0 {
			return;
		}
		Uses::<T>::mutate(Self::use_key(who), |used| {
			used.weight = used.weight.saturating_sub(unspent_weight);
			used.bytes = used.bytes.saturating_add(state);
		});
	}

	/// Notes that the call which is being executed creates this many bytes of state. If it fails, its
	/// note is rolled back with what it created.
	pub fn note_state(bytes: u64) {
		if bytes > 0 {
			NotedState::<T>::mutate(|noted| *noted = noted.saturating_add(bytes));
		}
	}

	/// The budget of an account and how much of it is used now.
	pub fn budget(who: &T::AccountId) -> BudgetView {
		let class = T::Classify::class_of(who);
		let budget = *BudgetTable::<T>::get().of(class);
		let used = Uses::<T>::get(Self::use_key(who)).drained(T::Time::now(), &budget);
		BudgetView { class, budget, used_weight: used.weight, used_bytes: used.bytes }
	}

	/// From when on an account may send, as one of `class`, what costs this much; none if now.
	pub fn may_come_again(
		who: &T::AccountId,
		class: Class,
		cost: Cost,
	) -> Result<Option<Moment>, TooLarge> {
		match Self::quote(who, class, cost) {
			Ok(_) => Ok(None),
			Err(Overspent::Until(moment)) => Ok(Some(moment)),
			Err(Overspent::Never(too_large)) => Err(too_large),
		}
	}

	#[cfg(any(feature = "try-runtime", test))]
	pub(crate) fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
		let budgets = BudgetTable::<T>::get();
		for class in Class::ALL {
			ensure!(
				Self::check_budget(class, budgets.of(class)).is_ok(),
				"1: a budget is out of bounds"
			);
		}
		ensure!(Self::check_order(&budgets).is_ok(), "1: authorities have less than others");
		let now = T::Time::now();
		for used in Uses::<T>::iter_values() {
			ensure!(used.at <= now, "2: a use is of a later time than now");
		}
		ensure!(!NotedState::<T>::exists(), "3: noted state of no transaction");
		Ok(())
	}
}
