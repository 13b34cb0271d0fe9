// SPDX-License-Identifier: Apache-2.0

//! Orders relayed.

use codec::Encode;
use frame_support::{
	dispatch::{
		extract_actual_weight, DispatchErrorWithPostInfo, DispatchResult,
		DispatchResultWithPostInfo, GetDispatchInfo, WithPostDispatchInfo,
	},
	ensure,
	traits::{Contains, Get},
	weights::Weight,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use govchain_primitives::{
	identity::wrapped_by_wallet,
	orders::{signing_text, Order, OrderV1, MAX_CALL_BYTES, MAX_VALIDITY},
	ActingOfficer, Authorize, Capability, Identities, Role, WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash, Verify, Zero},
	DispatchError,
};

use crate::{mark_of, Config, Error, Event, OrderOf, Pallet, WeightInfo};

type CallOf<T> = <T as Config>::RuntimeCall;
type V1<T> = OrderV1<<T as frame_system::Config>::AccountId, CallOf<T>>;

fn v1<T: Config>(order: &OrderOf<T>) -> &V1<T> {
	let Order::V1(order) = order;
	order
}

/// What a relay weighs without its call: by the bytes that are hashed, which are none if the order is
/// refused before.
pub(crate) fn own_weight<T: Config>(order: &OrderOf<T>) -> Weight {
	let call = &v1::<T>(order).call;
	let length = match T::Orderable::contains(call) {
		true => bytes::<T>(call).min(MAX_CALL_BYTES),
		false => 0,
	};
	T::WeightInfo::relay(length)
}

/// The most that the call in an order may weigh: nothing if it can't be ordered, for it isn't made
/// then. So nobody can make others look into calls that are nested deep in it.
pub(crate) fn call_weight<T: Config>(order: &OrderOf<T>) -> Weight {
	let call = &v1::<T>(order).call;
	match T::Orderable::contains(call) {
		true => call.get_dispatch_info().call_weight,
		false => Weight::zero(),
	}
}

fn bytes<T: Config>(call: &CallOf<T>) -> u32 {
	u32::try_from(call.encoded_size()).unwrap_or(u32::MAX)
}

/// A refusal that gives back the weight of the call that was not made.
pub(crate) fn refused(error: DispatchError, weight: Weight) -> DispatchErrorWithPostInfo {
	error.with_weight(weight)
}

impl<T: Config> Pallet<T> {
	/// Whether `who` is a clerk at a window: of which department.
	pub(crate) fn ensure_clerk(
		who: &T::AccountId,
	) -> Result<ActingOfficer<T::AccountId>, DispatchError> {
		T::Authorize::ensure_officer(who, Role::Clerk, Capability::ServiceCentre)
	}

	/// Whether `who` may relay this order: for which department.
	pub(crate) fn ensure_clerk_for(
		who: &T::AccountId,
		order: &OrderOf<T>,
	) -> Result<ActingOfficer<T::AccountId>, DispatchError> {
		let officer = Self::ensure_clerk(who)?;
		if let Some(named) = v1::<T>(order).department {
			let is_named = T::Authorize::in_charge(named) == officer.department;
			ensure!(is_named, Error::<T>::OtherDepartment);
		}
		Ok(officer)
	}

	/// Whether an order is good now, whoever relays it, its signature left aside.
	pub(crate) fn ensure_good(order: &OrderOf<T>) -> DispatchResult {
		let OrderV1 { signer, number, from, until, call, .. } = v1::<T>(order);
		ensure!(T::Orderable::contains(call), Error::<T>::NotOrderable);
		ensure!(bytes::<T>(call) <= MAX_CALL_BYTES, Error::<T>::CallTooLong);
		let validity = until.checked_sub(*from).ok_or(Error::<T>::EndsBeforeItBegins)?;
		ensure!(validity <= MAX_VALIDITY, Error::<T>::ValidForTooLong);
		let now = T::Calendar::now();
		ensure!(now >= *from, Error::<T>::NotYetValid);
		ensure!(now <= *until, Error::<T>::Expired);
		ensure!(T::MaySign::contains(signer), Error::<T>::SignerHoldsOffice);
		T::Identities::ensure_identity(signer)?;
		Self::ensure_unmarked(mark_of(signer, *number, *until))
	}

	/// Whether the signer has signed the order with this hash.
	pub(crate) fn ensure_order_signed(
		order: &OrderOf<T>,
		hash: &H256,
		signature: &T::Signature,
	) -> DispatchResult {
		Self::ensure_signed(&v1::<T>(order).signer, &signing_text(hash), signature)
	}

	/// Whether `signer` has signed a line, plain or as a wallet wraps it.
	pub(crate) fn ensure_signed(
		signer: &T::AccountId,
		text: &[u8],
		signature: &T::Signature,
	) -> DispatchResult {
		ensure!(
			signature.verify(text, signer)
				|| signature.verify(wrapped_by_wallet(text).as_slice(), signer),
			Error::<T>::SignatureInvalid
		);
		Ok(())
	}

	/// The hash of an order on this chain, for the runtime as it reads calls now.
	pub(crate) fn order_hash(order: &OrderOf<T>) -> H256 {
		order.hash(&Self::genesis_hash(), T::Version::get().transaction_version)
	}

	pub(crate) fn genesis_hash() -> T::Hash {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	/// Takes an order from an officer: all but the call itself.
	pub(crate) fn admit(
		who: &T::AccountId,
		order: &OrderOf<T>,
		signature: &T::Signature,
	) -> DispatchResult {
		let officer = Self::ensure_clerk_for(who, order)?;
		Self::ensure_good(order)?;
		let order_hash = Self::order_hash(order);
		Self::ensure_order_signed(order, &order_hash, signature)?;

		let OrderV1 { signer, number, until, call, .. } = v1::<T>(order);
		Self::remember(signer, *number, *until, None)?;
		Self::deposit_event(Event::Relayed {
			signer: signer.clone(),
			number: *number,
			until: *until,
			order_hash,
			call_hash: BlakeTwo256::hash_of(call),
			department: officer.department,
			officer: officer.account,
		});
		Ok(())
	}

	/// Makes the call of an order through the filter of the runtime. `own` is the weight of the rest.
	pub(crate) fn execute(order: OrderOf<T>, own: Weight) -> DispatchResultWithPostInfo {
		let Order::V1(OrderV1 { signer, call, .. }) = order;
		let info = call.get_dispatch_info();
		let result = call.dispatch(RawOrigin::Signed(signer).into());
		let weight = own.saturating_add(extract_actual_weight(&result, &info));
		match result {
			Ok(_) => Ok(Some(weight).into()),
			Err(error) => Err(refused(error.error, weight)),
		}
	}
}
