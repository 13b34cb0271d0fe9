// SPDX-License-Identifier: Apache-2.0

//! Proposing a joint act.

use govchain_primitives::{DepartmentId, WorkingCalendar};

use super::*;

fn propose(n: u8, role: Role, call: RuntimeCall) -> Result<(), DispatchError> {
	let result = Acts::propose(signed(n), role, Box::new(call));
	result.map(|_| ()).map_err(|error| error.error)
}

#[test]
fn propose_endorses_when_the_proposer_has_a_voice() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		let id = proposed(FIRE_HEAD, add(1));
		assert_eq!(id, 1);
		let limit = MockCalendar::after_working_days(MockCalendar::START, DAYS).unwrap();
		let call_hash = hash(&add(1));
		assert_eq!(
			events()[1..],
			[
				Event::Proposed {
					id,
					act: ADD,
					call_hash,
					department: FIRE,
					officer: account(FIRE_HEAD),
					limit,
				},
				Event::Endorsed {
					id,
					department: FIRE,
					role: Role::Head,
					officer: account(FIRE_HEAD),
				},
			]
		);
		let record = JointActs::<Test>::get(id).unwrap();
		assert_eq!(record.endorsements.len(), 1);
		assert_eq!(record.alarm.limit, limit);
		assert_eq!(MockAgenda::scheduled().len(), 1);
		assert_eq!(Sum::<Test>::get(), 0);
	});
}

#[test]
fn propose_does_not_endorse_when_the_role_has_no_voice() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Any));
		// A clerk, and a head who proposes as registrar.
		for (who, role) in [(CLERK, Role::Clerk), (CENTRE_HEAD, Role::Registrar)] {
			assert_ok!(propose(who, role, add(1)));
			let record = JointActs::<Test>::get(LastJointAct::<Test>::get()).unwrap();
			assert_eq!(record.endorsements.len(), 0);
			assert_eq!(record.department, CENTRE);
			assert_eq!(record.role, role);
		}
		assert_eq!(executed(), None);
	});
}

#[test]
fn propose_executes_when_no_other_voice_is_needed() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Any));
		let id = proposed(FIRE_HEAD, add(1));
		assert_eq!(last_event(), Event::Executed { id, call_hash: hash(&add(1)), result: Ok(()) });
		assert_eq!(Sum::<Test>::get(), 1);
		assert_eq!(JointActs::<Test>::count(), 0);
		assert!(MockAgenda::scheduled().is_empty());
	});
}

#[test]
fn propose_gives_weight_back_when_the_call_is_not_made() {
	ExtBuilder.build_and_execute(|| {
		use frame_support::dispatch::GetDispatchInfo;
		let call: RuntimeCall = Call::propose { role: Role::Head, call: Box::new(add(1)) }.into();
		let own = <Test as Config>::WeightInfo::propose(6);
		let declared = call.get_dispatch_info().call_weight;
		assert_eq!(declared, own + room::WEIGHT);

		set(ADD, heads(Quorum::All));
		let propose = || Acts::propose(signed(FIRE_HEAD), Role::Head, Box::new(add(1)));
		assert_eq!(propose().unwrap().actual_weight, Some(own));
		set(ADD, heads(Quorum::Any));
		assert_eq!(propose().unwrap().actual_weight, Some(own + room::USED));
		set(ADD, Rule::Forbidden);
		assert_eq!(propose().unwrap_err().post_info.actual_weight, Some(own));
	});
}

#[test]
fn propose_fails_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let result = Acts::propose(origin, Role::Head, Box::new(add(1)));
			assert_eq!(result.unwrap_err().error, BadOrigin.into());
		}
	});
}

#[test]
fn propose_fails_when_the_caller_is_no_officer_with_the_role() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		for (who, role) in [(STRANGER, Role::Head), (CLERK, Role::Head), (FIRE_HEAD, Role::Clerk)] {
			assert_noop!(propose(who, role, add(1)), MockAuthorize::NOT_OFFICER);
		}
		MockAuthorize::set_active(FIRE, false);
		assert_noop!(propose(FIRE_HEAD, Role::Head, add(1)), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn propose_fails_when_the_rule_is_not_joint() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(propose(FIRE_HEAD, Role::Head, add(1)), Error::<Test>::NotJoint);
		set(ADD, Rule::Own);
		assert_noop!(propose(FIRE_HEAD, Role::Head, add(1)), Error::<Test>::NotJoint);
		set(ADD, Rule::Forbidden);
		assert_noop!(propose(FIRE_HEAD, Role::Head, add(1)), Error::<Test>::ActForbidden);
	});
}

#[test]
fn propose_takes_the_longest_call() {
	ExtBuilder.build_and_execute(|| {
		set(RESET, heads(Quorum::All));
		// Two bytes of the act and four of the length.
		let room = usize::try_from(MAX_CALL_BYTES).unwrap() - 6;
		assert_noop!(propose(FIRE_HEAD, Role::Head, reset(room + 1)), Error::<Test>::CallTooLong);
		assert_ok!(propose(FIRE_HEAD, Role::Head, reset(room)));
	});
}

/// Officers of `department`, as many as it takes to fill what it may have open, and their acts.
fn fill(department: DepartmentId, first: u8) {
	for place in 0..MAX_OPEN_OF_DEPARTMENT / MAX_OPEN_OF_OFFICER {
		let who = first + u8::try_from(place).unwrap();
		MockAuthorize::add_officer(account(who), department, &[Role::Head]);
		for number in 0..MAX_OPEN_OF_OFFICER {
			proposed(who, add(number));
		}
	}
}

#[test]
fn propose_fails_when_the_officer_has_too_many_open() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		for number in 0..MAX_OPEN_OF_OFFICER {
			proposed(CENTRE_HEAD, add(number));
		}
		assert_eq!(OpenOfOfficer::<Test>::get(account(CENTRE_HEAD)), MAX_OPEN_OF_OFFICER);
		let refusal = Error::<Test>::TooManyOfOfficer;
		assert_noop!(propose(CENTRE_HEAD, Role::Head, add(1)), refusal);
		// Colleagues are not concerned.
		proposed(CENTRE_HEAD_2, add(1));
		assert_ok!(Acts::withdraw(signed(CENTRE_HEAD), 1));
		proposed(CENTRE_HEAD, add(1));
	});
}

#[test]
fn propose_fails_when_the_department_has_too_many_open() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		fill(CENTRE, 100);
		assert_eq!(OpenOf::<Test>::get(CENTRE), MAX_OPEN_OF_DEPARTMENT);
		// Whoever of the department proposes.
		for (who, role) in [(CENTRE_HEAD, Role::Head), (CLERK, Role::Clerk)] {
			assert_noop!(propose(who, role, add(1)), Error::<Test>::TooManyOfDepartment);
		}
		proposed(FIRE_HEAD, add(1));
		assert_ok!(Acts::withdraw(signed(100), 1));
		proposed(CENTRE_HEAD, add(1));
	});
}

#[test]
fn propose_fails_when_too_many_are_open() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		let officers = u8::try_from(MAX_OPEN_OF_DEPARTMENT / MAX_OPEN_OF_OFFICER).unwrap();
		for (place, department) in (0..MAX_OPEN / MAX_OPEN_OF_DEPARTMENT).enumerate() {
			MockAuthorize::add_department(1_000 + department, None, &[]);
			fill(1_000 + department, 100 + u8::try_from(place).unwrap() * officers);
		}
		assert_noop!(propose(FIRE_HEAD, Role::Head, add(1)), Error::<Test>::TooManyJointActs);
	});
}

#[test]
fn propose_fails_when_all_numbers_are_used() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		LastJointAct::<Test>::put(u64::MAX);
		assert_noop!(propose(FIRE_HEAD, Role::Head, add(1)), Error::<Test>::NumbersExhausted);
	});
}

#[test]
fn propose_fails_when_calendar_or_agenda_do() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		MockAgenda::set_full(true);
		assert_noop!(propose(FIRE_HEAD, Role::Head, add(1)), MockAgenda::FULL);
		MockCalendar::set_first_day(MockCalendar::DAYS);
		assert_noop!(propose(FIRE_HEAD, Role::Head, add(1)), MockCalendar::NOT_COVERED);
	});
}
