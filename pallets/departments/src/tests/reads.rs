// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::departments::DepartmentInfo;

use super::*;

#[test]
fn departments_gives_all_in_order_when_asked() {
	ExtBuilder::default().build_and_execute(|| {
		let ids: Vec<_> = Departments::departments().iter().map(|d| d.id).collect();
		assert_eq!(ids, [CITY, HOUSING, PERMITS, FIRE, COURT]);
		assert_ok!(Departments::suspend_department(council(), HOUSING, true));
		assert_eq!(
			Departments::department(PERMITS),
			Some(DepartmentInfo {
				id: PERMITS,
				name: "住房许可处".into(),
				parent: Some(HOUSING),
				capabilities: vec![Capability::Approver],
				status: DepartmentStatus::Active,
				active: false,
				officers: 2,
				heads: vec![account(PERMITS_HEAD)],
				councillor: None,
			})
		);
		assert_eq!(Departments::department(NOWHERE), None);
	});
}

#[test]
fn officers_of_gives_each_officer_once_when_paged() {
	ExtBuilder::default().build_and_execute(|| {
		for n in 101..=110 {
			assert_ok!(Departments::appoint(
				signed(FIRE_HEAD),
				account(n),
				FIRE,
				roles(&[Role::Clerk]),
				None
			));
		}
		let mut seen = vec![];
		loop {
			let after = seen.last().cloned();
			let page = Departments::officers_of(FIRE, after, 4);
			if page.is_empty() {
				break;
			}
			assert!(page.len() <= 4);
			seen.extend(page.into_iter().map(|officer| officer.account));
		}
		seen.sort();
		let mut expected: Vec<_> = (101..=110).map(account).collect();
		expected.insert(0, account(FIRE_HEAD));
		assert_eq!(seen, expected);
		assert_eq!(Departments::officers_of(FIRE, None, u32::MAX).len(), 11);
		assert!(Departments::officers_of(NOWHERE, None, 10).is_empty());
	});
}

#[test]
fn officers_of_gives_no_more_than_a_page_when_asked_for_more() {
	ExtBuilder::default().build().execute_with(|| {
		for n in 0..=MAX_PAGE {
			let who = AccountId::new(sp_io::hashing::blake2_256(&n.to_le_bytes()));
			Departments::add_officer(
				who,
				1_000 + IdentityId::from(n),
				FIRE,
				roles(&[Role::Clerk]),
				None,
				None,
			);
		}
		let page = Departments::officers_of(FIRE, None, u32::MAX);
		assert_eq!(page.len(), MAX_PAGE as usize);
	});
}

#[test]
fn officer_says_why_it_cannot_act_when_it_cannot() {
	ExtBuilder::default().build_and_execute(|| {
		let missing = || Departments::officer(&account(CLERK)).unwrap().missing;
		assert_eq!(missing(), None);
		assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(CLERK)));
		assert_eq!(missing(), Some(Missing::OfficerSuspended));
		assert_ok!(Departments::suspend_department(council(), PERMITS, false));
		assert_eq!(missing(), Some(Missing::DepartmentSuspended));
		assert_eq!(Departments::officer(&account(CITIZEN)), None);
	});
}
