// SPDX-License-Identifier: Apache-2.0

//! Who authored when, and whether a set can finalise.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use govchain_primitives::authorities::{Liveness, SeatedAuthority, SetChange, SetHealth};
use sp_runtime::{
	traits::{SaturatedConversion, Saturating},
	DispatchResult,
};

use crate::{
	Authorities, Authority, Config, Error, LastAuthored, Pallet, PlannedSet, Replacements,
	LIVE_TURNS, MIN_AUTHORITIES,
};

impl<T: Config> pallet_authorship::EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
	fn note_author(author: T::AccountId) {
		LastAuthored::<T>::insert(author, frame_system::Pallet::<T>::block_number());
	}
}

/// How many of `authorities` GRANDPA needs to finalise: all but a third less one.
pub(crate) fn needed(authorities: u32) -> u32 {
	let faulty = authorities.saturating_sub(1).checked_div(3).unwrap_or(0);
	authorities.saturating_sub(faulty).max(1)
}

fn count(number: usize) -> u32 {
	u32::try_from(number).unwrap_or(u32::MAX)
}

impl<T: Config> Pallet<T> {
	/// Whether `authority` authored within the last [`LIVE_TURNS`] turns of the set in office.
	pub fn is_live(authority: &T::AccountId) -> bool {
		let turns = count(Self::current_holders().len()).saturating_mul(LIVE_TURNS);
		Self::is_live_within(authority, turns.into())
	}

	fn is_live_within(authority: &T::AccountId, window: BlockNumberFor<T>) -> bool {
		let now = frame_system::Pallet::<T>::block_number();
		LastAuthored::<T>::get(authority).is_some_and(|last| now.saturating_sub(last) <= window)
	}

	fn health_of<'a>(set: impl ExactSizeIterator<Item = &'a T::AccountId>) -> SetHealth
	where
		T::AccountId: 'a,
	{
		let authorities = count(set.len());
		let turns = count(Self::current_holders().len()).saturating_mul(LIVE_TURNS);
		let live = set.filter(|who| Self::is_live_within(who, turns.into())).count();
		SetHealth { authorities, live: count(live), needed: needed(authorities) }
	}

	/// Whether the set in office can finalise.
	pub fn set_health() -> SetHealth {
		let holders = Self::current_holders();
		Self::health_of(holders.iter().map(|holder| &holder.authority))
	}

	/// Whether the set could finalise that `change` results in, together with what is decided.
	pub fn change_health(change: SetChange<T::AccountId>) -> SetHealth {
		Self::health_of(Self::set_after(&change).iter().map(|seat| &seat.account))
	}

	/// Refuses `change` if too few live authorities would be left to finalise the set it results in.
	/// A set in office that can't finalise can't finalise a change of itself either: that hangs, and
	/// only a restart of finality helps.
	pub(crate) fn ensure_can_finalise(change: &SetChange<T::AccountId>) -> DispatchResult {
		Self::ensure_healthy(Self::set_health())?;
		let after = Self::set_after(change);
		let mut health = Self::health_of(after.iter().map(|seat| &seat.account));
		// Fewer than four need every one to finalise, and who comes isn't live before it authors: it
		// counts here, or so few could never become four again.
		let brings_one = matches!(change, SetChange::Admit(_) | SetChange::Replace { .. });
		if brings_one && health.authorities < MIN_AUTHORITIES {
			health.live = health.live.saturating_add(1);
		}
		Self::ensure_healthy(health)
	}

	pub(crate) fn ensure_seats_can_finalise(
		seats: &[SeatedAuthority<T::AccountId>],
	) -> DispatchResult {
		Self::ensure_healthy(Self::health_of(seats.iter().map(|seat| &seat.account)))
	}

	fn ensure_healthy(health: SetHealth) -> DispatchResult {
		let short = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
		ensure!(
			health.can_finalise(),
			Error::<T>::TooFewLive { live: short(health.live), needed: short(health.needed) }
		);
		Ok(())
	}

	/// The set that `change` results in once all that is admitted has session keys.
	///
	/// A restart leaves pending replacements out: who has not come yet can't help it.
	pub(crate) fn set_after(
		change: &SetChange<T::AccountId>,
	) -> Vec<SeatedAuthority<T::AccountId>> {
		let mut replacements: BTreeMap<T::AccountId, T::AccountId> = match change {
			SetChange::Restart(_) => BTreeMap::new(),
			SetChange::Retire(account) => Replacements::<T>::iter()
				.filter(|(new, _)| new != account)
				.map(|(new, old)| (old, new))
				.collect(),
			_ => Replacements::<T>::iter().map(|(new, old)| (old, new)).collect(),
		};
		if let SetChange::Replace { old, new } = change {
			replacements.insert(old.clone(), new.clone());
		}
		let mut seats: Vec<_> = Authorities::<T>::iter()
			.filter(|(account, _)| match change {
				SetChange::Retire(gone) => account != gone,
				SetChange::Restart(lost) => !lost.contains(account),
				_ => true,
			})
			.map(|(account, Authority { department, .. })| SeatedAuthority {
				account: replacements.get(&account).cloned().unwrap_or(account),
				department,
			})
			.collect();
		if let SetChange::Admit(seat) = change {
			seats.push(seat.clone());
		}
		Self::without_excluded(seats)
	}

	/// When each admitted authority authored last, by account.
	pub fn liveness() -> Vec<Liveness<T::AccountId>> {
		let mut all: Vec<_> = Authorities::<T>::iter_keys()
			.map(|account| Liveness {
				last_authored: LastAuthored::<T>::get(&account).map(|block| block.saturated_into()),
				live: Self::is_live(&account),
				account,
			})
			.collect();
		all.sort_by(|a, b| a.account.cmp(&b.account));
		all
	}

	/// Accounts whose authorship counts: admitted, planned, or in office.
	pub(crate) fn authoring() -> BTreeSet<T::AccountId> {
		Authorities::<T>::iter_keys()
			.chain(PlannedSet::<T>::get().into_iter().map(|seat| seat.account))
			.chain(Self::current_holders().into_iter().map(|holder| holder.authority))
			.collect()
	}

	/// Forgets when `account` authored if it will author no more.
	pub(crate) fn forget_author(account: &T::AccountId) {
		if !Self::authoring().contains(account) {
			LastAuthored::<T>::remove(account);
		}
	}

	/// Forgets everyone who will author no more.
	pub(crate) fn forget_authors() {
		let authoring = Self::authoring();
		let gone: Vec<_> =
			LastAuthored::<T>::iter_keys().filter(|account| !authoring.contains(account)).collect();
		for account in gone {
			LastAuthored::<T>::remove(account);
		}
	}
}
