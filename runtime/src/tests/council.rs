// SPDX-License-Identifier: Apache-2.0

//! From votes to root, and what root may be used for.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{calendar::StandstillCause, Authorize, Capability, Role};
use pallet_governance::Error as Governance;
use sp_runtime::traits::BadOrigin;

use super::*;
use crate::{
	configs::{
		council::{votes_needed, EmergencyMotion, OrdinaryMotion},
		CouncilInstance,
	},
	Calendar, Departments, OriginCaller, SafeMode,
};

type Utility = pallet_utility::Call<Runtime>;

fn create() -> RuntimeCall {
	pallet_departments::Call::create {
		name: b"Department 8".to_vec().try_into().unwrap(),
		parent: Some(1),
		capabilities: Default::default(),
	}
	.into()
}

fn exists() -> bool {
	Departments::department(8).is_some()
}

fn members() -> Vec<AccountId> {
	pallet_collective::Members::<Runtime, CouncilInstance>::get()
}

fn accounts(uris: &[&str]) -> Vec<AccountId> {
	let mut accounts: Vec<_> = uris.iter().map(|uri| account(uri)).collect();
	accounts.sort();
	accounts
}

/// The three places that know who holds which seat: the room that gives it, the one that tells the
/// collective, and the collective.
pub fn check_seats() {
	let given: Vec<_> = pallet_departments::Seats::<Runtime>::get()
		.into_iter()
		.filter_map(|(department, holder)| Some((department, holder?.councillor)))
		.collect();
	let told =
		crate::Governance::seats().into_iter().map(|seat| (seat.department, seat.councillor));
	assert_eq!(told.collect::<Vec<_>>(), given, "governance knows other seats than departments");
	let mut holders: Vec<_> = given.into_iter().map(|(_, councillor)| councillor).collect();
	holders.sort();
	assert_eq!(members(), holders, "the members are not those who hold seats");
}

#[test]
fn motion_needs_more_votes_the_more_seats_there_are() {
	for (seats, motion, emergency) in
		[(1, 1, 1), (2, 2, 2), (3, 2, 3), (4, 3, 3), (5, 4, 4), (6, 4, 5), (9, 6, 7), (64, 43, 48)]
	{
		genesis(CONSORTIUM_PRESET).execute_with(|| {
			// The share alone: no seat is vacant that somebody could fill.
			pallet_departments::Seats::<Runtime>::kill();
			let votes = (OrdinaryMotion::votes(seats), EmergencyMotion::votes(seats));
			assert_eq!(votes, (motion, emergency), "{seats}");
		});
	}
	run(|| {
		assert_eq!((votes_needed(false), votes_needed(true)), (3, 3));
		// One seat falls vacant, which its head could fill: three are held, and it still counts.
		let roles = std::collections::BTreeSet::from([Role::Head]).try_into().unwrap();
		let leave = pallet_departments::Call::set_roles { account: account(COUNCIL[3]), roles };
		assert_ok!(send(COUNCIL[3], leave));
		assert_eq!((votes_needed(false), votes_needed(true)), (3, 3));
		assert_eq!(motion(&COUNCIL[..2], enact(create())), Err(BadOrigin.into()));
		assert_ok!(motion(&COUNCIL[..3], enact(create())));
	});
}

fn nested(depth: u32, call: RuntimeCall) -> RuntimeCall {
	(0..depth).fold(call, |call, _| Utility::batch_all { calls: vec![call] }.into())
}

#[test]
fn motion_becomes_root_when_three_of_four_seats_carry_it() {
	run(|| {
		assert_ok!(motion(&COUNCIL[..3], enact(create())));
		assert_eq!(enacted(), Some(Ok(())));
		assert_eq!(Departments::department(8).unwrap().name, b"Department 8");
	});
}

#[test]
fn motion_is_refused_when_fewer_seats_carry_it() {
	run(|| {
		for ayes in [&COUNCIL[..1], &COUNCIL[..2]] {
			for call in [enact(create()), create()] {
				assert_eq!(motion(ayes, call), Err(BadOrigin.into()));
			}
			let enter = emergency(pallet_safe_mode::Call::force_enter {});
			assert_eq!(motion(ayes, enter), Err(BadOrigin.into()));
		}
		assert!(!exists());
		assert!(!SafeMode::is_entered());
	});
}

#[test]
fn motion_is_no_root_when_it_does_not_go_through_governance() {
	run(|| {
		assert_eq!(motion(&COUNCIL, create()), Err(BadOrigin.into()));
		assert!(!exists());
	});
}

#[test]
fn member_alone_is_not_root() {
	run(|| {
		for call in [create(), enact(create()), nested(1, enact(create()))] {
			let length_bound = u32::try_from(call.encoded_size()).unwrap();
			let execute =
				pallet_collective::Call::execute { proposal: Box::new(call), length_bound };
			assert_ok!(send(COUNCIL[0], RuntimeCall::Council(execute.clone())));
			let result = last(|event| match event {
				RuntimeEvent::Council(pallet_collective::Event::MemberExecuted {
					result, ..
				}) => Some(result),
				_ => None,
			});
			assert_eq!(result, Some(Err(BadOrigin.into())));
			assert_noop!(
				send("//Tax//head", RuntimeCall::Council(execute)),
				pallet_collective::Error::<Runtime, CouncilInstance>::NotMember
			);
		}
		assert!(!exists());
	});
}

#[test]
fn motion_of_others_is_refused() {
	run(|| {
		assert_noop!(
			motion(&["//Tax//head", COUNCIL[0], COUNCIL[1]], enact(create())),
			pallet_collective::Error::<Runtime, CouncilInstance>::NotMember
		);
	});
}

#[test]
fn calls_off_the_list_are_refused_when_all_seats_carry_them() {
	run(|| {
		let root = Box::new(OriginCaller::system(frame_support::dispatch::RawOrigin::Root));
		let inner = || Box::new(create());
		let calls: [RuntimeCall; 17] = [
			frame_system::Call::set_storage { items: vec![] }.into(),
			frame_system::Call::kill_storage { keys: vec![] }.into(),
			frame_system::Call::kill_prefix { prefix: vec![], subkeys: 1 }.into(),
			frame_system::Call::set_code { code: vec![] }.into(),
			frame_system::Call::set_code_without_checks { code: vec![] }.into(),
			frame_system::Call::authorize_upgrade_without_checks { code_hash: H256::zero() }.into(),
			RuntimeCall::Council(pallet_collective::Call::set_members {
				new_members: vec![],
				prime: None,
				old_count: 4,
			}),
			Utility::dispatch_as { as_origin: root.clone(), call: inner() }.into(),
			Utility::dispatch_as_fallible { as_origin: root, call: inner() }.into(),
			Utility::with_weight { call: inner(), weight: Default::default() }.into(),
			Utility::if_else { main: inner(), fallback: inner() }.into(),
			Utility::batch { calls: vec![create()] }.into(),
			Utility::force_batch { calls: vec![create()] }.into(),
			enact(create()),
			emergency(pallet_safe_mode::Call::force_exit {}),
			pallet_grandpa::Call::note_stalled { delay: 1, best_finalized_block_number: 0 }.into(),
			pallet_safe_mode::Call::force_enter {}.into(),
		];
		for call in calls {
			let refusal = Err(Governance::<Runtime>::NotRootCall.into());
			assert_eq!(motion(&COUNCIL, enact(call.clone())), refusal);
			// One call off the list is enough to refuse a batch.
			let batch = Utility::batch_all { calls: vec![create(), call.clone()] };
			assert_eq!(motion(&COUNCIL, enact(batch)), refusal);
			if !matches!(call, RuntimeCall::SafeMode(_)) {
				let refusal = Err(Governance::<Runtime>::NotEmergencyCall.into());
				assert_eq!(motion(&COUNCIL, emergency(call)), refusal);
			}
		}
		assert!(!exists());
		assert_eq!(members(), accounts(&COUNCIL));
	});
}

#[test]
fn batches_are_looked_into_to_a_depth_and_refused_below() {
	run(|| {
		let refusal = Err(Governance::<Runtime>::NotRootCall.into());
		assert_eq!(motion(&COUNCIL, enact(nested(5, create()))), refusal);
		assert!(!exists());
		assert_eq!(decree(nested(4, create())), Ok(()));
		assert!(exists());
	});
}

#[test]
fn batch_does_all_or_nothing_when_a_call_in_it_fails() {
	run(|| {
		let unknown =
			pallet_departments::Call::suspend_department { department: 99, inclusive: false };
		let batch = Utility::batch_all { calls: vec![create(), unknown.into()] };
		let error = pallet_departments::Error::<Runtime>::DepartmentUnknown;
		assert_eq!(decree(batch), Err(error.into()));
		assert!(!exists());
	});
}

#[test]
fn ordinary_calls_are_refused_in_safe_mode_until_the_council_ends_it() {
	run(|| {
		let enter = emergency(pallet_safe_mode::Call::force_enter {});
		assert_ok!(motion(&COUNCIL[..3], enter));
		assert_eq!(enacted(), Some(Ok(())));
		assert!(SafeMode::is_entered());

		let dismiss = dismiss("//Urban//approver1");
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(send("//Urban//head", dismiss.clone()), filtered);
		assert_eq!(send("//Urban//head", nested(1, dismiss)), filtered);

		// Blocks go on, and nobody's time runs.
		next_block(START + SLOT_MILLIS);
		next_block(START + 2 * SLOT_MILLIS);
		let standstills = Calendar::standstills(0, 10);
		assert_eq!(standstills.len(), 1);
		assert_eq!(standstills[0].1.cause, StandstillCause::Halted);
		assert_eq!(standstills[0].1.start, START);

		assert_eq!(decree(pallet_safe_mode::Call::force_exit {}), Ok(()));
		assert!(!SafeMode::is_entered());
		let in_order = pallet_departments::Error::<Runtime>::SeatInOrder;
		let settle = pallet_departments::Call::settle_seat { department: URBAN };
		assert_eq!(send("//Urban//head", settle), Err(in_order.into()));
	});
}

#[test]
fn safe_mode_ends_by_itself() {
	run(|| {
		assert_ok!(motion(&COUNCIL[..3], emergency(pallet_safe_mode::Call::force_enter {})));
		let until = pallet_safe_mode::EnteredUntil::<Runtime>::get().unwrap();
		assert_eq!(until, 1 + 6 * crate::configs::HOURS);

		let dismiss = dismiss("//Urban//approver1");
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(send("//Urban//head", dismiss.clone()), filtered);
		System::set_block_number(until - 1);
		next_block(now() + SLOT_MILLIS);
		assert_eq!(System::block_number(), until);
		assert_eq!(send("//Urban//head", dismiss.clone()), filtered);

		next_block(now() + SLOT_MILLIS);
		assert!(!SafeMode::is_entered());
		assert_ok!(send("//Urban//head", dismiss));
	});
}

#[test]
fn calls_are_paused_and_resumed_by_the_council_alone() {
	run(|| {
		let name = |pallet: &[u8], call: &[u8]| -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
			(pallet.to_vec().try_into().unwrap(), call.to_vec().try_into().unwrap())
		};
		let submit = name(b"Departments", b"settle_seat");
		let settle = pallet_departments::Call::settle_seat { department: URBAN };
		let pause = emergency(pallet_tx_pause::Call::pause { full_name: submit.clone() });
		assert_ok!(motion(&COUNCIL[..3], pause));
		assert_eq!(enacted(), Some(Ok(())));
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(send("//Urban//head", settle.clone()), filtered);
		assert_eq!(send("//Urban//head", nested(1, settle.clone().into())), filtered);

		// What would end a pause can't be paused.
		let pause = pallet_tx_pause::Call::pause { full_name: name(b"Council", b"vote") };
		assert_ok!(motion(&COUNCIL[..3], emergency(pause)));
		let refusal = pallet_tx_pause::Error::<Runtime>::Unpausable;
		assert_eq!(enacted(), Some(Err(refusal.into())));

		assert_eq!(decree(pallet_tx_pause::Call::unpause { ident: submit }), Ok(()));
		assert_ne!(send("//Urban//head", settle), filtered);
	});
}

#[test]
fn failed_migration_leaves_safe_mode_that_the_council_can_end() {
	use frame_support::migrations::{
		FailedMigrationHandler, FailedMigrationHandling, MultiStepMigrator,
	};
	run(|| {
		for _ in 0..2 {
			let handling = crate::configs::MendedByCouncil::failed(Some(0));
			assert_eq!(handling, FailedMigrationHandling::ForceUnstuck);
			assert!(SafeMode::is_entered());
		}
		assert!(!<crate::MultiBlockMigrations as MultiStepMigrator>::ongoing());
		assert_eq!(decree(pallet_safe_mode::Call::force_exit {}), Ok(()));
		assert!(!SafeMode::is_entered());
	});
}

#[test]
fn upgrade_is_authorized_by_motion_for_one_hash() {
	run(|| {
		let code_hash = BlakeTwo256::hash(b"code");
		assert_eq!(decree(frame_system::Call::authorize_upgrade { code_hash }), Ok(()));
		assert_eq!(*System::authorized_upgrade().unwrap().code_hash(), code_hash);
		let other = frame_system::Call::apply_authorized_upgrade { code: b"other".to_vec() };
		assert!(validate(UncheckedExtrinsic::new_bare(other.clone().into())).is_err());
		assert_eq!(
			send(COUNCIL[0], other),
			Err(frame_system::Error::<Runtime>::Unauthorized.into())
		);
	});
}

#[test]
fn seat_passes_on_when_another_councillor_is_appointed() {
	run(|| {
		register("//Successor");
		let appoint = pallet_departments::Call::appoint {
			account: account("//Successor"),
			department: URBAN,
			roles: std::collections::BTreeSet::from([Role::Councillor]).try_into().unwrap(),
			mandate_end: None,
		};
		assert_ok!(send("//Urban//head", appoint));
		let seats = [COUNCIL[0], "//Successor", COUNCIL[2], COUNCIL[3]];
		assert_eq!(members(), accounts(&seats));
		assert_eq!(crate::Governance::seats()[1].councillor, account("//Successor"));
		assert_ok!(motion(&seats[..3], enact(create())));
		assert!(exists());
		assert_noop!(
			motion(&COUNCIL[1..], enact(create())),
			pallet_collective::Error::<Runtime, CouncilInstance>::NotMember
		);
	});
}

#[test]
fn seat_is_lost_while_the_department_is_suspended() {
	run(|| {
		let suspend =
			pallet_departments::Call::suspend_department { department: FIRE, inclusive: false };
		assert_eq!(decree(suspend), Ok(()));
		assert_eq!(members(), accounts(&[COUNCIL[0], COUNCIL[1], COUNCIL[3]]));

		// Two of three seats are two thirds, but not three quarters.
		let two = &COUNCIL[..2];
		let enter = emergency(pallet_safe_mode::Call::force_enter {});
		assert_eq!(motion(two, enter), Err(BadOrigin.into()));
		let reinstate = pallet_departments::Call::reinstate_department { department: FIRE };
		assert_ok!(motion(two, enact(reinstate)));
		assert_eq!(enacted(), Some(Ok(())));
		assert_eq!(members(), accounts(&COUNCIL));
	});
}

#[test]
fn seat_comes_and_goes_with_the_capability() {
	run(|| {
		let take = pallet_departments::Call::take_capability {
			department: HOUSING,
			capability: Capability::Authority,
		};
		assert_eq!(decree(take), Ok(()));
		assert_eq!(members(), accounts(&COUNCIL[..3]));
		let give = pallet_departments::Call::give_capability {
			department: HOUSING,
			capability: Capability::Authority,
		};
		assert_eq!(decree(give), Ok(()));
		assert_eq!(members(), accounts(&COUNCIL));
	});
}

fn dismiss(uri: &str) -> RuntimeCall {
	pallet_departments::Call::dismiss { account: account(uri) }.into()
}

#[test]
fn motion_needs_more_than_half_of_all_seats_when_some_are_vacant() {
	run(|| {
		for head in &COUNCIL[2..] {
			let roles = std::collections::BTreeSet::from([Role::Head]).try_into().unwrap();
			let leave = pallet_departments::Call::set_roles { account: account(head), roles };
			assert_ok!(send(head, leave));
		}
		assert_eq!(members(), accounts(&COUNCIL[..2]));
		assert_eq!((votes_needed(false), votes_needed(true)), (3, 3));
		// Two of two held seats, and two of four.
		assert_eq!(motion(&COUNCIL[..2], enact(create())), Err(BadOrigin.into()));
		let enter = emergency(pallet_safe_mode::Call::force_enter {});
		assert_eq!(motion(&COUNCIL[..2], enter), Err(BadOrigin.into()));
		assert!(!exists());
	});
}

fn set_mandate(uri: &str, mandate_end: Option<Moment>) -> RuntimeCall {
	pallet_departments::Call::set_mandate { account: account(uri), mandate_end }.into()
}

fn appoint(uri: &str, department: DepartmentId, list: &[Role]) -> RuntimeCall {
	let roles = list.iter().copied().collect::<std::collections::BTreeSet<_>>();
	pallet_departments::Call::appoint {
		account: account(uri),
		department,
		roles: roles.try_into().unwrap(),
		mandate_end: None,
	}
	.into()
}

const DAY: Moment = 86_400_000;

#[test]
fn council_can_not_empty_itself() {
	run(|| {
		assert_ok!(decree(dismiss(COUNCIL[3])));
		let refusal = DispatchError::from(pallet_departments::Error::<Runtime>::TooFewSeats);
		let suspend = pallet_departments::Call::suspend_officer { account: account(COUNCIL[2]) };
		let soon = Some(now() + SLOT_MILLIS);
		for call in [dismiss(COUNCIL[2]), suspend.into(), set_mandate(COUNCIL[2], soon)] {
			assert_ok!(motion(&COUNCIL[..2], enact(call)));
			assert_eq!(enacted(), Some(Err(refusal)));
		}
		assert_eq!(members(), accounts(&COUNCIL[..3]));
	});
}

#[test]
fn council_can_not_empty_itself_by_mandates_that_end_together() {
	run(|| {
		let refusal = DispatchError::from(pallet_departments::Error::<Runtime>::TooFewSeats);
		let batch = |calls: Vec<_>| decree(Utility::batch_all { calls });
		let end =
			|step| move |(at, who): (u64, &&str)| set_mandate(who, Some(now() + 2_000 + at * step));
		// All at one moment, or one after the other, whichever goes first.
		for step in [0, 1, SLOT_MILLIS] {
			let calls: Vec<_> = (0..).zip(&COUNCIL).map(end(step)).collect();
			assert_eq!(batch(calls.iter().rev().cloned().collect()), Err(refusal));
			assert_eq!(batch(calls), Err(refusal));
		}
		// Nor by giving each seat to another for a moment.
		let heirs = ["//Heir1", "//Heir2"];
		let departments = [FIRE, HOUSING];
		let calls = heirs.iter().zip(departments).map(|(heir, department)| {
			register(heir);
			pallet_departments::Call::appoint {
				account: account(heir),
				department,
				roles: std::collections::BTreeSet::from([Role::Councillor]).try_into().unwrap(),
				mandate_end: Some(now() + SLOT_MILLIS),
			}
			.into()
		});
		assert_eq!(batch(calls.collect()), Err(refusal));
		assert_eq!(members(), accounts(&COUNCIL));
	});
}

#[test]
fn council_goes_on_when_all_mandates_have_ended() {
	run(|| {
		let end = now() + 3 * DAY;
		let calls = COUNCIL.iter().map(|who| set_mandate(who, Some(end))).collect();
		assert_ok!(decree(Utility::batch_all { calls }));
		next_block(end + 30 * DAY);
		next_block(end + 30 * DAY + SLOT_MILLIS);
		assert_eq!(members(), accounts(&COUNCIL));
		check_invariants();

		// The heads among them can do nothing as heads, and nobody takes their seats.
		let ended = pallet_departments::Error::<Runtime>::MandateEnded;
		assert_noop!(send("//Urban//head", dismiss("//Urban//approver1")), ended);
		let identity = IdentityRegistry::identity_of(&account(COUNCIL[0])).unwrap();
		let freeze =
			pallet_identity_registry::Call::freeze { identity, reason: H256::repeat_byte(1) };
		assert_noop!(
			send(REGISTRAR, freeze),
			pallet_identity_registry::Error::<Runtime>::IsCouncillor
		);

		// Two of them renewed is too few, with three the fourth leaves.
		assert_ok!(decree(set_mandate(COUNCIL[0], None)));
		assert_ok!(decree(set_mandate(COUNCIL[1], None)));
		next_block(end + 30 * DAY + 2 * SLOT_MILLIS);
		assert_eq!(members(), accounts(&COUNCIL));
		assert_ok!(decree(set_mandate(COUNCIL[2], None)));
		next_block(end + 30 * DAY + 3 * SLOT_MILLIS);
		assert_eq!(members(), accounts(&COUNCIL[..3]));
		assert_ok!(decree(set_mandate(COUNCIL[3], None)));
		assert_eq!(members(), accounts(&COUNCIL));
	});
}

#[test]
fn head_above_all_authorities_has_no_say_in_their_seats() {
	const MAYOR: &str = "//Mayor";
	run(|| {
		for who in [MAYOR, "//Friend", "//Clerk"] {
			register(who);
		}
		assert_ok!(decree(appoint(MAYOR, 1, &[Role::Head])));
		let refusal = DispatchError::from(pallet_departments::Error::<Runtime>::NotAbove);
		for (head, department) in COUNCIL.iter().zip([CENTRE, URBAN, FIRE, HOUSING]) {
			assert!(Departments::is_above(1, department));
			let stand_in = pallet_departments::Call::set_stand_in {
				account: account(head),
				stand_in: account(head),
				from: now(),
				until: now(),
				roles: std::collections::BTreeSet::from([Role::Head]).try_into().unwrap(),
			};
			let suspend = pallet_departments::Call::suspend_officer { account: account(head) };
			for call in [
				appoint("//Friend", department, &[Role::Councillor]),
				appoint("//Friend", department, &[Role::Head]),
				dismiss(head),
				set_mandate(head, Some(now())),
				suspend.into(),
				stand_in.into(),
			] {
				assert_noop!(send(MAYOR, call), refusal);
			}
		}
		assert_eq!(members(), accounts(&COUNCIL));
		// Where there is no seat, the mayor has this power.
		assert_ok!(send(MAYOR, appoint("//Clerk", TAX, &[Role::Clerk])));
		assert_ok!(send(MAYOR, dismiss("//Tax//head")));
	});
}

#[test]
fn council_keeps_three_seats_held_when_it_suspends_departments() {
	run(|| {
		let suspend = |department| pallet_departments::Call::suspend_department {
			department,
			inclusive: false,
		};
		assert_ok!(decree(suspend(HOUSING)));
		let refusal = pallet_departments::Error::<Runtime>::TooFewSeats;
		assert_eq!(decree(suspend(FIRE)), Err(refusal.into()));
		assert_eq!(members(), accounts(&COUNCIL[..3]));
	});
}

/// Proposes a motion that does nothing.
fn propose(who: &str, number: u8) -> DispatchResult {
	let proposal = RuntimeCall::from(frame_system::Call::remark { remark: vec![number] });
	let length_bound = u32::try_from(proposal.encoded_size()).unwrap();
	let proposal = Box::new(proposal);
	let propose = pallet_collective::Call::propose { threshold: 3, proposal, length_bound };
	send(who, RuntimeCall::Council(propose))
}

#[test]
fn motion_stays_that_of_the_department_whatever_becomes_of_who_proposed_it() {
	run(|| {
		register("//Deputy");
		register("//Next");
		assert_ok!(send(COUNCIL[0], appoint("//Deputy", CENTRE, &[Role::Councillor])));
		for number in 0..8 {
			assert_ok!(propose("//Deputy", number));
		}
		// The proposer is dismissed, and votes for another department from now on.
		assert_ok!(send(COUNCIL[0], dismiss("//Deputy")));
		assert_ok!(send(COUNCIL[1], appoint("//Deputy", URBAN, &[Role::Councillor])));
		assert_ok!(send(COUNCIL[0], appoint("//Next", CENTRE, &[Role::Councillor])));
		assert_noop!(propose("//Next", 8), Governance::<Runtime>::TooManyMotionsOfDepartment);
		for number in 8..16 {
			assert_ok!(propose("//Deputy", number));
		}
		assert_noop!(propose("//Deputy", 16), Governance::<Runtime>::TooManyMotionsOfDepartment);
	});
}

#[test]
fn ticket_of_a_motion_has_fixed_bytes() {
	run(|| {
		assert_ok!(propose(COUNCIL[1], 1));
		let (proposer, ticket) =
			pallet_collective::CostOf::<Runtime, CouncilInstance>::iter_values().next().unwrap();
		assert_eq!(proposer, account(COUNCIL[1]));
		assert_eq!(ticket.encode(), [3, 0, 0, 0]);
	});
}

#[test]
fn department_has_eight_motions_open_and_no_more() {
	run(|| {
		for number in 0..8 {
			assert_ok!(propose(COUNCIL[0], number));
		}
		assert_noop!(propose(COUNCIL[0], 8), Governance::<Runtime>::TooManyMotionsOfDepartment);
		assert_ok!(propose(COUNCIL[1], 8));
		// Nor by passing the seat to a colleague.
		let roles = std::collections::BTreeSet::from([Role::Clerk, Role::Councillor]);
		let roles = roles.try_into().unwrap();
		let pass =
			pallet_departments::Call::set_roles { account: account("//Centre//clerk"), roles };
		assert_ok!(send(COUNCIL[0], pass));
		assert_noop!(
			propose("//Centre//clerk", 11),
			Governance::<Runtime>::TooManyMotionsOfDepartment
		);
		let roles = std::collections::BTreeSet::from([Role::Head, Role::Councillor]);
		let roles = roles.try_into().unwrap();
		let take = pallet_departments::Call::set_roles { account: account(COUNCIL[0]), roles };
		assert_ok!(send(COUNCIL[0], take));

		// One that is over makes room for another, without anybody's doing.
		let over = RuntimeCall::from(frame_system::Call::remark { remark: vec![0] });
		let proposal_hash = BlakeTwo256::hash_of(&over);
		let disapprove = pallet_collective::Call::disapprove_proposal { proposal_hash };
		assert_ok!(motion(&COUNCIL[1..], enact(RuntimeCall::Council(disapprove))));
		assert_eq!(enacted(), Some(Ok(())));
		assert_ok!(propose(COUNCIL[0], 9));
		assert_noop!(propose(COUNCIL[0], 10), Governance::<Runtime>::TooManyMotionsOfDepartment);
		let kept = pallet_collective::CostOf::<Runtime, CouncilInstance>::contains_key;
		assert!(!kept(proposal_hash));
	});
}
