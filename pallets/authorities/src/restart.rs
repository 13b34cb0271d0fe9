// SPDX-License-Identifier: Apache-2.0

//! Restarting finality after too many authorities were lost.

use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::ConstU32, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use govchain_primitives::authorities::{
	RestartFinality, RestartInfo, RestartStage, SeatedAuthority, SetChange, MAX_AUTHORITIES,
};
use sp_runtime::{
	traits::{SaturatedConversion, Saturating},
	DispatchError, DispatchResult,
};

use crate::{
	Authorities, Config, Error, Event, ForcedSet, GivenUp, LostOf, Pallet, Replacements, Restart,
	RestartOf, Restarts, LOG_TARGET, MAX_RESTART_DELAY, MAX_RESTART_VALIDITY, MIN_RESTART_DELAY,
};

impl<T: Config> Pallet<T> {
	/// Whether a restart is under way: decided and not yet applied by the nodes.
	pub fn is_restarting() -> bool {
		Restarts::<T>::get().is_some_and(|restart| Self::is_under_way(&restart))
	}

	fn is_under_way(restart: &RestartOf<T>) -> bool {
		restart.stage != RestartStage::Signalled || T::Finality::is_forced_change_pending()
	}

	pub(crate) fn do_restart(
		lost: LostOf<T>,
		best_finalized: BlockNumberFor<T>,
		delay: BlockNumberFor<T>,
		valid_until: BlockNumberFor<T>,
	) -> DispatchResult {
		ensure!(!Self::is_restarting(), Error::<T>::RestartPending);
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(now <= valid_until, Error::<T>::RestartExpired);
		let remaining = valid_until.saturating_sub(now);
		ensure!(remaining <= MAX_RESTART_VALIDITY.into(), Error::<T>::ValidityOutOfRange);
		let distinct: BTreeSet<_> = lost.iter().collect();
		ensure!(distinct.len() == lost.len(), Error::<T>::NamedTwice);
		ensure!(lost.iter().all(Self::is_admitted), Error::<T>::NotAdmitted);
		ensure!(best_finalized < now, Error::<T>::BlockNotReached);
		let (shortest, longest) = (MIN_RESTART_DELAY.into(), MAX_RESTART_DELAY.into());
		ensure!(delay >= shortest && delay <= longest, Error::<T>::DelayOutOfRange);
		ensure!(now >= T::Finality::next_possible(), Error::<T>::TooSoonAfterRestart);
		// A forced change was applied whatever is final.
		let set_id = T::Finality::set_at(best_finalized)
			.ok_or(Error::<T>::SetForgotten)?
			.max(ForcedSet::<T>::get());
		let seats = Self::set_after(&SetChange::Restart(lost.to_vec()));
		Self::ensure_seats_can_finalise(&seats)?;

		let mut given_up = Vec::new();
		for account in &lost {
			let Some(authority) = Authorities::<T>::take(account) else { continue };
			let department = authority.department;
			given_up.push((account.clone(), authority));
			if let Some(new) = Self::replacement_of(account) {
				Replacements::<T>::remove(&new);
				Self::deposit_event(Event::AuthorityRetired { account: new, department, by: None });
			}
			let account = account.clone();
			Self::deposit_event(Event::AuthorityRetired { account, department, by: None });
		}
		Self::forget_authors();
		// No more than there are authorities, which are counted on admission.
		GivenUp::<T>::put(BoundedVec::<_, ConstU32<MAX_AUTHORITIES>>::truncate_from(given_up));
		Restarts::<T>::put(Restart {
			best_finalized,
			delay,
			set_id,
			stage: RestartStage::Requested,
			// No more than there are authorities, which are counted on admission.
			seats: BoundedVec::truncate_from(seats),
		});
		Self::deposit_event(Event::RestartRequested { lost, best_finalized, delay, set_id });
		Ok(())
	}

	/// Calls the restart off, and gives the number of those who are back.
	pub(crate) fn do_cancel_restart() -> Result<u32, DispatchError> {
		let restart =
			Restarts::<T>::get().filter(Self::is_under_way).ok_or(Error::<T>::NoRestart)?;
		ensure!(restart.stage != RestartStage::Signalled, Error::<T>::RestartSignalled);

		Restarts::<T>::kill();
		let mut restored = LostOf::<T>::default();
		for (account, authority) in GivenUp::<T>::take() {
			// Nobody was admitted meanwhile, so there is room.
			Authorities::<T>::insert(&account, authority);
			if restored.try_push(account).is_err() {
				frame_support::defensive!("as many may be lost as are given up");
			}
		}
		let number = u32::try_from(restored.len()).unwrap_or(u32::MAX);
		Self::deposit_event(Event::RestartCancelled { restored });
		Ok(number)
	}

	/// Note that a session ends, for the runtime's session manager. It must call this before the
	/// finality pallet hears of the new session: the set of a restart takes over with it.
	pub fn session_ends() {
		let Some(restart) = Restarts::<T>::get() else { return };
		match restart.stage {
			RestartStage::Requested => {}
			RestartStage::Planned => {
				let Restart { set_id, best_finalized, delay, .. } = restart.clone();
				T::Finality::force_change(set_id, best_finalized, delay);
				let new_set = set_id.saturating_add(1);
				ForcedSet::<T>::put(new_set);
				GivenUp::<T>::kill();
				Self::put_stage(restart, RestartStage::Signalled);
				Self::deposit_event(Event::FinalityRestarted { set_id: new_set });
			}
			RestartStage::Signalled => {
				if !Self::is_under_way(&restart) {
					Restarts::<T>::kill();
				}
			}
		}
	}

	/// The set that a restart fixes for the session to be planned. `Err` if nothing may be planned.
	pub(crate) fn restart_plan(
		has_keys: &impl Fn(&T::AccountId) -> bool,
	) -> Result<Option<Vec<SeatedAuthority<T::AccountId>>>, ()> {
		let Some(restart) = Restarts::<T>::get().filter(Self::is_under_way) else {
			return Ok(None);
		};
		if restart.stage != RestartStage::Requested {
			return Err(());
		}
		let seats: Vec<_> =
			restart.seats.iter().filter(|seat| has_keys(&seat.account)).cloned().collect();
		log::warn!(target: LOG_TARGET, "finality restarts with {} authorities", seats.len());
		Self::put_stage(restart, RestartStage::Planned);
		Ok(Some(seats))
	}

	fn put_stage(restart: RestartOf<T>, stage: RestartStage) {
		Restarts::<T>::put(Restart { stage, ..restart });
	}

	/// The restart that is under way.
	pub fn restart() -> Option<RestartInfo<T::AccountId>> {
		Restarts::<T>::get().filter(Self::is_under_way).map(|restart| RestartInfo {
			stage: restart.stage,
			best_finalized: restart.best_finalized.saturated_into(),
			delay: restart.delay.saturated_into(),
			set: restart.set_id.saturating_add(1),
			authorities: restart.seats.into_inner(),
		})
	}
}
