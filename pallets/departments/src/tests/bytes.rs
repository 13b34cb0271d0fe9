// SPDX-License-Identifier: Apache-2.0

//! The encoding of everything that is stored. A change here is a migration.

use codec::Encode;
use hex_literal::hex;

use super::*;

#[test]
fn department_has_fixed_bytes() {
	let mut record = Department {
		parent: Some(1),
		capabilities: mock::capabilities(&[Capability::Approver, Capability::Authority]),
		status: DepartmentStatus::Active,
	};
	assert_eq!(record.encode(), hex!("01 01000000 08 00 05 00"));
	record.parent = None;
	record.status = DepartmentStatus::Suspended { inclusive: true, since: 1 };
	assert_eq!(record.encode(), hex!("00 08 00 05 01 01 0100000000000000"));
	record.status = DepartmentStatus::Abolished { successor: Some(7), since: 2 };
	assert_eq!(record.encode(), hex!("00 08 00 05 02 01 07000000 0200000000000000"));
	assert_eq!(name("abc").encode(), hex!("0c 616263"));
}

#[test]
fn officer_has_fixed_bytes() {
	let mut officer = Officer {
		department: 2,
		identity: 7,
		roles: roles(&[Role::Councillor, Role::Head]),
		mandate_end: Some(5),
		suspended: Some(Suspension::Above(1)),
		appointed_at: 3,
	};
	assert_eq!(
		officer.encode(),
		hex!(
			"02000000 0700000000000000 08 00 0a 01 0500000000000000 01 01 01000000"
			"0300000000000000"
		)
	);
	officer.mandate_end = None;
	officer.suspended = Some(Suspension::OwnDepartment);
	assert_eq!(
		officer.encode(),
		hex!("02000000 0700000000000000 08 00 0a 00 01 00 0300000000000000")
	);
	assert_eq!(Suspension::Council.encode(), hex!("02"));
}

#[test]
fn staff_list_has_fixed_bytes() {
	let mut list = StaffList::<AccountId> { officers: 2, ..Default::default() };
	list.heads.try_insert(account(1)).unwrap();
	list.councillor = Some(account(2));
	let expected = [&hex!("02000000 04")[..], &[1; 32], &[1], &[2; 32]].concat();
	assert_eq!(list.encode(), expected);
}

#[test]
fn seats_have_fixed_bytes() {
	let mut seats = SeatMap::<AccountId>::new();
	let holder = SeatHolder { councillor: account(1), until: Some(9) };
	seats.try_insert(2, Some(holder)).unwrap();
	seats.try_insert(4, None).unwrap();
	let expected =
		[&hex!("08 02000000 01")[..], &[1; 32], &hex!("01 0900000000000000 04000000 00")].concat();
	assert_eq!(seats.encode(), expected);
}

#[test]
fn stand_in_has_fixed_bytes() {
	let terms = StandIn { roles: roles(&[Role::Head, Role::Clerk]), from: 1, until: 2 };
	assert_eq!(terms.encode(), hex!("08 00 02 0100000000000000 0200000000000000"));
}

#[test]
fn predecessors_have_fixed_bytes() {
	let mut set = PredecessorSet::new();
	set.try_insert(7).unwrap();
	set.try_insert(2).unwrap();
	assert_eq!(set.encode(), hex!("08 02000000 07000000"));
}
