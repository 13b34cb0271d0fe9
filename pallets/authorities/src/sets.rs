// SPDX-License-Identifier: Apache-2.0

//! Planning the set, and what clients read about authorities.

use core::marker::PhantomData;

use alloc::{collections::BTreeSet, vec::Vec};
use govchain_primitives::{
	authorities::{
		AuthorityInfo, Fault, FaultId, SeatedAuthority, SetHealth, Standing, MAX_AUTHORITIES,
		MAX_FAULTS_PER_READ,
	},
	Authorize, Capability, DepartmentId, WorkingCalendar,
};
use sp_runtime::traits::Convert;

use crate::{
	Authorities, Authority, Config, DepartmentFaults, Event, FaultCounts, Faults, LastAuthored,
	OpenFaults, Pallet, PlannedSet, Recorded, SessionLength, LOG_TARGET, MIN_AUTHORITIES,
};

/// The account as its own validator identity if it may register session keys: an authority that is
/// admitted, and as long as no restart of finality fixes the set and its keys.
pub struct AdmittedAuthority<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<T::AccountId>> for AdmittedAuthority<T> {
	fn convert(account: T::AccountId) -> Option<T::AccountId> {
		Pallet::<T>::may_set_keys(&account).then_some(account)
	}
}

impl<T: Config> Pallet<T> {
	#[expect(clippy::expect_used, clippy::panic, reason = "genesis must fail loudly")]
	pub(crate) fn build_genesis(seats: &[SeatedAuthority<T::AccountId>], session_length: u32) {
		// The first block of a session takes no ordinary transaction.
		if session_length < 2 {
			panic!(
				"a session of {session_length} blocks leaves none for transactions, name 2 or more"
			);
		}
		SessionLength::<T>::put(session_length);

		let most = usize::try_from(MAX_AUTHORITIES).expect("u32 fits into usize");
		if seats.len() > most {
			panic!("{} authorities at genesis, at most {most} are possible", seats.len());
		}
		let since = T::Calendar::now();
		for SeatedAuthority { account, department } in seats {
			if Authorities::<T>::contains_key(account) {
				panic!("authority {account:?} is named twice at genesis");
			}
			if let Err(error) = T::Authorize::ensure_capability(*department, Capability::Authority)
			{
				panic!("department {department} may not run authority {account:?}: {error:?}");
			}
			frame_system::Pallet::<T>::inc_providers(account);
			Authorities::<T>::insert(account, Authority { department: *department, since });
			// So that the chain doesn't begin with a set of which nobody is live.
			LastAuthored::<T>::insert(account, frame_system::Pallet::<T>::block_number());
		}
	}

	/// The set for sessions 0 and 1, for the runtime's session manager at genesis. It is asked for
	/// both and must answer both with the set: with no answer the session pallet makes one of its
	/// own.
	///
	/// `has_keys` says whether an account has session keys. Every authority must.
	#[expect(clippy::panic, reason = "genesis must fail loudly")]
	pub fn genesis_set(has_keys: impl Fn(&T::AccountId) -> bool) -> Vec<T::AccountId> {
		if let Some(account) = Authorities::<T>::iter_keys().find(|account| !has_keys(account)) {
			panic!("authority {account:?} has no session keys at genesis");
		}
		let plan = Self::plan(|_| true, &[]);
		let set = plan.iter().map(|seat| seat.account.clone()).collect();
		Self::put_plan(plan);
		set
	}

	/// The set for the session after the one that just started, for the runtime's session manager.
	/// `None` if it is the one planned before, because every answer counts as a change.
	///
	/// `has_keys` says whether an account has session keys. Without them it can't be in the set,
	/// and the session pallet, which would leave it out by itself, doesn't count that as a change.
	///
	/// A set of which too few are live to finalise isn't planned: the one before is, and the next
	/// session tries again.
	pub fn next_set(has_keys: impl Fn(&T::AccountId) -> bool) -> Option<Vec<T::AccountId>> {
		let (plan, replacements, is_restart) = match Self::restart_plan(&has_keys) {
			Ok(Some(plan)) => (plan, Vec::new(), true),
			Ok(None) => {
				let replacements = Self::ready_replacements(&has_keys);
				(Self::plan(has_keys, &replacements), replacements, false)
			}
			// A change that is signalled while a forced one is pending would be lost.
			Err(()) => return None,
		};
		if plan.is_empty() {
			// A chain without authorities is at its end, a set of yesterday may still go on.
			log::error!(target: LOG_TARGET, "no authority is left to plan a set of");
			return None;
		}
		let before = PlannedSet::<T>::get();
		if *before == plan {
			return None;
		}
		// What was decided is older than this session: who was live then may have gone. A restart was
		// decided because the set in office can't finalise, with those who remain.
		if !is_restart {
			let health = Self::plan_health(&before, &plan);
			if !health.can_finalise() {
				let SetHealth { live, needed, .. } = health;
				log::warn!(
					target: LOG_TARGET,
					"the set stays as it is: of the one that is due {live} are live and {needed} needed"
				);
				Self::deposit_event(Event::ChangeWaits { live, needed });
				return None;
			}
		}
		Self::make_replacements(replacements);

		let session = Recorded::<T>::get().map_or(0, |r| r.newest.saturating_add(1));
		for SeatedAuthority { account, .. } in before {
			let is_out = !plan.iter().any(|seat| seat.account == account);
			if let (true, Some(Authority { department, .. })) = (
				is_out && Self::first_open_fault(&account).is_some(),
				Authorities::<T>::get(&account),
			) {
				Self::deposit_event(Event::AuthorityExcluded {
					authority: account,
					department: T::Authorize::in_charge(department),
					session,
				});
			}
		}
		Self::deposit_event(Event::SetPlanned { session, authorities: plan.clone() });
		let set = plan.iter().map(|seat| seat.account.clone()).collect();
		Self::put_plan(plan);
		Some(set)
	}

	/// Everyone who may and can be in the set, by account, with these `replacements` made: each a new
	/// one and the old one whose place it takes.
	fn plan(
		has_keys: impl Fn(&T::AccountId) -> bool,
		replacements: &[(T::AccountId, T::AccountId)],
	) -> Vec<SeatedAuthority<T::AccountId>> {
		let seats = Authorities::<T>::iter()
			.map(|(account, Authority { department, .. })| {
				let new = replacements.iter().find(|(_, old)| *old == account);
				let account = new.map_or(account, |(new, _)| new.clone());
				SeatedAuthority { account, department: T::Authorize::in_charge(department) }
			})
			.filter(|seat| has_keys(&seat.account))
			.collect();
		Self::without_excluded(seats, None)
	}

	/// `seats` by account, less those that open faults exclude. Those of `lifted` count no more.
	pub(crate) fn without_excluded(
		mut seats: Vec<SeatedAuthority<T::AccountId>>,
		lifted: Option<&T::AccountId>,
	) -> Vec<SeatedAuthority<T::AccountId>> {
		seats.sort_by(|a, b| a.account.cmp(&b.account));

		// The oldest fault goes first, so that who is out stays out when another one fails.
		let mut at_fault: Vec<_> = seats
			.iter()
			.filter(|seat| Some(&seat.account) != lifted)
			.filter_map(|seat| Some((Self::first_open_fault(&seat.account)?, seat.account.clone())))
			.collect();
		at_fault.sort();
		let spare = seats
			.len()
			.saturating_sub(usize::try_from(MIN_AUTHORITIES).unwrap_or(usize::MAX))
			.min(at_fault.len());
		let out: BTreeSet<_> = at_fault.into_iter().take(spare).map(|(_, who)| who).collect();
		seats.retain(|seat| !out.contains(&seat.account));
		seats
	}

	fn put_plan(plan: Vec<SeatedAuthority<T::AccountId>>) {
		// No more than there are authorities, which are counted on admission.
		PlannedSet::<T>::put(frame_support::BoundedVec::truncate_from(plan));
	}

	pub(crate) fn first_open_fault(authority: &T::AccountId) -> Option<FaultId> {
		OpenFaults::<T>::get(authority).first().copied()
	}

	/// Whether `account` is an admitted authority.
	pub fn is_admitted(account: &T::AccountId) -> bool {
		Authorities::<T>::contains_key(account)
	}

	/// Blocks in a session.
	pub fn session_length() -> u32 {
		SessionLength::<T>::get()
	}

	/// The set planned last: that of the next session.
	pub fn planned_set() -> Vec<SeatedAuthority<T::AccountId>> {
		PlannedSet::<T>::get().into_inner()
	}

	/// All admitted authorities with department and standing, by account.
	pub fn authorities() -> Vec<AuthorityInfo<T::AccountId>> {
		let planned = PlannedSet::<T>::get();
		let mut all: Vec<_> = Authorities::<T>::iter()
			.map(|(account, Authority { department, since })| {
				let open_faults = OpenFaults::<T>::get(&account).into_inner();
				let standing = if open_faults.is_empty() {
					Standing::Good
				} else if planned.iter().any(|seat| seat.account == account) {
					Standing::AtFault
				} else {
					Standing::Excluded
				};
				let department = T::Authorize::in_charge(department);
				AuthorityInfo { account, department, since, standing, open_faults }
			})
			.collect();
		all.sort_by(|a, b| a.account.cmp(&b.account));
		all
	}

	/// Number of faults ever recorded against `department`.
	pub fn fault_count(department: DepartmentId) -> u32 {
		FaultCounts::<T>::get(department)
	}

	/// Faults of `department` from position `from` on, at most [`MAX_FAULTS_PER_READ`].
	pub fn faults(department: DepartmentId, from: u32) -> Vec<(FaultId, Fault<T::AccountId>)> {
		(from..from.saturating_add(MAX_FAULTS_PER_READ))
			.map_while(|position| DepartmentFaults::<T>::get(department, position))
			.filter_map(|id| Some((id, Faults::<T>::get(id)?)))
			.collect()
	}
}
