// SPDX-License-Identifier: Apache-2.0

//! The way to root around a call that does nothing.
//!
//! Which calls are on the lists the runtime decides, so the list is asked and its answer not heeded.

use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;

use super::*;
use crate::Pallet as Governance;

/// Bytes of a call that are measured. Longer ones grow along the same line.
const MAX_LENGTH: u32 = 65_536;

fn remark<T: Config>(length: u32) -> <T as Config>::RuntimeCall {
	let remark = alloc::vec![1; length as usize];
	frame_system::Call::<T>::remark { remark }.into()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn enact(b: Linear<0, MAX_LENGTH>) -> Result<(), BenchmarkError> {
		let origin =
			T::MotionOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let call = remark::<T>(b);
		#[block]
		{
			T::MotionOrigin::ensure_origin(origin).map_err(DispatchError::from)?;
			let _ = T::RootCalls::contains(&call);
			let (call_hash, result, _) = Governance::<T>::dispatch_as_root(call);
			Governance::<T>::deposit_event(Event::Enacted { call_hash, result });
		}
		Ok(())
	}

	#[benchmark]
	fn emergency(b: Linear<0, MAX_LENGTH>) -> Result<(), BenchmarkError> {
		let origin =
			T::EmergencyOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let call = remark::<T>(b);
		#[block]
		{
			T::EmergencyOrigin::ensure_origin(origin).map_err(DispatchError::from)?;
			let _ = T::EmergencyCalls::contains(&call);
			let (call_hash, result, _) = Governance::<T>::dispatch_as_root(call);
			Governance::<T>::deposit_event(Event::EmergencyEnacted { call_hash, result });
		}
		Ok(())
	}

	impl_benchmark_test_suite!(
		Governance,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
