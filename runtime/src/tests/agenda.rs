// SPDX-License-Identifier: Apache-2.0

//! What the rooms keep and what stands on the agenda are one: no room can see both.

use std::collections::{BTreeMap, BTreeSet};

use frame_support::{assert_ok, weights::Weight};
use govchain_primitives::{
	acts::{JointRule, Quorum, Rule, Voice},
	approvals::{Edge, MatterDraft, PartyRule, QuorumRule, Silence, StepDraft, StepState},
	audit::SilenceInterval,
	calendar::Limit,
	invoices::invoice_id,
	Agenda as _, AgendaItem, AgendaKey, Commitment, OnDue, Party, Role,
};
use pallet_approvals::Call as Approvals;
use pallet_calendar::{MomentAgenda, QueueKey, WeightInfo, WorkingDayAgenda};

use super::{
	rooms::{open_case, step},
	*,
};
use crate::Calendar;

type DueItems = <Runtime as pallet_calendar::Config>::OnDue;
type Entries = BTreeMap<AgendaKey, AgendaItem>;

/// What stands on the agenda, by the keys that the rooms were given.
fn entries() -> Entries {
	let key = |limit, key: QueueKey| AgendaKey { limit, number: key.number.into() };
	let in_days = WorkingDayAgenda::<Runtime>::iter().map(|(place, item)| {
		let position = u64::from(place.position);
		let (ordinal, second) = ((position / 86_400) as u32, (position % 86_400) as u32);
		(key(Limit::WorkingDay { ordinal, second }, place), item)
	});
	let at_moments = MomentAgenda::<Runtime>::iter()
		.map(|(place, item)| (key(Limit::Moment(place.position.into()), place), item));
	in_days.chain(at_moments).collect()
}

/// The alarms that the rooms have on record.
fn alarms() -> Vec<(AgendaKey, AgendaItem)> {
	let steps = pallet_approvals::Steps::<Runtime>::iter()
		.filter_map(|(case, step, record)| Some((record.alarm?, AgendaItem::Step { case, step })));
	let corrections = pallet_approvals::Cases::<Runtime>::iter()
		.filter_map(|(case, record)| Some((case, record.correction?.alarm?)))
		.map(|(case, alarm)| (alarm, AgendaItem::Correction { case }));
	let locks = pallet_invoices::Locks::<Runtime>::iter().flat_map(|(series, number, locks)| {
		let invoice = invoice_id(series, number);
		let alarms = locks.into_iter().map(|lock| lock.alarm);
		alarms.map(move |alarm| (alarm, AgendaItem::InvoiceLock { invoice })).collect::<Vec<_>>()
	});
	let streams = pallet_data_audit::Streams::<Runtime>::iter()
		.filter_map(|(stream, record)| Some((record.alarm?, AgendaItem::StreamSilence { stream })));
	let acts = pallet_acts::JointActs::<Runtime>::iter()
		.map(|(act, record)| (record.alarm, AgendaItem::JointAct { act }));
	steps.chain(corrections).chain(locks).chain(streams).chain(acts).collect()
}

/// Says where records and agenda differ. Orders don't know the entries of their marks, only that each
/// has one.
fn differences() -> Result<(), String> {
	let mut entries = entries();
	for (alarm, item) in alarms() {
		let entry = entries.remove(&alarm);
		if entry != Some(item) {
			return Err(format!("{item:?} has {alarm:?} on record, and there stands {entry:?}"));
		}
	}
	for (_, _, record) in pallet_approvals::Steps::<Runtime>::iter() {
		if let (StepState::Running { limit }, Some(alarm)) = (record.state, record.alarm) {
			if alarm.limit != limit {
				return Err(format!("{record:?} has its alarm at another time"));
			}
		}
	}
	let mut marks: BTreeSet<_> = pallet_orders::Marks::<Runtime>::iter_keys().collect();
	for (key, item) in entries {
		let known = matches!(item, AgendaItem::OrderEnd { mark } if marks.remove(&mark));
		if !known {
			return Err(format!("{item:?} at {key:?} is of no record"));
		}
	}
	match marks.first() {
		Some(mark) => Err(format!("the mark {mark:?} has no entry")),
		None => Ok(()),
	}
}

/// Part of the invariants of every test.
pub fn check_agenda() {
	differences().unwrap();
}

/// Something of each room that has alarms, and what each alarm is.
fn filled() -> Vec<AgendaItem> {
	open_case(vec![step(URBAN, 5, Silence::Escalate)]);
	let submit = Approvals::submit {
		matter: 0,
		party: Party::Committed(Commitment::repeat_byte(1)),
		documents: vec![],
		content: Commitment::repeat_byte(3),
	};
	assert_ok!(send("//Citizen", submit));
	assert_ok!(send("//Centre//clerk", Approvals::accept { case: 1 }));
	let ask = Approvals::request_correction {
		case: 1,
		step: 0,
		notice: Commitment::repeat_byte(5),
		days: 3,
	};
	assert_ok!(send("//Urban//approver1", ask));

	let stream = pallet_data_audit::Call::open_stream {
		name: b"log".to_vec().try_into().unwrap(),
		data_sets: Default::default(),
		system: H256::zero(),
		agent: None,
		silence: SilenceInterval::WorkingDays(2),
	};
	assert_ok!(send("//Data//steward", stream));

	let voice = Voice { department: URBAN, role: Role::Head };
	let voices = vec![voice, Voice { department: FIRE, ..voice }].try_into().unwrap();
	let rule = Rule::Joint(JointRule { voices, quorum: Quorum::All, days: 3 });
	let act = govchain_primitives::acts::ActId { pallet: 52, call: 2 };
	assert_eq!(decree(pallet_acts::Call::set_rule { act, rule }), Ok(()));
	let call = Box::new(Approvals::retire_matter { matter: 0 }.into());
	let propose = pallet_acts::Call::propose { role: Role::Head, call };
	assert_ok!(send("//Urban//head", propose));

	let until = now() + 60_000;
	assert_ok!(send("//Citizen", pallet_orders::Call::cancel { number: 1, until }));
	let mark = pallet_orders::Marks::<Runtime>::iter_keys().next().unwrap();

	// A lock without an invoice: the alarm is all that counts here.
	let lock = AgendaItem::InvoiceLock { invoice: invoice_id(1, 1) };
	let alarm = Calendar::schedule(Limit::Moment(now() + 1_000), lock).unwrap();
	let held = pallet_invoices::Lock { claim_ref: H256::zero(), amount: 1, alarm };
	pallet_invoices::Locks::<Runtime>::insert(1, 1, lock_list(held));

	vec![
		AgendaItem::Step { case: 0, step: 0 },
		AgendaItem::Correction { case: 1 },
		AgendaItem::StreamSilence { stream: pallet_data_audit::LastStream::<Runtime>::get() },
		AgendaItem::JointAct { act: pallet_acts::LastJointAct::<Runtime>::get() },
		AgendaItem::OrderEnd { mark },
		lock,
	]
}

fn lock_list(lock: pallet_invoices::Lock) -> pallet_invoices::LocksOfInvoice {
	vec![lock].try_into().unwrap()
}

/// A state with everything in it, broken.
fn broken(how: impl FnOnce(&[AgendaItem])) -> String {
	genesis(CONSORTIUM_PRESET).execute_with(|| {
		next_block(START);
		let items = filled();
		assert_eq!(entries().len(), items.len());
		assert_eq!(differences(), Ok(()));
		how(&items);
		differences().unwrap_err()
	})
}

fn key_of(item: AgendaItem) -> AgendaKey {
	entries().into_iter().find(|(_, other)| *other == item).unwrap().0
}

#[test]
fn alarm_of_each_room_is_missed_when_its_entry_is_gone() {
	for n in 0..6 {
		let text = broken(|items| Calendar::cancel(key_of(items[n])));
		let expected = if n == 4 { "has no entry" } else { "there stands None" };
		assert!(text.ends_with(expected), "{text}");
	}
}

#[test]
fn entry_of_each_room_is_found_when_its_record_is_gone() {
	for n in 0..6 {
		let text = broken(|items| match items[n] {
			AgendaItem::Step { case, step } => {
				pallet_approvals::Steps::<Runtime>::remove(case, step)
			}
			AgendaItem::Correction { case } => pallet_approvals::Cases::<Runtime>::remove(case),
			AgendaItem::StreamSilence { stream } => {
				pallet_data_audit::Streams::<Runtime>::remove(stream)
			}
			AgendaItem::JointAct { act } => pallet_acts::JointActs::<Runtime>::remove(act),
			AgendaItem::OrderEnd { mark } => pallet_orders::Marks::<Runtime>::remove(mark),
			AgendaItem::InvoiceLock { .. } => pallet_invoices::Locks::<Runtime>::remove(1, 1),
			AgendaItem::GrantEnd { .. } => unreachable!(),
		});
		assert!(text.ends_with("is of no record"), "{text}");
	}
}

#[test]
fn entry_is_found_when_it_is_of_another_record() {
	let text = broken(|items| {
		let key = key_of(items[0]);
		Calendar::cancel(key);
		let Limit::WorkingDay { ordinal, second } = key.limit else { unreachable!() };
		let position = u64::from(ordinal) * 86_400 + u64::from(second);
		let place = QueueKey { position: position.into(), number: key.number.into() };
		WorkingDayAgenda::<Runtime>::insert(place, AgendaItem::Step { case: 0, step: 7 });
	});
	assert!(text.ends_with("there stands Some(Step { case: 0, step: 7 })"), "{text}");
}

#[test]
fn alarm_is_found_when_it_is_of_another_time() {
	let text = broken(|items| {
		let AgendaItem::Step { case, step } = items[0] else { unreachable!() };
		let state = StepState::Running { limit: Limit::Moment(START) };
		pallet_approvals::Steps::<Runtime>::mutate(case, step, |record| {
			record.as_mut().unwrap().state = state;
		});
	});
	assert!(text.ends_with("at another time"), "{text}");
}

// The number of the design: 100,000 items due at once are done within 600 blocks under full load.

/// What that takes of each block.
const ITEMS_PER_BLOCK: u64 = 167;

/// How many cases fall due at once in these tests: more than one block takes.
const CASES: u64 = 350;

/// The matter of the main job, as it is published: the file that the demonstration runs.
fn renovation() -> MatterDraft {
	#[derive(serde::Deserialize)]
	struct Sample {
		steps: Vec<Step>,
	}
	#[derive(serde::Deserialize)]
	struct Step {
		id: String,
		department: String,
		quorum: u8,
		limit_days: u16,
		#[serde(default)]
		after: Vec<String>,
	}
	let sample = std::fs::read_to_string(repository().join("samples/renovation.toml")).unwrap();
	let Sample { steps } = toml::from_str(&sample).unwrap();
	let names = crate::Departments::departments();
	let department = |name: &str| {
		names.iter().find(|info| info.name == name.as_bytes()).expect("a known department").id
	};
	let position = |id: &str| steps.iter().position(|step| step.id == id).unwrap() as u8;
	MatterDraft {
		name: b"Renovation".to_vec(),
		service_centre: CENTRE,
		party: PartyRule::Committed,
		papers: vec![],
		edges: steps
			.iter()
			.flat_map(|step| step.after.iter().map(|before| (before, &step.id)))
			.map(|(before, after)| Edge { before: position(before), after: position(after) })
			.collect(),
		steps: steps
			.iter()
			.map(|given| StepDraft {
				quorum: QuorumRule::AtLeast(given.quorum),
				..step(department(&given.department), given.limit_days, Silence::Escalate)
			})
			.collect(),
	}
}

/// Accepts as many cases of `draft`.
fn accept_all(draft: MatterDraft, cases: u64) {
	assert_ok!(send("//Centre//editor", Approvals::publish_matter { draft }));
	register("//Citizen");
	// Making a key out of its name takes longer than the call.
	let [citizen, clerk] = ["//Citizen", "//Centre//clerk"].map(account).map(RuntimeOrigin::signed);
	for case in 0..cases {
		let submit = Approvals::submit {
			matter: 0,
			party: Party::Committed(Commitment::repeat_byte(1)),
			documents: vec![Commitment::repeat_byte(2)],
			content: Commitment::repeat_byte(3),
		};
		assert_ok!(dispatch(citizen.clone(), submit));
		assert_ok!(dispatch(clerk.clone(), Approvals::accept { case }));
	}
}

/// How many items are done with in the first block that sees that the earliest limit has passed.
fn done_in_one_block() -> u64 {
	let due = Calendar::agenda().earliest_working_day.unwrap();
	let after = <Calendar as WorkingCalendar>::date_of(&due).unwrap() + 1;
	pass_to(after.next_multiple_of(SLOT_MILLIS));
	let before = Calendar::agenda().scheduled;
	assert!(Calendar::agenda().behind);
	next_block(now() + SLOT_MILLIS);
	assert!(Calendar::agenda().behind, "more than one block takes was due");
	before - Calendar::agenda().scheduled
}

#[test]
fn agenda_keeps_the_number_of_the_design_for_cases_of_the_main_job() {
	// Each case waits for its first step.
	run(|| {
		accept_all(renovation(), CASES);
		let done = done_in_one_block();
		assert!(done >= ITEMS_PER_BLOCK, "{done} first steps");
	});
	// Four steps are open in each case, two of which fall due at once.
	run(|| {
		accept_all(renovation(), CASES);
		let approver = RuntimeOrigin::signed(account("//Housing//approver1"));
		for case in 0..CASES {
			let decide = Approvals::decide {
				case,
				step: 0,
				decision: govchain_primitives::approvals::Decision::Approve,
				reason: Commitment::repeat_byte(4),
			};
			assert_ok!(dispatch(approver.clone(), decide));
		}
		let done = done_in_one_block();
		assert!(done >= ITEMS_PER_BLOCK, "{done} of four parallel steps");
	});
}

/// Cases in which so many steps are open, each with a limit of its own, so that the one that passes
/// has all others read and takes none with it.
fn apart(steps: u16) -> MatterDraft {
	let steps =
		(0..steps).map(|n| step([URBAN, FIRE, HOUSING][n as usize % 3], n + 1, Silence::Escalate));
	MatterDraft { steps: steps.collect(), edges: vec![], ..renovation() }
}

#[test]
fn agenda_keeps_the_number_of_the_design_for_twelve_steps_that_pass_one_by_one() {
	run(|| {
		accept_all(apart(12), CASES);
		let done = done_in_one_block();
		assert!(done >= ITEMS_PER_BLOCK, "{done} of twelve parallel steps");
	});
}

/// The largest case that there can be: less than the design asks, for such cases only.
#[test]
fn agenda_does_so_many_of_the_largest_cases() {
	run(|| {
		accept_all(apart(64), CASES / 2);
		let done = done_in_one_block();
		assert!(done >= 60, "{done} of 64 parallel steps");
	});
}

#[test]
fn share_of_a_block_holds_the_most_that_one_item_may_take() {
	run(|| {
		accept_all(apart(64), 1);
		let hand_over = <Runtime as pallet_calendar::Config>::WeightInfo::hand_over();
		let share = Calendar::agenda_share();
		for item in filled_kinds() {
			let most: Weight = DueItems::weight(&item).saturating_add(hand_over);
			assert!(most.all_lte(share), "{item:?} may take {most} of {share}");
		}
	});
}

/// One item of each kind; the step is of a case with as many open ones as there can be.
fn filled_kinds() -> Vec<AgendaItem> {
	vec![
		AgendaItem::Step { case: 0, step: 0 },
		AgendaItem::Correction { case: 0 },
		AgendaItem::StreamSilence { stream: 0 },
		AgendaItem::GrantEnd { grant: 0 },
		AgendaItem::InvoiceLock { invoice: 0 },
		AgendaItem::JointAct { act: 0 },
		AgendaItem::OrderEnd { mark: H256::zero() },
	]
}
