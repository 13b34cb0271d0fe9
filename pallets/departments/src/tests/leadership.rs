// SPDX-License-Identifier: Apache-2.0

//! No department ends its own leadership before its time, and no officer of a department that may
//! not act does anything.

use super::{stand_in::hire, *};

const DEPUTY: u8 = 102;
const END: Moment = MockCalendar::START + DAY;

type Way = Box<dyn Fn() -> DispatchResultWithPostInfo>;

/// Every way in which `by` could take the lead from `who`.
fn ways_to_take(by: u8, who: u8) -> Vec<(&'static str, Way)> {
	let clerk = || roles(&[Role::Clerk]);
	let now = || Some(MockCalendar::now());
	vec![
		("dismiss", Box::new(move || Departments::dismiss(signed(by), account(who)))),
		("suspend", Box::new(move || Departments::suspend_officer(signed(by), account(who)))),
		("set_roles", Box::new(move || Departments::set_roles(signed(by), account(who), clerk()))),
		(
			"set_mandate",
			Box::new(move || Departments::set_mandate(signed(by), account(who), now())),
		),
	]
}

fn refused(by: u8, who: u8) {
	for (way, take) in ways_to_take(by, who) {
		let root = sp_io::storage::root(sp_core::storage::StateVersion::V1);
		let expected =
			if way == "set_mandate" && by == who { Errors::OwnMandate } else { Errors::LastHead };
		assert_eq!(take(), Err(expected.into()), "{way}");
		assert_eq!(root, sp_io::storage::root(sp_core::storage::StateVersion::V1), "{way}");
	}
}

fn allowed(by: u8, who: u8) {
	for (way, take) in ways_to_take(by, who) {
		let result = frame_support::storage::with_transaction(|| {
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, DispatchError>(take()))
		});
		assert!(result.is_ok_and(|result| result.is_ok()), "{way}");
	}
}

#[test]
fn the_only_head_is_not_taken_by_its_department() {
	ExtBuilder::default().build_and_execute(|| {
		refused(PERMITS_HEAD, PERMITS_HEAD);
		allowed(HOUSING_HEAD, PERMITS_HEAD);
	});
}

#[test]
fn a_head_is_not_taken_when_the_other_one_stays_for_less_long() {
	ExtBuilder::default().build_and_execute(|| {
		// A head makes another one for a moment, and goes.
		assert_ok!(Departments::appoint(
			signed(PERMITS_HEAD),
			account(DEPUTY),
			PERMITS,
			roles(&[Role::Head]),
			Some(MockCalendar::now()),
		));
		refused(PERMITS_HEAD, PERMITS_HEAD);
		// Or the one whose mandate ends soon takes the one that would have stayed.
		refused(DEPUTY, PERMITS_HEAD);
		allowed(PERMITS_HEAD, DEPUTY);
		allowed(HOUSING_HEAD, PERMITS_HEAD);
	});
}

#[test]
fn a_head_is_taken_when_another_stays_for_as_long() {
	ExtBuilder::default().build_and_execute(|| {
		hire(DEPUTY, &[Role::Head]);
		assert_ok!(Departments::set_mandate(council(), account(PERMITS_HEAD), Some(END)));
		assert_ok!(Departments::set_mandate(council(), account(DEPUTY), Some(END)));
		allowed(DEPUTY, PERMITS_HEAD);
		// A mandate can be cut short to what another has, and not below.
		assert_ok!(Departments::set_mandate(council(), account(DEPUTY), None));
		assert_ok!(Departments::set_mandate(council(), account(PERMITS_HEAD), None));
		assert_ok!(Departments::set_mandate(signed(DEPUTY), account(PERMITS_HEAD), Some(END)));
		refused(PERMITS_HEAD, DEPUTY);
		assert_noop!(
			Departments::set_mandate(signed(PERMITS_HEAD), account(DEPUTY), Some(END)),
			Errors::LastHead
		);
	});
}

#[test]
fn a_head_is_not_taken_when_the_other_one_can_not_act() {
	ExtBuilder::default().build_and_execute(|| {
		hire(DEPUTY, &[Role::Head]);
		allowed(PERMITS_HEAD, DEPUTY);
		MockIdentities::set_frozen(DEPUTY.into(), true);
		refused(PERMITS_HEAD, PERMITS_HEAD);
		MockIdentities::set_frozen(DEPUTY.into(), false);
		assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(DEPUTY)));
		refused(PERMITS_HEAD, PERMITS_HEAD);
	});
}

#[test]
fn a_head_is_not_taken_when_it_can_not_act_for_now() {
	ExtBuilder::default().build_and_execute(|| {
		hire(DEPUTY, &[Role::Head]);
		assert_ok!(Departments::set_mandate(council(), account(DEPUTY), Some(END)));
		// It comes back, and stays for longer than the one who would take it.
		MockIdentities::set_frozen(PERMITS_HEAD.into(), true);
		refused(DEPUTY, PERMITS_HEAD);
		MockIdentities::set_frozen(PERMITS_HEAD.into(), false);
		MockIdentities::rebind(PERMITS_HEAD.into(), 1, account(STRANGER));
		refused(DEPUTY, PERMITS_HEAD);
		MockIdentities::rebind(PERMITS_HEAD.into(), 2, account(PERMITS_HEAD));
		assert_ok!(Departments::suspend_officer(council(), account(PERMITS_HEAD)));
		assert_noop!(
			Departments::set_roles(signed(DEPUTY), account(PERMITS_HEAD), roles(&[Role::Clerk])),
			Errors::LastHead
		);
		assert_ok!(Departments::reinstate_officer(council(), account(PERMITS_HEAD)));
		// Whose mandate is over doesn't come back.
		assert_ok!(Departments::set_mandate(council(), account(DEPUTY), None));
		assert_ok!(Departments::set_mandate(council(), account(PERMITS_HEAD), Some(END)));
		MockCalendar::set_now(END + 1);
		assert_ok!(Departments::set_mandate(council(), account(DEPUTY), Some(END + 1)));
		assert_ok!(Departments::dismiss(signed(DEPUTY), account(PERMITS_HEAD)));
	});
}

/// Every call of this room that an officer has a right to make, by a head of the permit office.
fn acts_of_a_head() -> Vec<(&'static str, RuntimeCall)> {
	let clerk = account(CLERK);
	let one = || roles(&[Role::Clerk]);
	let now = MockCalendar::now();
	let calls = vec![
		(
			"appoint",
			Call::appoint {
				account: account(CITIZEN),
				department: PERMITS,
				roles: one(),
				mandate_end: None,
			},
		),
		("set_roles", Call::set_roles { account: clerk.clone(), roles: roles(&[Role::Approver]) }),
		("set_mandate", Call::set_mandate { account: clerk.clone(), mandate_end: Some(now) }),
		("suspend_officer", Call::suspend_officer { account: clerk.clone() }),
		("reinstate_officer", Call::reinstate_officer { account: account(DEPUTY) }),
		("dismiss", Call::dismiss { account: account(DEPUTY) }),
		(
			"set_stand_in",
			Call::set_stand_in {
				account: clerk.clone(),
				stand_in: account(PERMITS_HEAD),
				from: now,
				until: now,
				roles: one(),
			},
		),
		("end_stand_in", Call::end_stand_in { account: account(PERMITS_HEAD), stand_in: clerk }),
	];
	calls.into_iter().map(|(name, call)| (name, RuntimeCall::from(call))).collect()
}

fn assert_all(by: u8, expected: Result<(), DispatchError>) {
	use sp_runtime::traits::Dispatchable;
	for (name, call) in acts_of_a_head() {
		let result = frame_support::storage::with_transaction(|| {
			let result = call.dispatch(signed(by)).map(|_| ()).map_err(|error| error.error);
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, DispatchError>(result))
		});
		assert_eq!(result, Ok(expected), "{name}");
	}
}

fn office() {
	hire(DEPUTY, &[Role::Clerk]);
	assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(DEPUTY)));
	assert_ok!(Departments::set_stand_in(
		council(),
		account(PERMITS_HEAD),
		account(CLERK),
		MockCalendar::now(),
		END,
		roles(&[Role::Head]),
	));
}

#[test]
fn a_head_does_nothing_when_its_department_may_not_act() {
	ExtBuilder::default().build_and_execute(|| {
		office();
		assert_all(PERMITS_HEAD, Ok(()));
		let suspend = |id, inclusive| {
			assert_ok!(Departments::suspend_department(council(), id, inclusive));
		};
		suspend(PERMITS, false);
		assert_all(PERMITS_HEAD, Err(Errors::DepartmentSuspended.into()));
		// Neither does a stand-in. Those above go on.
		assert_all(CLERK, Err(Errors::DepartmentSuspended.into()));
		assert_all(HOUSING_HEAD, Ok(()));
		assert_all(CITY_HEAD, Ok(()));
		assert_ok!(Departments::reinstate_department(council(), PERMITS));

		suspend(HOUSING, false);
		assert_all(PERMITS_HEAD, Ok(()));
		assert_all(HOUSING_HEAD, Err(Errors::DepartmentSuspended.into()));
		suspend(HOUSING, true);
		assert_all(PERMITS_HEAD, Err(Errors::AncestorSuspended.into()));
		assert_all(CLERK, Err(Errors::AncestorSuspended.into()));
		assert_all(HOUSING_HEAD, Err(Errors::DepartmentSuspended.into()));
		assert_ok!(Departments::reinstate_department(council(), HOUSING));
		suspend(CITY, true);
		for by in [PERMITS_HEAD, HOUSING_HEAD] {
			assert_all(by, Err(Errors::AncestorSuspended.into()));
		}
		assert_ok!(Departments::reinstate_department(council(), CITY));
		create::abolish(PERMITS);
		assert_all(PERMITS_HEAD, Err(Errors::DepartmentAbolished.into()));
		assert_all(CLERK, Err(Errors::DepartmentAbolished.into()));
	});
}
