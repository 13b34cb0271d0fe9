// SPDX-License-Identifier: Apache-2.0

//! Orders taken back: by the signer online, or by what he has signed.

use frame_support::{dispatch::DispatchResult, ensure};
use govchain_primitives::{
	orders::{cancellation_hash, cancelling_text, MAX_AHEAD, MAX_CANCELLATIONS},
	Identities, Moment, WorkingCalendar,
};
use sp_core::H256;

use crate::{mark_of, Cancellations, Config, Error, Event, Pallet};

impl<T: Config> Pallet<T> {
	/// Whether an order with this number and end can be taken back now.
	fn ensure_cancellable(signer: &T::AccountId, number: u64, until: Moment) -> DispatchResult {
		let ahead = until.checked_sub(T::Calendar::now()).ok_or(Error::<T>::Expired)?;
		ensure!(ahead <= MAX_AHEAD, Error::<T>::EndsTooLate);
		Self::ensure_unmarked(mark_of(signer, number, until))?;
		let live = Cancellations::<T>::get(signer);
		ensure!(live < MAX_CANCELLATIONS, Error::<T>::TooManyCancellations);
		Ok(())
	}

	/// Whether a cancellation is good now, whoever relays it, its signature left aside.
	pub(crate) fn ensure_cancellation_good(
		signer: &T::AccountId,
		number: u64,
		until: Moment,
	) -> DispatchResult {
		Self::ensure_cancellable(signer, number, until)?;
		T::Identities::ensure_identity(signer)?;
		Ok(())
	}

	/// Whether the signer has signed the cancellation with this hash.
	pub(crate) fn ensure_cancellation_signed(
		signer: &T::AccountId,
		hash: &H256,
		signature: &T::Signature,
	) -> DispatchResult {
		Self::ensure_signed(signer, &cancelling_text(hash), signature)
	}

	/// The hash of a cancellation on this chain.
	pub(crate) fn cancellation_hash(signer: &T::AccountId, number: u64, until: Moment) -> H256 {
		cancellation_hash(&Self::genesis_hash(), signer, number, until)
	}

	pub(crate) fn do_cancel(signer: T::AccountId, number: u64, until: Moment) -> DispatchResult {
		T::Identities::ensure_identity(&signer)?;
		Self::ensure_cancellable(&signer, number, until)?;

		Self::remember_cancelled(&signer, number, until)?;
		Self::deposit_event(Event::Cancelled { signer, number, until });
		Ok(())
	}

	pub(crate) fn do_relay_cancellation(
		who: &T::AccountId,
		signer: T::AccountId,
		number: u64,
		until: Moment,
		signature: &T::Signature,
	) -> DispatchResult {
		let officer = Self::ensure_clerk(who)?;
		Self::ensure_cancellation_good(&signer, number, until)?;
		let hash = Self::cancellation_hash(&signer, number, until);
		Self::ensure_cancellation_signed(&signer, &hash, signature)?;

		Self::remember_cancelled(&signer, number, until)?;
		Self::deposit_event(Event::CancellationRelayed {
			signer,
			number,
			until,
			department: officer.department,
			officer: officer.account,
		});
		Ok(())
	}

	fn remember_cancelled(signer: &T::AccountId, number: u64, until: Moment) -> DispatchResult {
		Self::remember(signer, number, until, Some(signer.clone()))?;
		Cancellations::<T>::mutate(signer, |live| *live = live.saturating_add(1));
		Ok(())
	}
}
