// SPDX-License-Identifier: Apache-2.0

//! A room that keeps a sum, for pallets that carry the calls of others.

#[frame_support::pallet]
pub mod pallet {
	use frame_support::{dispatch::WithPostDispatchInfo, pallet_prelude::*};
	use frame_system::pallet_prelude::*;

	/// What can't be added.
	pub const UNLUCKY: u32 = 13;
	/// What the calls weigh at most.
	pub const WEIGHT: Weight = Weight::from_parts(1_000, 100);
	/// What adding weighs.
	pub const USED: Weight = Weight::from_parts(400, 40);

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::storage]
	pub type Sum<T> = StorageValue<_, u32, ValueQuery>;

	/// Who made the last call.
	#[pallet::storage]
	pub type LastBy<T: Config> = StorageValue<_, T::AccountId>;

	#[pallet::event]
	#[pallet::generate_deposit(fn deposit_event)]
	pub enum Event<T: Config> {
		Added { who: T::AccountId, number: u32 },
	}

	#[pallet::error]
	pub enum Error<T> {
		Unlucky,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Adds to the sum; fails after it has done so if the number is unlucky.
		#[pallet::call_index(0)]
		#[pallet::weight(WEIGHT)]
		pub fn add(origin: OriginFor<T>, number: u32) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			LastBy::<T>::put(&who);
			Sum::<T>::mutate(|sum| *sum = sum.saturating_add(number));
			if number == UNLUCKY {
				return Err(Error::<T>::Unlucky.with_weight(USED));
			}
			Self::deposit_event(Event::Added { who, number });
			Ok(Some(USED).into())
		}

		/// What only officers do.
		#[pallet::call_index(5)]
		#[pallet::weight(WEIGHT)]
		pub fn decide(origin: OriginFor<T>) -> DispatchResult {
			LastBy::<T>::put(ensure_signed(origin)?);
			Ok(())
		}

		/// Sets the sum to zero, in as many words as one likes.
		#[pallet::call_index(7)]
		#[pallet::weight(WEIGHT)]
		pub fn reset(origin: OriginFor<T>, note: Vec<u8>) -> DispatchResult {
			let _ = note;
			LastBy::<T>::put(ensure_signed(origin)?);
			Sum::<T>::kill();
			Ok(())
		}
	}
}

pub use pallet::*;
