// SPDX-License-Identifier: Apache-2.0

//! Worst cases: the deepest tree, every seat taken, an officer at the bottom who acts in place of
//! the last of as many others as there can be.
//!
//! Who stands in for a head has the longest way to its right and decides the least; so the calls about officers
//! check the right of one and make the change of another. What a change of seats costs the council is not
//! measured here but stated by it, see [`OnDepartmentChange::weight`].

use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use govchain_primitives::{governance::MAX_SEATS, ActingOfficer, IdentityKind};

use super::*;
use crate::{officers::PrivilegeOf, Pallet as Departments_};

/// Keeps the accounts made here apart from those that other benchmarks ask the identities for.
const SEEDS: u32 = 0x4000_0000;
/// Those of other rooms, [`PLACES`] for each of their officers.
const OFFICERS: u32 = 0x5000_0000;
const FIRST_DEPARTMENT: DepartmentId = 1_000_000;
/// Seats that end at once without the others being too few.
const MOST_ENDING: u32 = MAX_SEATS - 8;
/// Room for the accounts around one officer of another room, and for the departments above its own.
const PLACES: u32 = 8;

/// What [`Authorize::officer_for_benchmarks`] gives: one who has `role` only in place of others, and as many as
/// it can stand in for lend it. Nobody stands in for a councillor.
pub(crate) fn officer<T: Config>(
	role: Role,
	capability: Capability,
	seed: u32,
) -> ActingOfficer<T::AccountId> {
	let department = lowest::<T>(FIRST_DEPARTMENT + seed * PLACES);
	let _ = Departments_::<T>::do_give_capability(department, capability);
	let person = |place| {
		let seed = OFFICERS + seed * PLACES + place;
		T::Identities::identity_for_benchmarks(IdentityKind::Citizen, seed)
	};
	let own = match role {
		Role::Councillor => role,
		// None that another room asks for twice.
		Role::Supervisor => Role::Auditor,
		_ => Role::Supervisor,
	};
	let (account, identity) = person(0);
	if role == Role::Councillor || !Officers::<T>::contains_key(&account) {
		give_role::<T>(&account, identity, department, own);
	}
	for place in 1..=MAX_STOOD_FOR {
		if role == Role::Councillor {
			break;
		}
		let (lender, identity) = person(place);
		give_role::<T>(&lender, identity, department, role);
		let terms = StandIns::<T>::get(&account, &lender);
		let mut lent = terms.map(|terms| terms.roles).unwrap_or_default();
		lent.try_insert(role).unwrap();
		// Other rooms set the clock.
		let terms = StandIn { roles: lent, from: 0, until: Moment::MAX };
		StandIns::<T>::insert(&account, &lender, terms);
		StandInsOf::<T>::insert(&lender, &account, ());
	}
	let Acting { in_place_of, .. } = Departments_::<T>::acting(&account, role).unwrap();
	ActingOfficer { account, department, in_place_of }
}

/// A department on the lowest level, with none but these above it. `first` is its root.
fn lowest<T: Config>(first: DepartmentId) -> DepartmentId {
	let mut parent = None;
	for id in first..first + MAX_DEPTH {
		if !Departments::<T>::contains_key(id) {
			Names::<T>::insert(id, name());
			NextDepartmentId::<T>::mutate(|next| *next = (*next).max(id + 1));
			let capabilities = Capabilities::default();
			let status = DepartmentStatus::Active;
			Departments::<T>::insert(id, Department { parent, capabilities, status });
		}
		parent = Some(id);
	}
	first + MAX_DEPTH - 1
}

fn give_role<T: Config>(
	account: &T::AccountId,
	identity: IdentityId,
	department: DepartmentId,
	role: Role,
) {
	let Some(officer) = Officers::<T>::get(account) else {
		let roles = roles(&[role]);
		Departments_::<T>::add_officer(account.clone(), identity, department, roles, None, None);
		return;
	};
	let mut roles = officer.roles.clone();
	roles.try_insert(role).unwrap();
	Departments_::<T>::do_set_roles(Privilege::Council, account.clone(), officer, roles).unwrap();
}

impl<T: Config> Pallet<T> {
	/// Fills the council with departments whose seats are vacant, and gives each as many heads as it
	/// can have. The identities of the heads, which can act.
	pub fn vacant_seats_for_benchmarks() -> Vec<IdentityId> {
		let upper = common::<T>();
		let mut identities = alloc::vec![];
		while (Seats::<T>::get().len() as u32) < MAX_SEATS {
			let department = *branch::<T>(upper.clone()).last().unwrap();
			for _ in 0..MAX_HEADS {
				let seed = 10_000 + identities.len() as u32;
				let head = make_officer::<T>(seed, department, &[Role::Head], None);
				identities.push(Officers::<T>::get(head).unwrap().identity);
			}
		}
		identities
	}
}

fn name() -> Name {
	alloc::vec![b'n'; MAX_NAME as usize].try_into().unwrap()
}

fn roles(list: &[Role]) -> Roles {
	list.iter().copied().collect::<alloc::collections::BTreeSet<_>>().try_into().unwrap()
}

fn make_department<T: Config>(
	parent: Option<DepartmentId>,
	capability: Capability,
) -> DepartmentId {
	let id = NextDepartmentId::<T>::get();
	let mut capabilities = Capabilities::default();
	capabilities.try_insert(capability).unwrap();
	Departments_::<T>::do_create(name(), parent, capabilities).unwrap();
	id
}

/// The departments on the first two levels above all seats. The first can't be moved below another.
fn common<T: Config>() -> Vec<DepartmentId> {
	let root = make_department::<T>(None, Capability::Approver);
	alloc::vec![root, make_department::<T>(Some(root), Capability::Approver)]
}

/// The departments of a branch down to the lowest level, those of `upper` first. The lowest is an
/// authority.
fn branch<T: Config>(upper: Vec<DepartmentId>) -> Vec<DepartmentId> {
	let mut ids = upper;
	while (ids.len() as u32) < MAX_DEPTH {
		let is_lowest = ids.len() as u32 == MAX_DEPTH - 1;
		let capability = if is_lowest { Capability::Authority } else { Capability::Approver };
		ids.push(make_department::<T>(ids.last().copied(), capability));
	}
	ids
}

fn make_officer<T: Config>(
	seed: u32,
	department: DepartmentId,
	list: &[Role],
	mandate_end: Option<Moment>,
) -> T::AccountId {
	let (account, identity) =
		T::Identities::identity_for_benchmarks(IdentityKind::Citizen, SEEDS + seed);
	Departments_::<T>::add_officer(
		account.clone(),
		identity,
		department,
		roles(list),
		mandate_end,
		None,
	);
	account
}

/// Fills the council with authorities as low as they can be, with few departments above all of them,
/// and gives each a councillor.
fn fill_council<T: Config>(leave: u32) -> Vec<(DepartmentId, T::AccountId)> {
	let upper = common::<T>();
	let mut all = alloc::vec![];
	while (Seats::<T>::get().len() as u32) < MAX_SEATS - leave {
		let department = *branch::<T>(upper.clone()).last().unwrap();
		let seed = 1_000 + all.len() as u32;
		let councillor = make_officer::<T>(seed, department, &[Role::Councillor], Some(u64::MAX));
		all.push((department, councillor));
	}
	all
}

/// Holds as many seats as must stay held, by departments apart from those of [`fill_council`].
fn hold_min_seats<T: Config>() {
	for seed in 0..T::MinSeats::get() {
		let department = make_department::<T>(None, Capability::Authority);
		make_officer::<T>(500 + seed, department, &[Role::Councillor], None);
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
		T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
	}

	#[benchmark]
	fn create() -> Result<(), BenchmarkError> {
		let parent = branch::<T>(alloc::vec![])[MAX_DEPTH as usize - 2];
		let id = NextDepartmentId::<T>::get();
		let mut capabilities = Capabilities::default();
		capabilities.try_insert(Capability::Authority).unwrap();
		let origin = council::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, name(), Some(parent), capabilities);
		assert!(Departments::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn rename() -> Result<(), BenchmarkError> {
		let id = branch::<T>(alloc::vec![])[0];
		let origin = council::<T>()?;
		let other: Name = b"other".to_vec().try_into().unwrap();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, other.clone());
		assert_eq!(Names::<T>::get(id), Some(other));
		Ok(())
	}

	#[benchmark]
	fn give_capability() -> Result<(), BenchmarkError> {
		let others = fill_council::<T>(1);
		let parent = Departments::<T>::get(others[0].0).unwrap().parent;
		let id = make_department::<T>(parent, Capability::Approver);
		make_officer::<T>(1, id, &[Role::Councillor], None);
		let origin = council::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Capability::Authority);
		assert!(Seats::<T>::get().get(&id).unwrap().is_some());
		Ok(())
	}

	#[benchmark]
	fn take_capability() -> Result<(), BenchmarkError> {
		let id = fill_council::<T>(0)[0].0;
		let origin = council::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Capability::Authority);
		assert!(!Seats::<T>::get().contains_key(&id));
		Ok(())
	}

	#[benchmark]
	fn suspend_department() -> Result<(), BenchmarkError> {
		hold_min_seats::<T>();
		let seats = fill_council::<T>(0);
		let id = ancestors::<T>(seats[0].0)[1];
		let origin = council::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, true);
		assert!(Seats::<T>::get().get(&seats[0].0).unwrap().is_none());
		Ok(())
	}

	#[benchmark]
	fn reinstate_department() -> Result<(), BenchmarkError> {
		hold_min_seats::<T>();
		let seats = fill_council::<T>(0);
		let id = ancestors::<T>(seats[0].0)[1];
		Departments_::<T>::do_suspend_department(id, true)?;
		let origin = council::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);
		assert!(Seats::<T>::get().get(&seats[0].0).unwrap().is_some());
		Ok(())
	}

	/// `d`: all departments there are.
	#[benchmark]
	fn move_department(d: Linear<300, MAX_DEPARTMENTS>) -> Result<(), BenchmarkError> {
		hold_min_seats::<T>();
		let seats = fill_council::<T>(0);
		// With all seats below it, to one that is suspended, so that all of them are left.
		let id = ancestors::<T>(seats[0].0)[1];
		let parent = make_department::<T>(None, Capability::Approver);
		Departments_::<T>::do_suspend_department(parent, true)?;
		make_departments_up_to::<T>(d);
		let origin = council::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Some(parent));
		assert!(Seats::<T>::get().get(&seats[0].0).unwrap().is_none());
		Ok(())
	}

	/// `d`: all departments there are; `p`: those that the one answers for, itself included.
	#[benchmark]
	fn abolish(
		d: Linear<550, MAX_DEPARTMENTS>,
		p: Linear<1, MAX_PREDECESSORS>,
	) -> Result<(), BenchmarkError> {
		hold_min_seats::<T>();
		let seats = fill_council::<T>(0);
		let parent = ancestors::<T>(seats[0].0).pop();
		let successor = make_department::<T>(parent, Capability::Approver);
		for _ in 1..p {
			let id = make_department::<T>(parent, Capability::Approver);
			Departments_::<T>::do_take_capability(id, Capability::Approver)?;
			Departments_::<T>::do_abolish(id, seats[0].0)?;
		}
		make_departments_up_to::<T>(d);
		let origin = council::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, seats[0].0, successor);
		assert_eq!(Predecessors::<T>::get(successor).len() as u32, p);
		assert!(!Seats::<T>::get().contains_key(&seats[0].0));
		Ok(())
	}

	/// The clock can't be set here, so no period is over. What forgetting those costs is added where
	/// the call states its weight.
	#[benchmark]
	fn set_stand_in() -> Result<(), BenchmarkError> {
		let department = fill_council::<T>(0)[0].0;
		let (head, _, account) = staff::<T>(department);
		let stand_in = make_officer::<T>(100, department, &[Role::Clerk], None);
		for seed in 1..MAX_STAND_INS {
			let other = make_officer::<T>(100 + seed, department, &[Role::Clerk], None);
			put_stand_in::<T>(&other, &account);
		}
		for seed in 1..MAX_STOOD_FOR {
			let other = make_officer::<T>(110 + seed, department, &[Role::Clerk], None);
			put_stand_in::<T>(&stand_in, &other);
		}
		let from = T::Calendar::now();
		let until = from + MAX_STAND_IN;
		let lent = roles(&[Role::Head]);
		#[extrinsic_call]
		_(RawOrigin::Signed(head), account.clone(), stand_in.clone(), from, until, lent);
		assert!(StandIns::<T>::contains_key(stand_in, account));
		Ok(())
	}

	#[benchmark]
	fn end_stand_in() -> Result<(), BenchmarkError> {
		let seats = fill_council::<T>(0);
		let (head, _, account) = staff::<T>(seats[0].0);
		put_stand_in::<T>(&head, &account);
		#[extrinsic_call]
		_(RawOrigin::Signed(head.clone()), account.clone(), head.clone());
		assert!(!StandIns::<T>::contains_key(head, account));
		Ok(())
	}

	#[benchmark]
	fn appoint() -> Result<(), BenchmarkError> {
		let (id, _) = fill_council::<T>(0)[0];
		let (acting, by, target) = staff::<T>(id);
		Departments_::<T>::do_dismiss(
			Privilege::Council,
			target.clone(),
			officer_of::<T>(&target),
		)?;
		let roles = roles(&[Role::Head, Role::Councillor]);
		#[block]
		{
			Departments_::<T>::privilege_over(RawOrigin::Signed(acting).into(), id)?;
			Departments_::<T>::do_appoint(by, target.clone(), id, roles, Some(u64::MAX))?;
		}
		assert_eq!(Staff::<T>::get(id).councillor, Some(target));
		Ok(())
	}

	#[benchmark]
	fn set_roles() -> Result<(), BenchmarkError> {
		let (id, _) = fill_council::<T>(0)[0];
		let (acting, by, target) = staff::<T>(id);
		let roles = roles(&[Role::Councillor]);
		#[block]
		{
			let (_, officer) = privilege::<T>(acting, &target)?;
			Departments_::<T>::do_set_roles(by, target.clone(), officer, roles)?;
		}
		assert_eq!(Staff::<T>::get(id).councillor, Some(target));
		Ok(())
	}

	#[benchmark]
	fn set_mandate() -> Result<(), BenchmarkError> {
		let (id, _) = fill_council::<T>(0)[0];
		let (acting, by, target) = staff::<T>(id);
		give_seat::<T>(&target);
		let end = Some(u64::MAX - 1);
		#[block]
		{
			let (_, officer) = privilege::<T>(acting, &target)?;
			Departments_::<T>::do_set_mandate(by, target, officer, end)?;
		}
		assert_eq!(FirstSeatEnd::<T>::get(), end);
		Ok(())
	}

	#[benchmark]
	fn suspend_officer() -> Result<(), BenchmarkError> {
		let (id, _) = fill_council::<T>(0)[0];
		let (acting, by, target) = staff::<T>(id);
		give_seat::<T>(&target);
		#[block]
		{
			let (_, officer) = privilege::<T>(acting, &target)?;
			Departments_::<T>::do_suspend_officer(by, target, officer)?;
		}
		assert!(Seats::<T>::get().get(&id).unwrap().is_none());
		Ok(())
	}

	#[benchmark]
	fn reinstate_officer() -> Result<(), BenchmarkError> {
		let (id, _) = fill_council::<T>(0)[0];
		let (acting, by, target) = staff::<T>(id);
		give_seat::<T>(&target);
		let officer = officer_of::<T>(&target);
		Departments_::<T>::do_suspend_officer(by.clone(), target.clone(), officer)?;
		#[block]
		{
			let (_, officer) = privilege::<T>(acting, &target)?;
			Departments_::<T>::do_reinstate_officer(by, target, officer)?;
		}
		assert!(Seats::<T>::get().get(&id).unwrap().is_some());
		Ok(())
	}

	#[benchmark]
	fn dismiss() -> Result<(), BenchmarkError> {
		let (id, _) = fill_council::<T>(0)[0];
		let (acting, by, target) = staff::<T>(id);
		give_seat::<T>(&target);
		for seed in 0..MAX_STAND_INS {
			let other = make_officer::<T>(100 + seed, id, &[Role::Clerk], None);
			put_stand_in::<T>(&other, &target);
		}
		for seed in 0..MAX_STOOD_FOR {
			let other = make_officer::<T>(110 + seed, id, &[Role::Clerk], None);
			put_stand_in::<T>(&target, &other);
		}
		#[block]
		{
			let (_, officer) = privilege::<T>(acting, &target)?;
			Departments_::<T>::do_dismiss(by, target.clone(), officer)?;
		}
		assert!(!Officers::<T>::contains_key(&target));
		Ok(())
	}

	#[benchmark]
	fn settle_seat() -> Result<(), BenchmarkError> {
		let seats = fill_council::<T>(0);
		// As if the identity behind the councillor had been moved to another key.
		Officers::<T>::mutate(&seats[0].1, |officer| {
			officer.as_mut().unwrap().identity = IdentityId::MAX;
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(seats[0].1.clone()), seats[0].0);
		assert!(Seats::<T>::get().get(&seats[0].0).unwrap().is_none());
		Ok(())
	}

	/// The clock can't be set here, so those who lose their seats do so for being suspended, which
	/// is the same work. If none does, all stay beyond their mandates.
	#[benchmark]
	fn on_initialize(n: Linear<0, MOST_ENDING>) -> Result<(), BenchmarkError> {
		hold_min_seats::<T>();
		let seats = fill_council::<T>(0);
		let ending = &seats[..seats.len().min(n as usize)];
		Seats::<T>::mutate(|all| {
			for (department, seat) in all.iter_mut() {
				let ends = n == 0 || ending.iter().any(|(ending, _)| ending == department);
				seat.as_mut().unwrap().until = ends.then_some(0);
			}
		});
		for (_, account) in ending {
			Officers::<T>::mutate(account, |officer| {
				officer.as_mut().unwrap().suspended = Some(Suspension::Council);
			});
		}
		FirstSeatEnd::<T>::put(0);
		let ended;
		#[block]
		{
			ended = Departments_::<T>::end_seats(T::Calendar::now().max(1));
		}
		assert_eq!(ended, n);
		for (department, _) in ending {
			assert!(Seats::<T>::get().get(department).unwrap().is_none());
		}
		Ok(())
	}

	/// The departments above one, the root first.
	fn ancestors<T: Config>(department: DepartmentId) -> Vec<DepartmentId> {
		let mut ids: Vec<_> = Departments_::<T>::above(department).map(|(id, _)| id).collect();
		ids.reverse();
		ids
	}

	/// Of a department with as many heads as it can have: one who acts as head in place of another, the
	/// power of the only head that can act, which is found last, and another head.
	fn staff<T: Config>(department: DepartmentId) -> (T::AccountId, PrivilegeOf<T>, T::AccountId) {
		for seed in 0..MAX_HEADS {
			make_officer::<T>(seed, department, &[Role::Head], None);
		}
		let mut heads: Vec<_> = Staff::<T>::get(department).heads.into_iter().collect();
		// Not the target: what becomes of it must not take the right away.
		let acting = stand_in_of::<T>(&heads[0], department);
		let last = heads.pop().unwrap();
		let target = heads.pop().unwrap();
		for head in heads {
			// As if the identity had been moved to another key.
			Officers::<T>::mutate(head, |head| head.as_mut().unwrap().identity = IdentityId::MAX);
		}
		let by = Privilege::OwnHead { account: last, mandate_end: None, stands_in: false };
		(acting, by, target)
	}

	/// The check of the right that every call about an officer begins with.
	fn privilege<T: Config>(
		acting: T::AccountId,
		target: &T::AccountId,
	) -> Result<(PrivilegeOf<T>, Officer), sp_runtime::DispatchError> {
		Departments_::<T>::privilege_over_officer(RawOrigin::Signed(acting).into(), target)
	}

	fn officer_of<T: Config>(account: &T::AccountId) -> Officer {
		Officers::<T>::get(account).unwrap()
	}

	/// One who acts as head in place of `head`, standing in for as many as it can.
	fn stand_in_of<T: Config>(head: &T::AccountId, department: DepartmentId) -> T::AccountId {
		let acting = make_officer::<T>(51, department, &[Role::Clerk], None);
		put_stand_in::<T>(&acting, head);
		for seed in 1..MAX_STOOD_FOR {
			let other = make_officer::<T>(60 + seed, department, &[Role::Clerk], None);
			put_stand_in::<T>(&acting, &other);
		}
		acting
	}

	/// Lets one officer be head in place of another.
	fn put_stand_in<T: Config>(stand_in: &T::AccountId, account: &T::AccountId) {
		let from = T::Calendar::now();
		let until = from + MAX_STAND_IN;
		let terms = StandIn { roles: roles(&[Role::Head]), from, until };
		StandIns::<T>::insert(stand_in, account, terms);
		StandInsOf::<T>::insert(account, stand_in, ());
	}

	/// Departments without parent until there are `count`.
	fn make_departments_up_to<T: Config>(count: u32) {
		while Departments::<T>::count() < count {
			make_department::<T>(None, Capability::Approver);
		}
	}

	/// Makes a head of a department its councillor as well.
	fn give_seat<T: Config>(account: &T::AccountId) {
		let officer = Officers::<T>::get(account).unwrap();
		Departments_::<T>::do_set_roles(
			Privilege::Council,
			account.clone(),
			officer,
			roles(&[Role::Head, Role::Councillor]),
		)
		.unwrap();
	}

	impl_benchmark_test_suite!(
		Departments_,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
