// SPDX-License-Identifier: Apache-2.0

use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;

use super::*;
use crate::Pallet as Admission;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_budget() -> Result<(), BenchmarkError> {
		let origin =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let budget = Budget { window_millis: MAX_WINDOW, ..Budgets::default().citizen };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Class::Citizen, budget);

		assert_eq!(BudgetTable::<T>::get().citizen, budget);
		Ok(())
	}

	/// What the budget takes of each transaction: a quote, the charge, and settling with state noted
	/// and weight given back.
	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		let who: T::AccountId = whitelisted_caller();
		let cost = Cost { weight: 1_000_000, bytes: 1_000 };
		Uses::<T>::insert(Admission::<T>::use_key(&who), Use { weight: 1, bytes: 1, at: 0 });

		#[block]
		{
			let quote = Admission::<T>::quote(&who, Class::Citizen, cost)
				.map_err(|_| BenchmarkError::Stop("it fits into the budget"))?;
			let who = Admission::<T>::charge(quote);
			Admission::<T>::note_state(100);
			Admission::<T>::settle(&who, 1);
		}

		assert!(Uses::<T>::get(Admission::<T>::use_key(&who)).weight >= 999_999);
		Ok(())
	}

	impl_benchmark_test_suite!(Admission, crate::mock::build(), crate::mock::Test);
}
