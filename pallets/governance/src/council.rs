// SPDX-License-Identifier: Apache-2.0

//! The collective as a council.

use core::marker::PhantomData;

use frame_support::traits::Get;

use super::*;

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
