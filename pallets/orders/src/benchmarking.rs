// SPDX-License-Identifier: Apache-2.0

//! Worst cases: the text is signed as a wallet wraps it, so that the signature is checked twice, the
//! order names a department, and what is forgotten was cancelled. The call itself is not made: its own
//! weight comes on top.

use alloc::boxed::Box;

use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use govchain_primitives::{
	identity::wrapped_by_wallet,
	orders::{
		cancelling_text, signing_text, Order, OrderEnd, OrderV1, MAX_AHEAD, MAX_CALL_BYTES,
		MAX_VALIDITY,
	},
	AgendaItem, Authorize, Capability, Moment, OnDue, Role, WorkingCalendar,
};

use crate::*;

/// Makes signers, signatures and calls for benchmarks.
pub trait BenchmarkHelper<AccountId, Call, Signature> {
	/// An account that speaks for an identity in good standing and whose key can sign.
	fn signer() -> AccountId;
	/// Its signature over `text`.
	fn sign(signer: &AccountId, text: &[u8]) -> Signature;
	/// A call that an order may carry, of no more than `bytes` bytes and of nearly as many, or the
	/// shortest one.
	fn call(bytes: u32) -> Call;
}

fn signer<T: Config>() -> T::AccountId {
	T::Calendar::cover_for_benchmarks();
	T::BenchmarkHelper::signer()
}

fn remembered<T: Config>(signer: &T::AccountId, until: Moment) -> Option<OrderEnd> {
	Pallet::<T>::order_end(signer, 1, until)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// `b`: bytes of the call.
	#[benchmark]
	fn relay(b: Linear<0, MAX_CALL_BYTES>) {
		let signer = signer::<T>();
		let (role, capability) = (Role::Clerk, Capability::ServiceCentre);
		let clerk = T::Authorize::officer_for_benchmarks(role, capability, 0);
		let from = T::Calendar::now();
		let until = from + MAX_VALIDITY;
		let order: Box<OrderOf<T>> = Box::new(Order::V1(OrderV1 {
			signer: signer.clone(),
			department: Some(clerk.department),
			number: 1,
			from,
			until,
			call: T::BenchmarkHelper::call(b),
		}));
		let text = wrapped_by_wallet(&signing_text(&Pallet::<T>::order_hash(&order)));
		let signature = T::BenchmarkHelper::sign(&signer, &text);

		#[block]
		{
			Pallet::<T>::admit(&clerk.account, &order, &signature).unwrap();
		}

		assert_eq!(remembered::<T>(&signer, until), Some(OrderEnd::Relayed));
	}

	#[benchmark]
	fn cancel() {
		let signer = signer::<T>();
		let until = T::Calendar::now() + MAX_AHEAD;

		#[extrinsic_call]
		_(RawOrigin::Signed(signer.clone()), 1, until);

		assert_eq!(remembered::<T>(&signer, until), Some(OrderEnd::Cancelled));
	}

	#[benchmark]
	fn relay_cancellation() {
		let signer = signer::<T>();
		let (role, capability) = (Role::Clerk, Capability::ServiceCentre);
		let clerk = T::Authorize::officer_for_benchmarks(role, capability, 0);
		let until = T::Calendar::now() + MAX_AHEAD;
		let hash = Pallet::<T>::cancellation_hash(&signer, 1, until);
		let text = wrapped_by_wallet(&cancelling_text(&hash));
		let signature = T::BenchmarkHelper::sign(&signer, &text);

		#[extrinsic_call]
		_(RawOrigin::Signed(clerk.account), signer.clone(), 1, until, signature);

		assert_eq!(remembered::<T>(&signer, until), Some(OrderEnd::Cancelled));
	}

	#[benchmark]
	fn on_order_end() {
		let signer = signer::<T>();
		let until = T::Calendar::now() + MAX_AHEAD;
		Pallet::<T>::do_cancel(signer.clone(), 1, until).unwrap();
		let mark = mark_of(&signer, 1, until);

		#[block]
		{
			Pallet::<T>::on_due(AgendaItem::OrderEnd { mark });
		}

		assert_eq!(remembered::<T>(&signer, until), None);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
