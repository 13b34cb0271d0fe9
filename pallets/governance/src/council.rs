// SPDX-License-Identifier: Apache-2.0

//! The collective as a council.

use core::marker::PhantomData;

use pallet_collective::WeightInfo as _;

use super::*;

/// A council that says what changing its members costs.
pub trait WeighChange {
	/// The weight of a change of any of its members, at most.
	fn weight_of_change() -> Weight;
}

/// The instance `I` of the collective, read and changed as [`Config::Council`] needs it. The
/// collective itself doesn't let its members be read by trait.
pub struct CollectiveCouncil<T, I>(PhantomData<(T, I)>);

impl<T: pallet_collective::Config<I>, I: 'static> ChangeMembers<T::AccountId>
	for CollectiveCouncil<T, I>
{
	fn change_members_sorted(
		incoming: &[T::AccountId],
		outgoing: &[T::AccountId],
		new: &[T::AccountId],
	) {
		pallet_collective::Pallet::<T, I>::change_members_sorted(incoming, outgoing, new);
	}
}

impl<T: pallet_collective::Config<I>, I: 'static> SortedMembers<T::AccountId>
	for CollectiveCouncil<T, I>
{
	fn sorted_members() -> Vec<T::AccountId> {
		pallet_collective::Members::<T, I>::get()
	}
}

impl<T: pallet_collective::Config<I>, I: 'static> ContainsLengthBound for CollectiveCouncil<T, I> {
	fn min_len() -> usize {
		0
	}

	fn max_len() -> usize {
		usize::try_from(T::MaxMembers::get()).unwrap_or(usize::MAX)
	}
}

impl<T: pallet_collective::Config<I>, I: 'static> WeighChange for CollectiveCouncil<T, I> {
	/// That of setting all members while every motion there can be is open.
	fn weight_of_change() -> Weight {
		let members = T::MaxMembers::get();
		<T as pallet_collective::Config<I>>::WeightInfo::set_members(
			members,
			members,
			T::MaxProposals::get(),
		)
	}
}
