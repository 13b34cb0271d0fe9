// SPDX-License-Identifier: Apache-2.0

//! What the runtime says about permission is what it does: every call, made by every kind of account
//! in every state of its department, and compared with the explanation.

use std::collections::BTreeSet;

use codec::Decode;
use frame_support::{dispatch::GetDispatchInfo, traits::GetCallMetadata};
use govchain_primitives::{
	departments::Missing,
	invoices::TitleOpening,
	permission::{CheckedWay, Explanation, Obstacle, Way},
	Capability, Party, Role,
};
use scale_info::{TypeDef, TypeInfo};
use sp_runtime::{
	traits::{BadOrigin, TransactionExtension, TxBaseImplication},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	ModuleError,
};

use super::{
	document::{document, Language},
	situations::{
		accept, allot_series, approve, close_unopened, decide, every_call, further_calls,
		lock_unopened, open_stream, opening, records, state, states, submit, State, ARCHIVE,
		CITIZEN, CUSTOMS, DATA, PEOPLE,
	},
	*,
};
use crate::{
	configs::calls::{carried, MAX_MOTION_BYTES},
	extensions::{CheckAdmission, Refusal},
	permission::{self, explain, TABLE},
};

type Person = (&'static str, AccountId);

#[test]
fn table_names_every_call_of_the_runtime_and_nothing_else() {
	let named: Vec<_> = TABLE
		.iter()
		.map(|(pallet, calls)| (*pallet, calls.iter().map(|(call, _)| *call).collect::<Vec<_>>()))
		.collect();
	let real: Vec<_> = RuntimeCall::get_module_names()
		.iter()
		.map(|pallet| (*pallet, RuntimeCall::get_call_names(pallet).to_vec()))
		.filter(|(_, calls)| !calls.is_empty())
		.collect();
	assert_eq!(named, real);
}

/// To write the documents anew: `UPDATE_DOCS=1 scripts/test on-chain documents_are`.
#[test]
fn documents_are_what_the_table_says() {
	for (name, language) in
		[("permissions.md", Language::English), ("permissions.zh-CN.md", Language::Chinese)]
	{
		let path = repository().join("docs").join(name);
		if std::env::var_os("UPDATE_DOCS").is_some() {
			std::fs::write(&path, document(language)).unwrap();
		}
		assert_eq!(std::fs::read_to_string(&path).unwrap(), document(language));
	}
}

/// The errors by which the rooms say that a record isn't the caller's, that it is nobody, or that the power
/// doesn't go so far.
fn says_no_right(error: DispatchError) -> bool {
	use pallet_departments::Error as OfOfficers;
	let errors: [DispatchError; 34] = [
		BadOrigin.into(),
		filtered(),
		OfOfficers::<Runtime>::NotAbove.into(),
		OfOfficers::<Runtime>::OwnMandate.into(),
		OfOfficers::<Runtime>::OwnRoles.into(),
		OfOfficers::<Runtime>::SuspendedFromAbove.into(),
		OfOfficers::<Runtime>::LastHead.into(),
		OfOfficers::<Runtime>::MandateOutlastsOwn.into(),
		OfOfficers::<Runtime>::CouncillorNotStoodFor.into(),
		OfOfficers::<Runtime>::HeadNotByStandIn.into(),
		pallet_identity_registry::Error::<Runtime>::FrozenByOther.into(),
		pallet_identity_registry::Error::<Runtime>::IsCouncillor.into(),
		pallet_identity_registry::Error::<Runtime>::IsHeadOfAuthority.into(),
		pallet_identity_registry::Error::<Runtime>::IsOwnHead.into(),
		pallet_identity_registry::Error::<Runtime>::AccountUnknown.into(),
		pallet_approvals::Error::<Runtime>::NotStepDepartment.into(),
		pallet_approvals::Error::<Runtime>::NotServiceCentre.into(),
		pallet_approvals::Error::<Runtime>::NotMatterOwner.into(),
		pallet_approvals::Error::<Runtime>::NotApplicant.into(),
		pallet_approvals::Error::<Runtime>::NotOwnIdentity.into(),
		pallet_approvals::Error::<Runtime>::OwnCase.into(),
		pallet_data_audit::Error::<Runtime>::NotOfStream.into(),
		pallet_data_audit::Error::<Runtime>::NotGrantor.into(),
		pallet_data_audit::Error::<Runtime>::NotOwner.into(),
		pallet_data_audit::Error::<Runtime>::NotGrantee.into(),
		pallet_authorities::Error::<Runtime>::NotYourDepartment.into(),
		pallet_acts::Error::<Runtime>::NotProposer.into(),
		pallet_acts::Error::<Runtime>::NoVoice.into(),
		pallet_orders::Error::<Runtime>::OtherDepartment.into(),
		pallet_invoices::Error::<Runtime>::ProfileOfAnotherDepartment.into(),
		pallet_invoices::Error::<Runtime>::NotTheSeller.into(),
		pallet_invoices::Error::<Runtime>::NotTitled.into(),
		pallet_collective::Error::<Runtime, crate::configs::CouncilInstance>::NotMember.into(),
		pallet_session::Error::<Runtime>::NoAssociatedValidatorId.into(),
	];
	errors.contains(&error) || missing_of(error).is_some()
}

/// What a refusal can say too, and what can also come of a call that is allowed: zeros are no proof of
/// keys and an empty batch is for no series, whoever sends it; and a joint act whose proposer can't act is
/// as good as gone for all.
fn may_be_said_to_all(error: DispatchError) -> bool {
	error == pallet_session::Error::<Runtime>::InvalidProof.into()
		|| error == pallet_invoices::Error::<Runtime>::EmptyBatch.into()
		|| error == pallet_acts::Error::<Runtime>::ProposerCantAct.into()
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

/// Which part of a right an error of the departments names.
fn missing_of(error: DispatchError) -> Option<Missing> {
	let DispatchError::Module(ModuleError { index: 24, error: [part @ 0..=10, ..], .. }) = error
	else {
		return None;
	};
	Some(Missing::decode(&mut [part].as_slice()).unwrap())
}

/// What comes of the call if `who` makes it, with everything undone after. A batch that reports in an
/// event what came of a call inside has failed with it.
fn attempt(who: &AccountId, call: &RuntimeCall) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who.clone());
	with_transaction_unchecked(|| {
		System::reset_events();
		let result = dispatch(origin, call.clone()).and_then(|()| match call {
			RuntimeCall::Utility(_) => reported().map_or(Ok(()), Err),
			_ => Ok(()),
		});
		TransactionOutcome::Rollback(result)
	})
}

fn reported() -> Option<DispatchError> {
	last(|event| match event {
		RuntimeEvent::Utility(
			pallet_utility::Event::BatchInterrupted { error, .. }
			| pallet_utility::Event::ItemFailed { error },
		) => Some(error),
		_ => None,
	})
}

/// Why no transaction of `who` with this call gets into the pool, if its budget doesn't matter.
fn admission(who: &AccountId, call: &RuntimeCall) -> Option<Refusal> {
	let info = call.get_dispatch_info();
	let origin = RuntimeOrigin::signed(who.clone());
	let len = call.encoded_size();
	let source = TransactionSource::External;
	let implied = TxBaseImplication(());
	match CheckAdmission.validate(origin, call, &info, len, (), &implied, source).err()? {
		TransactionValidityError::Invalid(InvalidTransaction::Custom(code)) => {
			let is_budget = |refusal: &Refusal| {
				matches!(refusal, Refusal::OverBudget | Refusal::LargerThanBudget)
			};
			Refusal::from_code(code).filter(|refusal| !is_budget(refusal))
		}
		error => panic!("{error:?}"),
	}
}

/// Compares the explanation with what happens, and gives the explanation.
fn compare((name, who): &Person, call: &RuntimeCall) -> Explanation {
	let explanation = explain(who, call);
	let refused = match explanation.obstacle {
		Some(Obstacle::UnknownAccount) => Some(Refusal::UnknownAccount),
		Some(Obstacle::FrozenAccount) => Some(Refusal::FrozenAccount),
		Some(Obstacle::TooDeep) => Some(Refusal::NestedTooDeep),
		_ => None,
	};
	assert_eq!(admission(who, call), refused, "{name}: {call:?}");
	if refused.is_some() {
		return explanation;
	}
	let result = attempt(who, call);
	let context = || format!("{name}: {call:?}\n{explanation:?}\n{result:?}");
	if explanation.obstacle.is_some() {
		assert_eq!(result, Err(filtered()), "{}", context());
		return explanation;
	}
	if explanation.is_allowed() {
		assert_ne!(result, Err(filtered()), "{}", context());
		// What anyone may call can still name a department that has no right.
		let is_open = |way: &Way| matches!(way, Way::Anyone | Way::Wrapper | Way::Authority);
		let is_for_all = explanation.ways.iter().any(|checked| is_open(&checked.way));
		// Who applies is no officer: the service centre is, that would receive it.
		let is_for_applicants = explanation.ways.iter().any(|checked| checked.way == Way::Identity);
		let is_about_caller = |error| {
			let is_of_centre = is_for_applicants && missing_of(error).is_some();
			says_no_right(error) && !is_for_all && !is_of_centre
		};
		assert!(!result.is_err_and(is_about_caller), "{}", context());
		return explanation;
	}
	let Err(error) = result else { panic!("{}", context()) };
	let missing: Vec<_> = explanation
		.ways
		.iter()
		.filter_map(|way| match way.obstacle {
			Some(Obstacle::Right(missing)) => Some(missing),
			_ => None,
		})
		.collect();
	match missing_of(error) {
		Some(part) if missing.contains(&part) => {}
		// No record: the room says so, in an error of its own.
		_ if explanation.ways.iter().any(|w| w.obstacle == Some(Obstacle::NoRecord)) => {}
		Some(_) => panic!("{}", context()),
		None => {
			let nobody = explanation.ways.is_empty();
			let says_so = says_no_right(error) || may_be_said_to_all(error);
			assert!(nobody || says_so, "{}", context());
		}
	}
	explanation
}

fn people() -> Vec<Person> {
	PEOPLE.into_iter().map(|name| (name, account(name))).collect()
}

fn calls() -> Vec<RuntimeCall> {
	let mut calls = every_call();
	calls.extend(further_calls());
	calls
}

/// Runs `test` with every call in each of the states.
fn in_each(states: Vec<State>, test: impl Fn(&State, &[RuntimeCall])) {
	genesis(CONSORTIUM_PRESET).execute_with(|| {
		next_block(START);
		records();
		let calls = calls();
		for state in states {
			with_transaction_unchecked(|| {
				(state.set)();
				test(&state, &calls);
				TransactionOutcome::Rollback(())
			});
		}
	});
}

fn obstacles(explanation: &Explanation) -> impl Iterator<Item = Obstacle> + '_ {
	let of_ways = explanation.ways.iter().filter_map(|way: &CheckedWay| way.obstacle);
	explanation.obstacle.into_iter().chain(of_ways)
}

/// The name of the variant.
fn variant(obstacle: &Obstacle) -> String {
	let text = format!("{obstacle:?}");
	text.split('(').next().unwrap().to_owned()
}

/// The obstacles that no state here shows: a call of which the depth or the length matters, and one in a
/// batch.
const NOT_SHOWN: [&str; 3] = ["NestedBatchAll", "TooDeep", "TooLong"];

#[test]
fn explanation_is_what_happens_for_every_call_and_account_in_every_state() {
	let seen = std::cell::RefCell::new(BTreeSet::from(NOT_SHOWN.map(String::from)));
	in_each(states(), |state, calls| {
		let mut count = 0;
		for who in &people() {
			for call in calls {
				let explanation = compare(who, call);
				for obstacle in obstacles(&explanation) {
					seen.borrow_mut().insert(variant(&obstacle));
					count += u32::from(Some(obstacle) == state.shows.map(|(shown, _)| shown));
				}
			}
		}
		// The state was one in which this stands in the way, so the comparison was one.
		if let Some((shown, least)) = state.shows {
			assert!(count >= least, "{}: {count} times {shown:?}", state.name);
		}
	});
	let TypeDef::Variant(all) = Obstacle::type_info().type_def else { unreachable!("an enum") };
	let all: BTreeSet<_> = all.variants.iter().map(|variant| variant.name.to_owned()).collect();
	assert_eq!(seen.into_inner(), all);
}

/// `call` in wrappers that make it for the same account.
fn wrapped(call: &RuntimeCall) -> Vec<RuntimeCall> {
	use pallet_utility::Call as Utility;
	let one = |wrap: fn(Vec<RuntimeCall>) -> Utility<Runtime>, call: RuntimeCall| {
		RuntimeCall::from(wrap(vec![call]))
	};
	let batch = |call| one(|calls| Utility::batch { calls }, call);
	let batch_all = |call| one(|calls| Utility::batch_all { calls }, call);
	let force_batch = |call| one(|calls| Utility::force_batch { calls }, call);
	let either = |call: RuntimeCall| {
		let (main, fallback) = (Box::new(call.clone()), Box::new(call));
		RuntimeCall::from(Utility::if_else { main, fallback })
	};
	let call = || call.clone();
	vec![
		batch(call()),
		batch_all(call()),
		force_batch(call()),
		either(call()),
		either(batch_all(force_batch(call()))),
		batch(batch_all(batch(call()))),
		(0..8).fold(call(), |call, _| batch(call)),
	]
}

#[test]
fn explanation_of_what_is_wrapped_is_that_of_the_call_inside() {
	let is_batch_all = |call: &RuntimeCall| {
		matches!(call, RuntimeCall::Utility(pallet_utility::Call::batch_all { .. }))
	};
	let carries_more = |call: &RuntimeCall| !carried(call).is_empty() || is_batch_all(call);
	in_each(vec![state("as at genesis"), state("a joint act is open")], |_, calls| {
		let alone = calls.iter().filter(|call| !carries_more(call));
		for (person, who) in people().iter().enumerate() {
			if admission(&who.1, &remark()).is_some() {
				continue;
			}
			for (place, call) in alone.clone().enumerate() {
				// In turn, so that each is tried with every person and most of the calls.
				let wrapped = wrapped(call);
				let wrapped = &wrapped[(place + person) % wrapped.len()];
				let (inner, outer) = (explain(&who.1, call), explain(&who.1, wrapped));
				let context = || format!("{}: {wrapped:?}\n{outer:?}", who.0);
				assert_eq!(admission(&who.1, wrapped), None, "{}", context());
				assert_eq!(outer.is_allowed(), inner.is_allowed(), "{}", context());
				assert_eq!(attempt(&who.1, wrapped), attempt(&who.1, call), "{}", context());
				if !inner.is_allowed() {
					assert!(!outer.path.is_empty(), "{}", context());
					let path = vec![];
					assert_eq!(Explanation { path, ..outer.clone() }, inner, "{}", context());
				}
			}
		}
	});
}

#[test]
fn calls_nested_deeper_than_eight_are_admitted_nowhere_and_allowed_to_nobody() {
	in_each(vec![state("as at genesis")], |_, _| {
		for who in &people() {
			for call in wrapped(&remark()) {
				let deep = (0..8)
					.fold(call, |call, _| pallet_utility::Call::batch { calls: vec![call] }.into());
				let explanation = compare(who, &deep);
				let is_known = who.0 != STRANGER;
				let obstacle = is_known.then_some(Obstacle::TooDeep);
				assert_eq!(explanation.obstacle, obstacle.or(Some(Obstacle::UnknownAccount)));
				assert!(explanation.path.is_empty());
			}
		}
	});
}

#[test]
fn motion_that_is_too_long_is_proposed_by_nobody() {
	let propose = |length| {
		let remark = frame_system::Call::remark { remark: vec![0; length] };
		let proposal = Box::new(RuntimeCall::from(remark));
		let length_bound = u32::MAX;
		RuntimeCall::Council(pallet_collective::Call::propose {
			threshold: 2,
			proposal,
			length_bound,
		})
	};
	// Two bytes name the call, and four say how long the remark is.
	let longest = MAX_MOTION_BYTES - 6;
	in_each(vec![state("as at genesis")], |_, _| {
		for who in &people() {
			let is_known = who.0 != STRANGER;
			let unknown = (!is_known).then_some(Obstacle::UnknownAccount);
			assert_eq!(compare(who, &propose(longest)).obstacle, unknown);
			let too_long = compare(who, &propose(longest + 1));
			assert_eq!(too_long.obstacle, unknown.or(Some(Obstacle::TooLong)));
		}
	});
}

#[test]
fn batch_all_is_not_allowed_in_another_one() {
	in_each(vec![state("as at genesis")], |_, _| {
		let batch = |calls| RuntimeCall::from(pallet_utility::Call::batch { calls });
		let batch_all = |calls| RuntimeCall::from(pallet_utility::Call::batch_all { calls });
		let either = |call: RuntimeCall| {
			let (main, fallback) = (Box::new(call.clone()), Box::new(call));
			RuntimeCall::from(pallet_utility::Call::if_else { main, fallback })
		};
		let inner = || batch_all(vec![remark()]);
		for (call, path) in [
			(batch_all(vec![remark(), inner()]), &[1][..]),
			(batch_all(vec![batch(vec![remark(), inner()])]), &[0, 1]),
			(batch(vec![batch_all(vec![either(inner())])]), &[0, 0, 0]),
		] {
			for who in [("//Urban//head", true), (CITIZEN, true), (STRANGER, false)] {
				let explanation = compare(&(who.0, account(who.0)), &call);
				let obstacle =
					if who.1 { Obstacle::NestedBatchAll } else { Obstacle::UnknownAccount };
				assert_eq!(explanation.obstacle, Some(obstacle));
				assert_eq!(explanation.path, if who.1 { path } else { &[] });
			}
		}
		let beside = batch(vec![inner(), inner()]);
		assert!(compare(&(CITIZEN, account(CITIZEN)), &beside).is_allowed());
	});
}

#[test]
fn somebody_is_allowed_each_call_that_has_a_way_for_accounts() {
	let allowed = std::cell::RefCell::new(BTreeSet::new());
	in_each(vec![state("as at genesis"), state("a joint act is open")], |_, calls| {
		let people = people();
		for call in calls {
			if people.iter().any(|who| explain(&who.1, call).is_allowed()) {
				let name = call.get_call_metadata();
				allowed.borrow_mut().insert((name.pallet_name, name.function_name));
			}
		}
	});
	let for_accounts = |way: &Way| !matches!(way, Way::Motion | Way::Emergency | Way::Node);
	for (pallet, table) in TABLE {
		for (name, ways) in *table {
			let expected = ways.iter().any(for_accounts);
			assert_eq!(allowed.borrow().contains(&(*pallet, *name)), expected, "{pallet}.{name}");
		}
	}
}

#[test]
fn explanation_names_the_way_and_the_department() {
	run(|| {
		records();
		let explained = |who: &str| explain(&account(who), &approve());
		let open = explained("//Urban//approver1");
		assert!(open.is_allowed());
		assert_eq!(open.ways.len(), 1);
		let way =
			Way::Officer { role: Some(Role::Approver), capability: Some(Capability::Approver) };
		assert_eq!((open.ways[0].way, open.ways[0].department), (way, Some(URBAN)));

		let obstacle = |who: &str| explained(who).ways[0].obstacle;
		let other = Some(Obstacle::NotOfDepartment(URBAN));
		assert_eq!(obstacle("//Fire//approver1"), other);
		let no_role = Some(Obstacle::Right(Missing::RoleMissing));
		assert_eq!(obstacle("//Urban//head"), no_role);
		assert_eq!(obstacle(CITIZEN), Some(Obstacle::Right(Missing::NotOfficer)));
		assert_eq!(explained(STRANGER).obstacle, Some(Obstacle::UnknownAccount));
		assert_eq!(explained("//Lost").obstacle, Some(Obstacle::FrozenAccount));
	});
}

#[test]
fn explanation_names_whose_record_it_is() {
	run(|| {
		records();
		let of_firm = opening();
		let citizen = IdentityRegistry::identity_of(&account(CITIZEN)).unwrap();
		let by_citizen = || submit(0, Party::Identity(citizen));
		let other = |department| Some(Obstacle::NotOfDepartment(department));
		let wrong = TitleOpening { salt: [0; 32], ..of_firm };
		let expected: [(&str, RuntimeCall, Option<Obstacle>); 25] = [
			// A series: by who set the profile, and by who is below it.
			("//Tax//officer", allot_series(1), None),
			("//Branch//officer", allot_series(1), None),
			("//Customs//officer", allot_series(1), other(TAX)),
			("//Customs//officer", allot_series(2), None),
			("//Branch//officer", allot_series(2), other(CUSTOMS)),
			("//Tax//officer", allot_series(3), Some(Obstacle::NoRecord)),
			// A stream: of data of one's own, all of it.
			("//Data//steward", open_stream(&[]), None),
			("//Data//steward", open_stream(&[1]), None),
			("//Archive//steward", open_stream(&[1]), other(DATA)),
			("//Data//steward", open_stream(&[1, 2]), other(ARCHIVE)),
			("//Archive//steward", open_stream(&[1, 2]), other(DATA)),
			("//Data//steward", open_stream(&[1, 3]), Some(Obstacle::NoRecord)),
			// A case: in one's own name, and decided by others.
			(CITIZEN, by_citizen(), None),
			("//Other", by_citizen(), Some(Obstacle::NotOfIdentity(citizen))),
			("//Urban//approver1", decide(1), Some(Obstacle::OwnCase)),
			("//Urban//approver2", decide(1), None),
			("//Urban//approver1", decide(3), None),
			("//Urban//approver2", decide(3), Some(Obstacle::OwnCase)),
			("//Centre//clerk", accept(1), None),
			("//Centre//clerk", accept(2), Some(Obstacle::OwnCase)),
			// An invoice with a committed title: whose it is, is told by what opens it.
			("//Firm", lock_unopened(Some(of_firm)), None),
			(
				CITIZEN,
				lock_unopened(Some(of_firm)),
				Some(Obstacle::NotOfIdentity(of_firm.identity)),
			),
			(CITIZEN, lock_unopened(None), None),
			(CITIZEN, lock_unopened(Some(wrong)), None),
			("//Firm", close_unopened(), Some(Obstacle::NotOfParty)),
		];
		for (who, call, obstacle) in expected {
			let explanation = compare(&(who, account(who)), &call);
			assert_eq!(explanation.ways[0].obstacle, obstacle, "{who}: {call:?}");
		}
	});
}

/// The chain asks for the right of the proposer when the call is made, and not before.
#[test]
fn what_is_proposed_is_not_looked_into() {
	in_each(vec![state("what can be joint is")], |_, _| {
		let who = ("//Urban//head", account("//Urban//head"));
		let call = Box::new(allot_series(1));
		let propose = pallet_acts::Call::propose { role: Role::Head, call: call.clone() }.into();
		assert!(compare(&who, &propose).is_allowed());
		assert_eq!(attempt(&who.1, &propose), Ok(()));
		// That is said of the call itself.
		let inner = compare(&who, &call);
		assert_eq!(inner.obstacle, Some(Obstacle::TakesJointAct));
		assert_eq!(inner.ways[0].obstacle, Some(Obstacle::Right(Missing::RoleMissing)));
	});
}

#[test]
fn explanation_of_a_batch_is_of_the_first_call_that_is_not_allowed() {
	run(|| {
		records();
		let batch = |calls| RuntimeCall::from(pallet_utility::Call::batch { calls });
		let call = batch(vec![remark(), batch(vec![remark(), approve()])]);
		let explanation = explain(&account(CITIZEN), &call);
		assert_eq!(explanation.path, [1, 1]);
		assert_eq!(explanation.call, b"decide");
		assert!(!explanation.is_allowed());
		assert!(explain(&account("//Urban//approver1"), &call).is_allowed());
	});
}

#[test]
fn explanation_says_what_the_council_stopped() {
	run(|| {
		records();
		let officer = account("//Urban//approver1");
		let full_name: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
			(b"Approvals".to_vec().try_into().unwrap(), b"decide".to_vec().try_into().unwrap());
		let pause = pallet_tx_pause::Call::pause { full_name };
		motion(&COUNCIL[..3], emergency(pause)).unwrap();
		assert_eq!(explain(&officer, &approve()).obstacle, Some(Obstacle::Paused));
		motion(&COUNCIL[..3], emergency(pallet_safe_mode::Call::force_enter {})).unwrap();
		assert_eq!(explain(&officer, &approve()).obstacle, Some(Obstacle::SafeMode));
		let purge = pallet_session::Call::purge_keys {}.into();
		assert_eq!(explain(&officer, &purge).obstacle, Some(Obstacle::NeverUsable));
	});
}

#[test]
fn bytes_that_are_no_call_are_not_explained() {
	run(|| {
		assert_eq!(permission::may(&account(CITIZEN), &[]), None);
		assert_eq!(permission::may(&account(CITIZEN), &[0xff, 0xff]), None);
		let mut bytes = remark().encode();
		assert!(permission::may(&account(CITIZEN), &bytes).is_some());
		bytes.push(0);
		assert_eq!(permission::may(&account(CITIZEN), &bytes), None);
	});
}
