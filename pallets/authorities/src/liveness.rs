// SPDX-License-Identifier: Apache-2.0

//! Who authored when, and whether a set can finalise.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use govchain_primitives::{
	authorities::{Liveness, SeatedAuthority, SetChange, SetHealth},
	Authorize,
};
use sp_runtime::{
	traits::{SaturatedConversion, Saturating},
	DispatchResult,
};

use crate::{
	Authorities, Authority, Config, Error, GivenUp, LastAuthored, Pallet, PlannedSet, Replacements,
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

	/// `takes_to_vote`: who counts without having authored.
	fn health_of<'a>(
		set: impl ExactSizeIterator<Item = &'a T::AccountId>,
		takes_to_vote: &BTreeSet<T::AccountId>,
	) -> SetHealth
	where
		T::AccountId: 'a,
	{
		let authorities = count(set.len());
		let turns = count(Self::current_holders().len()).saturating_mul(LIVE_TURNS);
		let votes = |who: &&T::AccountId| {
			takes_to_vote.contains(*who) || Self::is_live_within(who, turns.into())
		};
		let live = count(set.filter(votes).count());
		SetHealth { authorities, live, needed: needed(authorities) }
	}

	/// Who is kept from authoring for a fault. It can't show that it is live, and is taken to vote.
	fn silent() -> BTreeSet<T::AccountId> {
		Self::disabled().into_iter().collect()
	}

	/// Whether the set in office can finalise.
	pub fn set_health() -> SetHealth {
		let holders = Self::current_holders();
		Self::health_of(holders.iter().map(|holder| &holder.authority), &Self::silent())
	}

	/// Whether the set could finalise that `change` results in, together with what is decided.
	///
	/// Fewer than four need every one to finalise, and who comes isn't live before it authors: it counts
	/// here, or so few could never become four again. A restart relies on nobody who doesn't author.
	pub fn change_health(change: &SetChange<T::AccountId>) -> SetHealth {
		let after = Self::set_after(change);
		let accounts = after.iter().map(|seat| &seat.account);
		if matches!(change, SetChange::Restart(_)) {
			return Self::health_of(accounts, &BTreeSet::new());
		}
		let mut health = Self::health_of(accounts, &Self::silent());
		let brings_one = matches!(change, SetChange::Admit(_) | SetChange::Replace { .. });
		if brings_one && health.authorities < MIN_AUTHORITIES {
			health.live = health.live.saturating_add(1);
		}
		health
	}

	/// Refuses `change` if too few live authorities would be left to finalise the set it results in.
	/// A set in office that can't finalise can't finalise a change of itself either: that hangs, and
	/// only a restart of finality helps.
	pub(crate) fn ensure_can_finalise(change: &SetChange<T::AccountId>) -> DispatchResult {
		Self::ensure_healthy(Self::set_health())?;
		Self::ensure_healthy(Self::change_health(change))
	}

	/// Whether `plan` could finalise in the place of the set `before`.
	///
	/// Fewer than four need every one, and who comes authors only then: one that comes is taken on trust,
	/// as when it was admitted.
	pub(crate) fn plan_health(
		before: &[SeatedAuthority<T::AccountId>],
		plan: &[SeatedAuthority<T::AccountId>],
	) -> SetHealth {
		let mut health = Self::health_of(plan.iter().map(|seat| &seat.account), &Self::silent());
		let comes = |seat: &SeatedAuthority<_>| {
			!Self::is_live(&seat.account) && before.iter().all(|one| one.account != seat.account)
		};
		if health.authorities < MIN_AUTHORITIES && plan.iter().any(comes) {
			health.live = health.live.saturating_add(1);
		}
		health
	}

	/// As [`Pallet::change_health`] for a restart: nobody counts who doesn't author.
	pub(crate) fn ensure_seats_can_finalise(
		seats: &[SeatedAuthority<T::AccountId>],
	) -> DispatchResult {
		let accounts = seats.iter().map(|seat| &seat.account);
		Self::ensure_healthy(Self::health_of(accounts, &BTreeSet::new()))
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
		Self::set_with(Some(change), None)
	}

	/// How many of the set that `change` results in are planned by now, or take the place of one that
	/// is: who has no session keys yet is in no set.
	pub(crate) fn seated_after(change: &SetChange<T::AccountId>) -> u32 {
		let planned: BTreeSet<_> =
			PlannedSet::<T>::get().into_iter().map(|seat| seat.account).collect();
		let is_seated = |account: &T::AccountId| {
			planned.contains(account)
				|| Replacements::<T>::get(account).is_some_and(|old| planned.contains(&old))
		};
		count(Self::set_after(change).iter().filter(|seat| is_seated(&seat.account)).count())
	}

	/// Refuses to lift the faults of `authority` if it would come back into a set of which too few are
	/// live to finalise.
	pub(crate) fn ensure_may_come_back(authority: &T::AccountId) -> DispatchResult {
		let is_in = |set: &[SeatedAuthority<T::AccountId>]| {
			set.iter().any(|seat| seat.account == *authority)
		};
		if is_in(&PlannedSet::<T>::get()) {
			return Ok(());
		}
		let after = Self::set_with(None, Some(authority));
		if !is_in(&after) {
			return Ok(());
		}
		Self::ensure_seats_can_finalise(&after)
	}

	/// The set that results from `change`, and once the faults of `lifted` are.
	fn set_with(
		change: Option<&SetChange<T::AccountId>>,
		lifted: Option<&T::AccountId>,
	) -> Vec<SeatedAuthority<T::AccountId>> {
		let mut replacements: BTreeMap<T::AccountId, T::AccountId> = match change {
			Some(SetChange::Restart(_)) => BTreeMap::new(),
			Some(SetChange::Retire(account)) => Replacements::<T>::iter()
				.filter(|(new, _)| new != account)
				.map(|(new, old)| (old, new))
				.collect(),
			_ => Replacements::<T>::iter().map(|(new, old)| (old, new)).collect(),
		};
		if let Some(SetChange::Replace { old, new }) = change {
			replacements.insert(old.clone(), new.clone());
		}
		let mut seats: Vec<_> = Authorities::<T>::iter()
			.filter(|(account, _)| match change {
				Some(SetChange::Retire(gone)) => account != gone,
				Some(SetChange::Restart(lost)) => !lost.contains(account),
				_ => true,
			})
			.map(|(account, Authority { department, .. })| SeatedAuthority {
				account: replacements.get(&account).cloned().unwrap_or(account),
				department: T::Authorize::in_charge(department),
			})
			.collect();
		if let Some(SetChange::Admit(seat)) = change {
			seats.push(seat.clone());
		}
		Self::without_excluded(seats, lifted)
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

	/// Accounts whose session keys stay registered: those who may register some, are planned or in
	/// office, or come back if a restart of finality is called off. All others begin anew, with a
	/// proof that they hold the keys.
	pub fn keep_keys() -> BTreeSet<T::AccountId> {
		let mut accounts = Self::authoring();
		accounts.extend(Replacements::<T>::iter_keys());
		accounts.extend(GivenUp::<T>::get().into_iter().map(|(account, _)| account));
		accounts
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
