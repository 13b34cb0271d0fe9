// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::ActingOfficer;

use super::*;

#[test]
fn ensure_officer_names_account_and_department_when_nothing_is_missing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(
			Departments::ensure_officer(&account(COURT_HEAD), Role::Head, Capability::Auditor),
			Ok(ActingOfficer {
				account: account(COURT_HEAD),
				department: COURT,
				in_place_of: None
			})
		);
	});
}

#[test]
fn ensure_officer_says_what_is_missing_when_something_is() {
	let check = |n, role, capability| {
		let who = account(n);
		let error = Departments::ensure_officer(&who, role, capability).unwrap_err();
		let missing = Departments::may(&who, role, Some(capability)).unwrap_err();
		assert_eq!(error, Errors::from(missing).into());
		assert_eq!(format!("{:?}", Errors::from(missing)), format!("{missing:?}"));
		missing
	};
	ExtBuilder::default().build_and_execute(|| {
		let (role, capability) = (Role::Clerk, Capability::Approver);
		assert!(Departments::ensure_officer(&account(CLERK), role, capability).is_ok());
		assert_eq!(check(CITIZEN, role, capability), Missing::NotOfficer);
		assert_eq!(check(CLERK, Role::Head, capability), Missing::RoleMissing);
		assert_eq!(check(CLERK, role, Capability::Auditor), Missing::CapabilityMissing);

		MockIdentities::set_frozen(CLERK.into(), true);
		assert_eq!(check(CLERK, role, capability), Missing::IdentityNotInGoodStanding);
		// The key was stolen, and the person has another one now.
		MockIdentities::rebind(CLERK.into(), 1, account(STRANGER));
		assert_eq!(check(CLERK, role, capability), Missing::KeyNotOfIdentity);
		assert_eq!(check(STRANGER, role, capability), Missing::NotOfficer);

		let end = Some(MockCalendar::START);
		assert_ok!(Departments::set_mandate(signed(PERMITS_HEAD), account(CLERK), end));
		MockCalendar::advance(1);
		assert_eq!(check(CLERK, role, capability), Missing::MandateEnded);
		assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(CLERK)));
		assert_eq!(check(CLERK, role, capability), Missing::OfficerSuspended);
		assert_ok!(Departments::suspend_department(council(), CITY, true));
		assert_eq!(check(CLERK, role, capability), Missing::AncestorSuspended);
		assert_ok!(Departments::suspend_department(council(), PERMITS, false));
		assert_eq!(check(CLERK, role, capability), Missing::DepartmentSuspended);
		create::abolish(PERMITS);
		assert_eq!(check(CLERK, role, capability), Missing::DepartmentAbolished);
	});
}

#[test]
fn ensure_capability_fails_when_the_department_is_unknown() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Departments::ensure_active(NOWHERE), Errors::DepartmentUnknown);
		assert_noop!(
			Departments::ensure_capability(NOWHERE, Capability::Approver),
			Errors::DepartmentUnknown
		);
	});
}

#[test]
fn is_above_holds_when_there_is_a_path_up() {
	ExtBuilder::default().build_and_execute(|| {
		let above = <Departments as Authorize<_>>::is_above;
		assert!(above(CITY, PERMITS) && above(HOUSING, PERMITS) && above(CITY, FIRE));
		for (upper, lower) in
			[(CITY, CITY), (PERMITS, CITY), (FIRE, PERMITS), (COURT, PERMITS), (CITY, NOWHERE)]
		{
			assert!(!above(upper, lower), "{upper} above {lower}");
		}
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn officer_for_benchmarks_has_the_longest_way_to_every_right() {
	ExtBuilder::default().build().execute_with(|| {
		for role in [Role::Head, Role::Clerk, Role::Approver, Role::Supervisor] {
			for seed in 0..2 {
				let capability = Capability::Approver;
				let officer = Departments::officer_for_benchmarks(role, capability, seed);
				let who = officer.account.clone();
				assert_eq!(
					Departments::ensure_officer(&who, role, capability),
					Ok(officer.clone())
				);
				assert_eq!(Departments::level(officer.department), Some(MAX_DEPTH));
				assert_eq!(StandIns::<Test>::iter_prefix(&who).count(), MAX_STOOD_FOR as usize);
				// All of them lend it, so that each is read.
				for (lender, _) in StandIns::<Test>::iter_prefix(&who) {
					assert!(Officers::<Test>::get(lender).unwrap().can_lend(role, Moment::MAX));
				}
			}
		}
		let one = Departments::officer_for_benchmarks(Role::Head, Capability::Approver, 0);
		assert!(one.in_place_of.is_some());
		// Nobody stands in for a councillor.
		let (role, capability) = (Role::Councillor, Capability::Authority);
		let councillor = Departments::officer_for_benchmarks(role, capability, 5);
		assert_eq!(councillor.in_place_of, None);
		assert_ok!(Departments::ensure_officer(&councillor.account, role, capability));
	});
}
