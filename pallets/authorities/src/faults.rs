// SPDX-License-Identifier: Apache-2.0

//! Recording faults, what follows from them, and lifting that.

use core::marker::PhantomData;

use alloc::vec::Vec;
use codec::{DecodeAll, Encode};
use frame_support::ensure;
use govchain_primitives::{
	authorities::{DisableAuthority, Fault, FaultId, FaultKind, SeatedAuthority, SessionIndex},
	WorkingCalendar,
};
use sp_runtime::DispatchError;
use sp_staking::offence::{Kind, Offence, OffenceError, ReportOffence};

use crate::{
	Config, DepartmentFaults, Error, Event, FaultCounts, Faults, NextFault, OpenFaults, Pallet,
	MAX_OPEN_FAULTS,
};

/// The offence kind of a double vote. Its slot is the number of the set and of the round.
pub const DOUBLE_VOTE: Kind = *b"grandpa:equivoca";
/// The offence kind of double authoring. Its slot is the Aura slot.
pub const DOUBLE_AUTHORING: Kind = *b"aura:equivocatio";

/// The code of [`OffenceError::Other`] for an offence of a kind that is not known here.
pub const UNKNOWN_KIND: u8 = 1;
/// The code of [`OffenceError::Other`] for an authority that has [`MAX_OPEN_FAULTS`] open faults.
pub const TOO_MANY_FAULTS: u8 = 2;

/// The kind of fault that an offence is, read from its kind and slot.
fn kind_of(id: Kind, slot: &[u8]) -> Option<FaultKind> {
	match id {
		DOUBLE_VOTE => <(u64, u64)>::decode_all(&mut &*slot)
			.ok()
			.map(|(set, round)| FaultKind::DoubleVote { set, round }),
		DOUBLE_AUTHORING => {
			u64::decode_all(&mut &*slot).ok().map(|slot| FaultKind::DoubleAuthoring { slot })
		}
		_ => None,
	}
}

/// Records each offence as a fault against the department that held the key, after `Known` has
/// accepted it as new.
///
/// `Known` is the offences pallet: it remembers what was reported, by kind, slot and offender.
pub struct RecordFaults<T, Known>(PhantomData<(T, Known)>);

impl<T, Known, O> ReportOffence<T::AccountId, SeatedAuthority<T::AccountId>, O>
	for RecordFaults<T, Known>
where
	T: Config,
	O: Offence<SeatedAuthority<T::AccountId>>,
	Known: ReportOffence<T::AccountId, SeatedAuthority<T::AccountId>, O>,
{
	fn report_offence(reporters: Vec<T::AccountId>, offence: O) -> Result<(), OffenceError> {
		let slot = offence.slot();
		let kind = kind_of(O::ID, &slot.encode()).ok_or(OffenceError::Other(UNKNOWN_KIND))?;
		let session = offence.session_index();
		let mut offenders = offence.offenders();
		offenders
			.retain(|offender| !Known::is_known_offence(core::slice::from_ref(offender), &slot));
		ensure!(!offenders.is_empty(), OffenceError::DuplicateReport);
		ensure!(
			offenders.iter().all(|offender| !Pallet::<T>::is_full(&offender.account)),
			OffenceError::Other(TOO_MANY_FAULTS)
		);

		Known::report_offence(reporters, offence)?;
		for offender in offenders {
			Pallet::<T>::record_fault(kind, session, offender);
		}
		Ok(())
	}

	/// Also true when nothing more would be recorded, so that such reports don't enter the pool.
	fn is_known_offence(offenders: &[SeatedAuthority<T::AccountId>], slot: &O::Slot) -> bool {
		offenders.iter().all(|offender| {
			Pallet::<T>::is_full(&offender.account)
				|| Known::is_known_offence(core::slice::from_ref(offender), slot)
		})
	}
}

impl<T: Config> Pallet<T> {
	fn is_full(authority: &T::AccountId) -> bool {
		OpenFaults::<T>::decode_len(authority)
			.is_some_and(|len| u32::try_from(len).map_or(true, |len| len >= MAX_OPEN_FAULTS))
	}

	/// Writes a fault down and lets what follows from it begin. The evidence was checked, and the
	/// fault is new.
	pub(crate) fn record_fault(
		kind: FaultKind,
		session: SessionIndex,
		offender: SeatedAuthority<T::AccountId>,
	) {
		let SeatedAuthority { account: authority, department } = offender;
		let id = NextFault::<T>::get();
		// At most sixteen for each decision of the council: the numbers don't run out.
		NextFault::<T>::put(id.saturating_add(1));
		Faults::<T>::insert(
			id,
			Fault {
				authority: authority.clone(),
				department,
				kind,
				session,
				recorded_at: T::Calendar::now(),
				lifted_at: None,
			},
		);
		let position = FaultCounts::<T>::mutate(department, |count| {
			let position = *count;
			*count = count.saturating_add(1);
			position
		});
		DepartmentFaults::<T>::insert(department, position, id);
		if OpenFaults::<T>::try_append(&authority, id).is_err() {
			frame_support::defensive!("room for one more open fault was checked");
		}
		Self::deposit_event(Event::FaultRecorded {
			fault: id,
			authority: authority.clone(),
			department,
			kind,
			session,
		});

		if Self::disabled().contains(&authority) {
			T::Disable::disable(&authority);
		}
	}

	pub(crate) fn do_lift_fault(authority: T::AccountId) -> Result<u32, DispatchError> {
		ensure!(Self::first_open_fault(&authority).is_some(), Error::<T>::NoOpenFault);
		Self::ensure_may_come_back(&authority)?;

		let open = OpenFaults::<T>::take(&authority);
		let now = T::Calendar::now();
		for id in &open {
			Faults::<T>::mutate_extant(id, |fault| fault.lifted_at = Some(now));
		}
		let faults = u32::try_from(open.len()).unwrap_or(u32::MAX);

		T::Disable::enable(&authority);
		// Another one may have been spared only because too many had faults.
		for other in Self::disabled() {
			T::Disable::disable(&other);
		}
		Self::deposit_event(Event::FaultLifted { authority, faults });
		Ok(faults)
	}

	/// Whom of the current set the open faults keep from authoring: those with the oldest ones, and
	/// never more than a third of the set, less one, so that blocks go on even when the assumption
	/// on which agreement rests is broken.
	pub fn disabled() -> Vec<T::AccountId> {
		let set = Self::current_holders();
		let most = set.len().saturating_sub(1).checked_div(3).unwrap_or(0);
		let mut at_fault: Vec<(FaultId, T::AccountId)> = set
			.into_iter()
			.filter_map(|holder| {
				Some((Self::first_open_fault(&holder.authority)?, holder.authority))
			})
			.collect();
		at_fault.sort();
		at_fault.into_iter().take(most).map(|(_, authority)| authority).collect()
	}
}
