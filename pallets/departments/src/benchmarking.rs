// SPDX-License-Identifier: Apache-2.0

//! Worst cases: the deepest tree, every seat taken, a head of the root who decides at the bottom.

use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use govchain_primitives::{governance::MAX_SEATS, ActingOfficer, IdentityKind};

use super::*;
use crate::Pallet as Departments_;

/// Keeps the accounts made here apart from those that other benchmarks ask the identities for.
const SEEDS: u32 = 0x4000_0000;
const FIRST_DEPARTMENT: DepartmentId = 1_000_000;

/// What [`Authorize::officer_for_benchmarks`] gives.
pub(crate) fn officer<T: Config>(
	role: Role,
	capability: Capability,
	seed: u32,
) -> ActingOfficer<T::AccountId> {
	let department = FIRST_DEPARTMENT + seed;
	let (account, identity) =
		T::Identities::identity_for_benchmarks(IdentityKind::Citizen, SEEDS + seed);
	if !Departments::<T>::contains_key(department) {
		Names::<T>::insert(department, name());
		NextDepartmentId::<T>::mutate(|next| *next = (*next).max(department + 1));
		let capabilities = Capabilities::default();
		let status = DepartmentStatus::Active;
		let record = Department { parent: None, capabilities, status };
		Departments::<T>::insert(department, record);
	}
	let _ = Departments_::<T>::do_give_capability(department, capability);
	match Officers::<T>::get(&account) {
		None => Departments_::<T>::add_officer(
			account.clone(),
			identity,
			department,
			roles(&[role]),
			None,
			None,
		),
		Some(officer) => {
			let mut roles = officer.roles.clone();
			roles.try_insert(role).unwrap();
			Departments_::<T>::do_set_roles(Privilege::Council, account.clone(), officer, roles)
				.unwrap();
		}
	}
	ActingOfficer { account, department }
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

/// The departments of the deepest branch, the root first. The lowest is an authority.
fn branch<T: Config>() -> Vec<DepartmentId> {
	let mut ids = alloc::vec![make_department::<T>(None, Capability::Approver)];
	for level in 2..=MAX_DEPTH {
		let capability =
			if level == MAX_DEPTH { Capability::Authority } else { Capability::Approver };
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

/// Fills the council with authorities as low as they can be, and gives each a councillor.
fn fill_council<T: Config>(leave: u32) -> Vec<(DepartmentId, T::AccountId)> {
	let ids = branch::<T>();
	let parent = ids[ids.len() - 2];
	let mut all = alloc::vec![];
	let mut department = ids[ids.len() - 1];
	loop {
		let seed = 1_000 + all.len() as u32;
		let councillor = make_officer::<T>(seed, department, &[Role::Councillor], Some(u64::MAX));
		all.push((department, councillor));
		if Seats::<T>::get().len() as u32 >= MAX_SEATS - leave {
			return all;
		}
		department = make_department::<T>(Some(parent), Capability::Authority);
	}
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
		let parent = branch::<T>()[MAX_DEPTH as usize - 2];
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
		let id = branch::<T>()[0];
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
		let id = Departments::<T>::get(seats[0].0).unwrap().parent.unwrap();
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
		let id = Departments::<T>::get(seats[0].0).unwrap().parent.unwrap();
		Departments_::<T>::do_suspend_department(id, true)?;
		let origin = council::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);
		assert!(Seats::<T>::get().get(&seats[0].0).unwrap().is_some());
		Ok(())
	}

	/// `d`: all departments there are.
	#[benchmark]
	fn move_department(d: Linear<100, MAX_DEPARTMENTS>) -> Result<(), BenchmarkError> {
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
		d: Linear<400, MAX_DEPARTMENTS>,
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
		let (head, account) = staff::<T>(department);
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
		let (head, account) = staff::<T>(seats[0].0);
		put_stand_in::<T>(&head, &account);
		#[extrinsic_call]
		_(RawOrigin::Signed(head.clone()), account.clone(), head.clone());
		assert!(!StandIns::<T>::contains_key(head, account));
		Ok(())
	}

	#[benchmark]
	fn appoint() -> Result<(), BenchmarkError> {
		let seats = fill_council::<T>(0);
		let ids = ancestors::<T>(seats[0].0);
		let head = acting_head::<T>(ids[0]);
		for seed in 1..MAX_HEADS {
			make_officer::<T>(10 + seed, seats[0].0, &[Role::Head], None);
		}
		let (account, _) = T::Identities::identity_for_benchmarks(IdentityKind::Citizen, SEEDS + 2);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(head),
			account.clone(),
			seats[0].0,
			roles(&[Role::Head, Role::Councillor]),
			Some(u64::MAX),
		);
		assert_eq!(Staff::<T>::get(seats[0].0).councillor, Some(account));
		Ok(())
	}

	#[benchmark]
	fn set_roles() -> Result<(), BenchmarkError> {
		let seats = fill_council::<T>(0);
		let (head, account) = staff::<T>(seats[0].0);
		#[extrinsic_call]
		_(RawOrigin::Signed(head), account.clone(), roles(&[Role::Councillor]));
		assert_eq!(Staff::<T>::get(seats[0].0).councillor, Some(account));
		Ok(())
	}

	#[benchmark]
	fn set_mandate() -> Result<(), BenchmarkError> {
		let seats = fill_council::<T>(0);
		let (head, _) = staff::<T>(seats[0].0);
		#[extrinsic_call]
		_(RawOrigin::Signed(head), seats[0].1.clone(), Some(u64::MAX - 1));
		assert_eq!(FirstSeatEnd::<T>::get(), Some(u64::MAX - 1));
		Ok(())
	}

	#[benchmark]
	fn suspend_officer() -> Result<(), BenchmarkError> {
		let seats = fill_council::<T>(0);
		let (head, account) = staff::<T>(seats[0].0);
		give_seat::<T>(&account);
		#[extrinsic_call]
		_(RawOrigin::Signed(head), account.clone());
		assert!(Seats::<T>::get().get(&seats[0].0).unwrap().is_none());
		Ok(())
	}

	#[benchmark]
	fn reinstate_officer() -> Result<(), BenchmarkError> {
		let seats = fill_council::<T>(0);
		let (head, account) = staff::<T>(seats[0].0);
		give_seat::<T>(&account);
		let officer = Officers::<T>::get(&account).unwrap();
		let by = Privilege::OwnHead { account: head.clone(), mandate_end: None, stands_in: false };
		Departments_::<T>::do_suspend_officer(by, account.clone(), officer)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(head), account.clone());
		assert!(Seats::<T>::get().get(&seats[0].0).unwrap().is_some());
		Ok(())
	}

	#[benchmark]
	fn dismiss() -> Result<(), BenchmarkError> {
		let seats = fill_council::<T>(0);
		let (head, account) = staff::<T>(seats[0].0);
		give_seat::<T>(&account);
		for seed in 0..MAX_STAND_INS {
			let other = make_officer::<T>(100 + seed, seats[0].0, &[Role::Clerk], None);
			put_stand_in::<T>(&other, &account);
		}
		for seed in 0..MAX_STOOD_FOR {
			let other = make_officer::<T>(110 + seed, seats[0].0, &[Role::Clerk], None);
			put_stand_in::<T>(&account, &other);
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(head), account.clone());
		assert!(!Officers::<T>::contains_key(&account));
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
	/// is the same work.
	#[benchmark]
	fn on_initialize(n: Linear<0, MAX_SEATS>) -> Result<(), BenchmarkError> {
		let seats = fill_council::<T>(0);
		let ending = &seats[..seats.len().min(n as usize)];
		Seats::<T>::mutate(|all| {
			for seat in all.iter_mut().filter_map(|(_, seat)| seat.as_mut()) {
				seat.until = None;
			}
			for (department, _) in ending {
				all.get_mut(department).unwrap().as_mut().unwrap().until = Some(0);
			}
		});
		for (_, account) in ending {
			Officers::<T>::mutate(account, |officer| {
				officer.as_mut().unwrap().suspended = Some(Suspension::Council);
			});
		}
		if n == 0 {
			FirstSeatEnd::<T>::kill();
		} else {
			FirstSeatEnd::<T>::put(0);
		}
		#[block]
		{
			Departments_::<T>::end_seats(T::Calendar::now().max(1));
		}
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

	/// One who acts as head of a department with as many heads as it can have, and one of those.
	fn staff<T: Config>(department: DepartmentId) -> (T::AccountId, T::AccountId) {
		let acting = acting_head::<T>(department);
		let heads: Vec<_> = (1..MAX_HEADS)
			.map(|seed| make_officer::<T>(seed, department, &[Role::Head], None))
			.collect();
		(acting, heads[0].clone())
	}

	/// One who acts as head in place of another, standing in for as many as it can.
	fn acting_head<T: Config>(department: DepartmentId) -> T::AccountId {
		let head = make_officer::<T>(50, department, &[Role::Head], None);
		let acting = make_officer::<T>(51, department, &[Role::Clerk], None);
		put_stand_in::<T>(&acting, &head);
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
