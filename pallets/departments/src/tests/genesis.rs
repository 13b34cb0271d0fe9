// SPDX-License-Identifier: Apache-2.0

use super::*;

fn build(change: impl FnOnce(&mut GenesisConfig<Test>)) {
	let mut builder = ExtBuilder::default();
	change(&mut builder.genesis);
	builder.build_and_execute(|| {});
}

#[test]
fn genesis_reads_what_a_person_wrote() {
	let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	let json = format!(
		r#"{{
			"departments": [
				{{ "id": 7, "name": "住房局", "capabilities": ["Authority", "Approver"] }},
				{{ "id": 9, "name": "Permits", "parent": 7 }}
			],
			"officers": [
				{{ "account": "{alice}", "department": 9, "roles": ["Head"], "mandateEnd": 1893456000000 }}
			]
		}}"#
	);
	let genesis: GenesisConfig<Test> = serde_json::from_str(&json).unwrap();
	assert_eq!(genesis.departments[0].capabilities, [Capability::Authority, Capability::Approver]);
	assert_eq!(genesis.departments[1].parent, Some(7));
	assert_eq!(genesis.officers[0].mandate_end, Some(1_893_456_000_000));
	let written = serde_json::to_string(&genesis).unwrap();
	assert!(written.contains("\"mandateEnd\""));
	assert!(serde_json::from_str::<GenesisConfig<Test>>(&json.replace("name", "nmae")).is_err());
}

#[test]
fn genesis_numbers_go_on_after_the_largest() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(NextDepartmentId::<Test>::get(), COURT + 1);
		assert_eq!(Departments::level(PERMITS), Some(3));
	});
}

#[test]
#[should_panic(expected = "department 5 is listed twice")]
fn genesis_fails_when_a_number_is_used_twice() {
	build(|genesis| genesis.departments.push(department(COURT, "Court", None, &[])));
}

#[test]
#[should_panic(expected = "department 6: there is no department 99 above it")]
fn genesis_fails_when_a_parent_is_unknown() {
	build(|genesis| genesis.departments.push(department(6, "Lost", Some(NOWHERE), &[])));
}

#[test]
#[should_panic(expected = "or above itself")]
fn genesis_fails_when_departments_are_above_each_other() {
	build(|genesis| {
		genesis.departments.push(department(6, "Hen", Some(7), &[]));
		genesis.departments.push(department(7, "Egg", Some(6), &[]));
	});
}

#[test]
#[should_panic(expected = "department 10 is deeper than 6 levels")]
fn genesis_fails_when_the_tree_is_too_deep() {
	build(|genesis| {
		// The sixth level is department 9.
		for (id, parent) in [(7, PERMITS), (8, 7), (9, 8), (10, 9)] {
			genesis.departments.push(department(id, "Lower", Some(parent), &[]));
		}
	});
}

#[test]
#[should_panic(expected = "department 6: the name is blank")]
fn genesis_fails_when_a_name_is_blank() {
	build(|genesis| genesis.departments.push(department(6, " ", None, &[])));
}

#[test]
#[should_panic(expected = "department 6: the name has over 128 bytes")]
fn genesis_fails_when_a_name_is_too_long() {
	build(|genesis| genesis.departments.push(department(6, &"n".repeat(129), None, &[])));
}

#[test]
#[should_panic(expected = "department 6: Auditor is listed twice")]
fn genesis_fails_when_a_capability_is_listed_twice() {
	let twice = [Capability::Auditor, Capability::Auditor];
	build(|genesis| genesis.departments.push(department(6, "Audit", None, &twice)));
}

#[test]
#[should_panic(expected = "no seat is left")]
fn genesis_fails_when_there_are_too_many_authorities() {
	build(|genesis| {
		for id in 100..200 {
			let one = department(id, "Authority", None, &[Capability::Authority]);
			genesis.departments.push(one);
		}
	});
}

#[test]
#[should_panic(expected = "of department 1: Other(\"no identity\")")]
fn genesis_fails_when_an_officer_has_no_identity() {
	build(|genesis| genesis.officers.push(officer(STRANGER, CITY, &[Role::Clerk])));
}

#[test]
#[should_panic(expected = "DepartmentUnknown")]
fn genesis_fails_when_an_officer_has_no_department() {
	build(|genesis| genesis.officers.push(officer(CITIZEN, NOWHERE, &[Role::Clerk])));
}

#[test]
#[should_panic(expected = "AlreadyOfficer")]
fn genesis_fails_when_an_officer_is_listed_twice() {
	build(|genesis| genesis.officers.push(officer(CLERK, CITY, &[Role::Clerk])));
}

#[test]
#[should_panic(expected = "Clerk is listed twice")]
fn genesis_fails_when_a_role_is_listed_twice() {
	build(|genesis| genesis.officers.push(officer(CITIZEN, CITY, &[Role::Clerk, Role::Clerk])));
}

#[test]
#[should_panic(expected = "department 2 has a councillor already")]
fn genesis_fails_when_a_department_has_two_councillors() {
	build(|genesis| genesis.officers.push(officer(CITIZEN, HOUSING, &[Role::Councillor])));
}
