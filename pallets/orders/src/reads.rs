// SPDX-License-Identifier: Apache-2.0

//! What the runtime API gives to clients.

use codec::{DecodeAll, DecodeLimit};
use frame_support::MAX_EXTRINSIC_DEPTH;
use govchain_primitives::{
	orders::{cancelling_text, signing_text, OrderEnd, OrderInfo},
	Moment,
};

use crate::{mark_of, Config, Marks, OrderOf, Pallet};

impl<T: Config> Pallet<T> {
	/// What an order is, and whether `officer` could relay it now; none if the bytes are no order or no
	/// signature.
	pub fn order(
		order: &[u8],
		signature: Option<&[u8]>,
		officer: Option<&T::AccountId>,
	) -> Option<OrderInfo> {
		let order =
			OrderOf::<T>::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*order).ok()?;
		let signature = decoded::<T>(signature)?;
		let hash = Self::order_hash(&order);
		let good = || {
			if let Some(officer) = officer {
				Self::ensure_clerk_for(officer, &order)?;
			}
			Self::ensure_good(&order)?;
			match &signature {
				Some(signature) => Self::ensure_order_signed(&order, &hash, signature),
				None => Ok(()),
			}
		};
		Some(OrderInfo { hash, text: signing_text(&hash), obstacle: good().err() })
	}

	/// What the cancellation of the order with this number and end is, and whether `officer` could
	/// relay it now; none if the bytes are no signature.
	pub fn cancellation(
		signer: &T::AccountId,
		number: u64,
		until: Moment,
		signature: Option<&[u8]>,
		officer: Option<&T::AccountId>,
	) -> Option<OrderInfo> {
		let signature = decoded::<T>(signature)?;
		let hash = Self::cancellation_hash(signer, number, until);
		let good = || {
			if let Some(officer) = officer {
				Self::ensure_clerk(officer)?;
			}
			Self::ensure_cancellation_good(signer, number, until)?;
			match &signature {
				Some(signature) => Self::ensure_cancellation_signed(signer, &hash, signature),
				None => Ok(()),
			}
		};
		Some(OrderInfo { hash, text: cancelling_text(&hash), obstacle: good().err() })
	}

	/// Whether the order with this number and end was relayed or cancelled.
	pub fn order_end(signer: &T::AccountId, number: u64, until: Moment) -> Option<OrderEnd> {
		Marks::<T>::get(mark_of(signer, number, until)).map(|mark| mark.end())
	}
}

/// The signature, if one is given. None at all if the bytes are none.
fn decoded<T: Config>(signature: Option<&[u8]>) -> Option<Option<T::Signature>> {
	signature.map(|mut bytes| T::Signature::decode_all(&mut bytes)).transpose().ok()
}
