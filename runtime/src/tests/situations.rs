// SPDX-License-Identifier: Apache-2.0

//! Every call, in every state of departments, officers and filters, with records for it to name: what the
//! tests of permission and of origins walk through.

use std::collections::BTreeSet;

use codec::Decode;
use frame_support::{assert_ok, traits::Contains};
use govchain_invoice_rules::{Currency, Rate, Subtotal, TaxCategory, Totals};
use govchain_primitives::{
	acts::{ActId, JointRule, Quorum, Rule, Voice},
	approvals::{CaseId, MatterDraft, MatterId, PartyRule, QuorumRule, Silence, StepDraft},
	audit::{DataClass, DataSetId, GrantTerms, SharingRule, SilenceInterval},
	departments::{DepartmentStatus, Missing, Suspension},
	identity::IdentityStatus,
	invoices::{commit_title, invoice_id, InvoiceId, ProfileId, TitleOpening},
	permission::Obstacle,
	Capability, Commitment, Party, Role,
};
use pallet_approvals::Call as OfCases;
use pallet_departments::{Call as OfOfficers, Departments, Officers};

use super::*;
use crate::{
	configs::calls::{NeverPaused, Rulable},
	permission::TABLE,
};

pub const CITIZEN: &str = "//Citizen";
pub const DATA: DepartmentId = 7;
/// Created by `records`: a second tax authority, one below the first, and a second owner of data.
pub const CUSTOMS: DepartmentId = 8;
const BRANCH: DepartmentId = 9;
pub const ARCHIVE: DepartmentId = 10;
/// The department above all others.
const CITY: DepartmentId = 1;
/// A year, in milliseconds.
const YEAR: u64 = 365 * 86_400_000;

/// One of each kind, of several departments.
pub const PEOPLE: [&str; 26] = [
	"//Centre//head",
	"//Centre//registrar",
	"//Centre//editor",
	"//Centre//clerk",
	"//Urban//head",
	"//Urban//approver1",
	"//Urban//approver2",
	"//Fire//head",
	"//Fire//approver1",
	"//Housing//head",
	"//Housing//approver2",
	"//Tax//head",
	"//Tax//officer",
	"//Data//head",
	"//Data//steward",
	// Appointed by `records`: one who operates nodes and nothing else, and one who looks on.
	"//Urban//operator",
	"//Tax//auditor",
	// And those of the departments that it creates.
	"//Customs//officer",
	"//Branch//officer",
	"//Archive//steward",
	"//Alice",
	"//Dave",
	CITIZEN,
	"//Other",
	"//Firm",
	STRANGER,
];

/// A call with zeros for arguments, but `first` for the first number.
fn simplest(pallet: u8, call: u8, first: u8) -> RuntimeCall {
	let mut bytes = vec![pallet, call, first];
	bytes.extend([0; 4096]);
	RuntimeCall::decode(&mut bytes.as_slice()).unwrap_or_else(|_| {
		bytes[2] = 0;
		RuntimeCall::decode(&mut bytes.as_slice()).unwrap()
	})
}

/// Every call of the runtime with the simplest arguments, so that it names the first record of each
/// kind.
pub fn every_call() -> Vec<RuntimeCall> {
	let pallets = super::metadata::call_indices();
	let mut calls = Vec::new();
	for (pallet, variants) in pallets {
		for variant in variants {
			calls.push(simplest(pallet, variant, 0));
			// Some rooms count their records from 1.
			if pallet >= 50 {
				calls.push(simplest(pallet, variant, 1));
			}
		}
	}
	calls
}

fn roles(roles: &[Role]) -> pallet_departments::Roles {
	roles.iter().copied().collect::<BTreeSet<_>>().try_into().unwrap()
}

fn identity(uri: &str) -> IdentityId {
	IdentityRegistry::identity_of(&account(uri)).unwrap()
}

/// Those that have to name something that zeros don't.
pub fn further_calls() -> Vec<RuntimeCall> {
	use OfOfficers::*;
	let mut calls = vec![];
	for (uri, other) in [
		("//Urban//approver1", &[Role::Approver, Role::Clerk][..]),
		// Stands in for a head in one of the states.
		("//Urban//approver2", &[Role::Approver, Role::Clerk]),
		// Is suspended from above in one of the states.
		("//Tax//officer", &[Role::TaxOfficer, Role::Head]),
		// The only head of a department without a seat.
		("//Tax//head", &[Role::TaxOfficer]),
		// One with a seat.
		("//Urban//head", &[Role::Head]),
	] {
		let officer = account(uri);
		let calls_about: [OfOfficers<Runtime>; 6] = [
			set_roles { account: officer.clone(), roles: roles(other) },
			set_mandate { account: officer.clone(), mandate_end: None },
			set_mandate { account: officer.clone(), mandate_end: Some(START + YEAR) },
			suspend_officer { account: officer.clone() },
			reinstate_officer { account: officer.clone() },
			dismiss { account: officer },
		];
		calls.extend(calls_about.map(RuntimeCall::from));
	}
	for (department, made) in [
		(URBAN, &[Role::Approver][..]),
		(URBAN, &[Role::Head]),
		(URBAN, &[Role::Councillor]),
		(TAX, &[Role::Head]),
	] {
		let account = account("//Other");
		let (roles, mandate_end) = (roles(made), None);
		calls.push(appoint { account, department, roles, mandate_end }.into());
	}
	let (officer, stand_in) = (account("//Urban//approver1"), account("//Urban//approver2"));
	calls.push(end_stand_in { account: officer.clone(), stand_in: stand_in.clone() }.into());
	let head = || account("//Urban//head");
	let lent = [(officer, Role::Approver), (head(), Role::Head), (head(), Role::Councillor)];
	for (lender, lent) in lent {
		let (from, until) = (START, START + 2 * PERIOD);
		let (stand_in, roles) = (stand_in.clone(), roles(&[lent]));
		calls.push(set_stand_in { account: lender, stand_in, from, until, roles }.into());
	}

	let (peer, _) = crate::Authorities::listed_peers().remove(0);
	let peer: govchain_primitives::authorities::PeerId = peer.try_into().unwrap();
	let (invoice, claim_ref) = (invoice_id(0, 1), H256::repeat_byte(8));
	let call_hash = BlakeTwo256::hash_of(&freeze());
	let weight_bound = frame_support::weights::Weight::MAX;
	calls.extend([
		pallet_authorities::Call::retire { account: account("//Bob") }.into(),
		pallet_authorities::Call::withdraw_request { department: URBAN }.into(),
		pallet_authorities::Call::withdraw_request { department: FIRE }.into(),
		pallet_authorities::Call::unlist_node { peer: peer.clone() }.into(),
		pallet_authorities::Call::replace_node { old: peer.clone(), new: peer }.into(),
		pallet_identity_registry::Call::unfreeze { identity: identity("//Lost") }.into(),
		// A councillor, and one who stands in for a head in one of the states.
		freeze_of("//Urban//head"),
		freeze_of("//Urban//approver2"),
		// The head of a department without a seat, which registers identities in one of them.
		freeze_of("//Tax//head"),
		pallet_acts::Call::propose { role: Role::Registrar, call: Box::new(freeze()) }.into(),
		pallet_acts::Call::endorse { id: 1, role: Role::Head, call_hash, weight_bound }.into(),
		pallet_acts::Call::withdraw { id: 1 }.into(),
		pallet_invoices::Call::lock { invoice, amount: 1, claim_ref, opening: None }.into(),
		pallet_invoices::Call::close { invoice, claim_ref }.into(),
		pallet_invoices::Call::release { invoice, claim_ref }.into(),
		pallet_utility::Call::batch_all { calls: vec![remark(), approve()] }.into(),
		pallet_utility::Call::if_else { main: Box::new(approve()), fallback: Box::new(remark()) }
			.into(),
	]);
	calls.extend(calls_about_data());
	calls.extend(calls_about_invoices());
	calls.extend(calls_about_cases());
	calls
}

/// Streams of data of one owner, of the other, and of both.
fn calls_about_data() -> Vec<RuntimeCall> {
	[&[1][..], &[2], &[1, 2]].map(open_stream).into()
}

/// Profiles of two tax authorities, and an invoice whose title nobody has opened.
fn calls_about_invoices() -> Vec<RuntimeCall> {
	let mut calls = vec![close_unopened()];
	for profile in [1, 2] {
		calls.extend([set_profile(profile), allot_series(profile)]);
	}
	let wrong = TitleOpening { salt: [0; 32], ..opening() };
	calls.extend([None, Some(opening()), Some(wrong)].map(lock_unopened));
	let claim_ref = H256::repeat_byte(8);
	calls.push(pallet_invoices::Call::release { invoice: UNOPENED, claim_ref }.into());
	calls
}

/// Applications in one's own name and in that of others, and those that officers have made.
fn calls_about_cases() -> Vec<RuntimeCall> {
	let mut calls = vec![];
	for party in [Party::Identity(identity(CITIZEN)), Party::Committed(Commitment::zero())] {
		calls.extend([submit(0, party), submit(1, party)]);
	}
	let zero = Commitment::zero();
	for case in 1..=3 {
		calls.extend([
			accept(case),
			OfCases::refuse_acceptance { case, reason: zero }.into(),
			decide(case),
			OfCases::request_correction { case, step: 0, notice: zero, days: 1 }.into(),
			OfCases::answer_correction { case, documents: vec![], content: zero }.into(),
			OfCases::withdraw { case }.into(),
		]);
	}
	calls
}

/// Applies for a matter.
pub fn submit(matter: MatterId, party: Party) -> RuntimeCall {
	let content = Commitment::zero();
	OfCases::submit { matter, party, documents: vec![], content }.into()
}

/// Accepts a case.
pub fn accept(case: CaseId) -> RuntimeCall {
	OfCases::accept { case }.into()
}

/// Opens a stream of these data sets.
pub fn open_stream(data_sets: &[DataSetId]) -> RuntimeCall {
	pallet_data_audit::Call::open_stream {
		name: b"records".to_vec().try_into().unwrap(),
		data_sets: data_sets.iter().copied().collect::<BTreeSet<_>>().try_into().unwrap(),
		system: H256::zero(),
		agent: None,
		silence: SilenceInterval::WorkingDays(1),
	}
	.into()
}

/// Sets a profile as the first one is.
fn set_profile(profile: ProfileId) -> RuntimeCall {
	let pallet_invoices::ProfileRecord { rules, lock_days, .. } =
		pallet_invoices::Profiles::<Runtime>::get(1).unwrap();
	pallet_invoices::Call::set_profile { profile, rules, lock_days }.into()
}

/// Allots a series under a profile.
pub fn allot_series(profile: ProfileId) -> RuntimeCall {
	pallet_invoices::Call::allot_series {
		seller: identity("//Firm"),
		profile,
		limits: pallet_invoices::SeriesLimits { count: 10, amount: 100_000 },
		valid_until: START + YEAR,
	}
	.into()
}

/// The invoice of which the title is committed.
const UNOPENED: InvoiceId = invoice_id(0, 2);

/// What opens its title.
pub fn opening() -> TitleOpening {
	TitleOpening { identity: identity("//Firm"), salt: [6; 32] }
}

/// Locks part of it.
pub fn lock_unopened(opening: Option<TitleOpening>) -> RuntimeCall {
	let claim_ref = H256::repeat_byte(8);
	pallet_invoices::Call::lock { invoice: UNOPENED, amount: 1, claim_ref, opening }.into()
}

/// Closes a lock of it, which none has.
pub fn close_unopened() -> RuntimeCall {
	let claim_ref = H256::repeat_byte(8);
	pallet_invoices::Call::close { invoice: UNOPENED, claim_ref }.into()
}

pub fn approve() -> RuntimeCall {
	decide(0)
}

/// Approves the first step of a case.
pub fn decide(case: CaseId) -> RuntimeCall {
	OfCases::decide {
		case,
		step: 0,
		decision: govchain_primitives::approvals::Decision::Approve,
		reason: H256::zero(),
	}
	.into()
}

/// What is proposed as a joint act.
pub fn freeze() -> RuntimeCall {
	freeze_of("//Other")
}

fn freeze_of(uri: &str) -> RuntimeCall {
	let reason = Commitment::repeat_byte(1);
	pallet_identity_registry::Call::freeze { identity: identity(uri), reason }.into()
}

/// A state in which there is a record of each kind, with the number that the simplest calls name.
pub fn records() {
	super::rooms::open_case(vec![review()]);
	own_cases();
	register("//Other");
	for (head, uri, department, made) in [
		("//Urban//head", "//Urban//operator", URBAN, &[Role::NodeOperator][..]),
		("//Tax//head", "//Tax//auditor", TAX, &[Role::Supervisor, Role::Auditor]),
	] {
		register(uri);
		let (account, roles) = (account(uri), roles(made));
		send(
			head,
			OfOfficers::<Runtime>::appoint { account, department, roles, mandate_end: None },
		)
		.unwrap();
	}
	found(CUSTOMS, CITY, Capability::TaxAuthority, "//Customs//officer", Role::TaxOfficer);
	found(BRANCH, TAX, Capability::TaxAuthority, "//Branch//officer", Role::TaxOfficer);
	found(ARCHIVE, CITY, Capability::DataOwner, "//Archive//steward", Role::DataSteward);
	let lost = register("//Lost");
	let reason = H256::repeat_byte(1);
	send(REGISTRAR, pallet_identity_registry::Call::freeze { identity: lost, reason }).unwrap();
	data_records();
	invoice_records();
}

/// Creates the department that gets this number next, with one officer.
fn found(
	department: DepartmentId,
	parent: DepartmentId,
	capability: Capability,
	uri: &str,
	role: Role,
) {
	let create = OfOfficers::create {
		name: uri.as_bytes().to_vec().try_into().unwrap(),
		parent: Some(parent),
		capabilities: BTreeSet::from([capability]).try_into().unwrap(),
	};
	assert_ok!(decree(create));
	register(uri);
	let (account, roles) = (account(uri), roles(&[role]));
	assert_ok!(decree(OfOfficers::appoint { account, department, roles, mandate_end: None }));
}

fn review() -> StepDraft {
	StepDraft {
		name: b"Review".to_vec(),
		department: URBAN,
		role: Role::Approver,
		quorum: QuorumRule::AtLeast(1),
		limit_days: 5,
		silence: Silence::Escalate,
		papers: vec![],
	}
}

/// Applications of officers who would take part in them: case 1 of an approver by himself, accepted; case
/// 2 of a clerk by himself, received; and case 3 of another approver, named at the window, accepted.
fn own_cases() {
	const CLERK: &str = "//Centre//clerk";
	let draft = MatterDraft {
		name: b"Pavement".to_vec(),
		service_centre: CENTRE,
		party: PartyRule::Either { legal_basis: H256::repeat_byte(1) },
		papers: vec![],
		steps: vec![review()],
		edges: vec![],
	};
	let committed = Party::Committed(Commitment::repeat_byte(1));
	let at_window = OfCases::submit_at_window {
		matter: 1,
		party: Party::Identity(identity("//Urban//approver2")),
		documents: vec![],
		content: Commitment::zero(),
	};
	for (who, call) in [
		("//Centre//editor", OfCases::publish_matter { draft }.into()),
		("//Urban//approver1", submit(0, committed)),
		(CLERK, accept(1)),
		(CLERK, submit(0, committed)),
		(CLERK, at_window.into()),
		(CLERK, accept(3)),
	] {
		assert_ok!(send(who, call));
	}
}

/// Data set 1, a grant of its use, and a stream; and data set 2 of another owner.
fn data_records() {
	let register = || pallet_data_audit::Call::register_data_set {
		name: b"titles".to_vec().try_into().unwrap(),
		class: DataClass::General,
		rule: SharingRule::OwnerGrants,
		fields: vec![b"owner".to_vec().try_into().unwrap()].try_into().unwrap(),
	};
	let terms = GrantTerms {
		data_set: 1,
		grantee: URBAN,
		fields: BTreeSet::from([0]).try_into().unwrap(),
		purpose: Commitment::repeat_byte(2),
		legal_basis: Commitment::repeat_byte(3),
		case: None,
		end: START + YEAR,
		uses: None,
		from: None,
	};
	let open = pallet_data_audit::Call::open_stream {
		name: b"log".to_vec().try_into().unwrap(),
		data_sets: Default::default(),
		system: H256::zero(),
		agent: Some(account("//Other")),
		silence: SilenceInterval::WorkingDays(1),
	};
	for call in [register(), pallet_data_audit::Call::grant { terms }, open] {
		send("//Data//steward", call).unwrap();
	}
	send("//Archive//steward", register()).unwrap();
}

/// A series of an enterprise, and two invoices in its name, of which the second doesn't say so; and a
/// profile of a second tax authority.
fn invoice_records() {
	let firm = register_as("//Firm", govchain_primitives::IdentityKind::Enterprise);
	send("//Tax//officer", allot_series(1)).unwrap();
	send("//Customs//officer", set_profile(2)).unwrap();
	let subtotal =
		Subtotal { category: TaxCategory::Standard, rate: Rate(13_000), base: 1_000, tax: 130 };
	let invoice = |client_ref, title| pallet_invoices::NewInvoice {
		client_ref: H256::repeat_byte(client_ref),
		title,
		totals: Totals {
			currency: Currency::new("CNY").unwrap(),
			lines: 1_000,
			allowances: 0,
			charges: 0,
			without_tax: 1_000,
			tax: 130,
			with_tax: 1_130,
			prepaid: 0,
			rounding: 0,
			due: 1_130,
			subtotals: vec![subtotal].try_into().unwrap(),
		},
		content: Commitment::repeat_byte(5),
	};
	let unopened = Party::Committed(commit_title(&opening()));
	for invoice in [invoice(4, Party::Identity(firm)), invoice(7, unopened)] {
		send("//Firm", pallet_invoices::Call::issue { series: 0, invoice }).unwrap();
	}
}

/// A state.
#[derive(Clone, Copy)]
pub struct State {
	pub name: &'static str,
	/// What stands in somebody's way in it, and how often at least: else it would not be compared.
	pub shows: Option<(Obstacle, u32)>,
	/// How it comes about.
	pub set: fn(),
}

/// For how long an officer stands in for another, in milliseconds.
const PERIOD: u64 = 60_000;
/// Departments with officers.
const ALL: [DepartmentId; 9] = [CENTRE, URBAN, FIRE, HOUSING, TAX, DATA, CUSTOMS, BRANCH, ARCHIVE];

fn change(department: DepartmentId, change: impl FnOnce(&mut pallet_departments::Department)) {
	let mut record = Departments::<Runtime>::get(department).unwrap();
	change(&mut record);
	Departments::<Runtime>::insert(department, record);
}

fn set_status(of: &[DepartmentId], status: DepartmentStatus) {
	for department in of {
		change(*department, |record| record.status = status);
	}
}

fn each_officer(change: impl Fn(&mut pallet_departments::Officer)) {
	Officers::<Runtime>::translate_values(|mut officer: pallet_departments::Officer| {
		change(&mut officer);
		Some(officer)
	});
}

fn each_identity_of_officers(status: IdentityStatus<AccountId>) {
	for officer in Officers::<Runtime>::iter_values() {
		pallet_identity_registry::Identities::<Runtime>::mutate(officer.identity, |record| {
			record.as_mut().unwrap().status = status.clone();
		});
	}
}

fn heads(departments: &[DepartmentId]) -> Rule {
	let voice = |department: &DepartmentId| Voice { department: *department, role: Role::Head };
	let voices: Vec<_> = departments.iter().map(voice).collect();
	Rule::Joint(JointRule { voices: voices.try_into().unwrap(), quorum: Quorum::All, days: 3 })
}

fn rule_all(rule: Rule) {
	let acts = (0..=u16::MAX).map(|act| ActId { pallet: (act >> 8) as u8, call: act as u8 });
	for (act, number) in acts.filter(Rulable::contains).zip(1..) {
		let set = pallet_acts::SetRule { number, rule: rule.clone() };
		pallet_acts::Rules::<Runtime>::insert(act, set);
	}
}

/// Joint act 1, with the voices of these heads, is open.
fn propose(who: &str, role: Role, departments: &[DepartmentId]) {
	let bytes = freeze().encode();
	let act = ActId { pallet: bytes[0], call: bytes[1] };
	assert_ok!(decree(pallet_acts::Call::set_rule { act, rule: heads(departments) }));
	let call = Box::new(freeze());
	assert_ok!(send(who, pallet_acts::Call::propose { role, call }));
}

fn pause_all() {
	for (pallet, calls) in TABLE {
		for (call, _) in *calls {
			let bytes = |name: &str| name.as_bytes().to_vec().try_into().unwrap();
			let name = (bytes(pallet), bytes(call));
			if !NeverPaused::contains(&name) {
				pallet_tx_pause::PausedCalls::<Runtime>::insert(name, ());
			}
		}
	}
}

/// Every state in which the department of an officer, the officer, or what filters calls can be. The first
/// one is that of genesis.
pub fn states() -> Vec<State> {
	let lacks =
		|missing, name, set| State { name, shows: Some((Obstacle::Right(missing), 10)), set };
	let shows = |obstacle, least, name, set| State { name, shows: Some((obstacle, least)), set };
	vec![
		shows(Obstacle::LastHead, 1, "as at genesis", || {}),
		lacks(Missing::DepartmentSuspended, "suspended", || {
			set_status(&ALL, DepartmentStatus::Suspended { inclusive: false, since: START });
		}),
		lacks(Missing::AncestorSuspended, "suspended from above", || {
			set_status(&[CITY], DepartmentStatus::Suspended { inclusive: true, since: START });
		}),
		lacks(Missing::DepartmentAbolished, "abolished", || {
			set_status(&ALL, DepartmentStatus::Abolished { successor: None, since: START });
		}),
		lacks(Missing::CapabilityMissing, "without capabilities", || {
			for department in ALL {
				change(department, |record| record.capabilities.clear());
			}
		}),
		lacks(Missing::OfficerSuspended, "officers suspended", || {
			each_officer(|officer| officer.suspended = Some(Suspension::Council));
		}),
		lacks(Missing::MandateEnded, "mandates ended", || {
			each_officer(|officer| officer.mandate_end = Some(START - 1));
		}),
		lacks(Missing::KeyNotOfIdentity, "identities replaced", || {
			each_officer(|officer| officer.identity = u64::MAX);
		}),
		lacks(Missing::IdentityNotInGoodStanding, "identities ended", || {
			each_identity_of_officers(IdentityStatus::Ended { at: START });
		}),
		lacks(Missing::RoleMissing, "no roles", || {
			each_officer(|officer| officer.roles.clear());
		}),
		shows(Obstacle::FrozenAccount, 1_000, "officers frozen", || {
			each_identity_of_officers(IdentityStatus::Frozen {
				department: CENTRE,
				officer: account(REGISTRAR),
				since: START,
				reason: Commitment::zero(),
			});
		}),
		shows(Obstacle::MandateOutlastsOwn, 3, "mandates end before long", || {
			each_officer(|officer| officer.mandate_end = Some(START + PERIOD));
		}),
		shows(Obstacle::NotByStandIn, 5, "a head is stood in for", || {
			let lend = OfOfficers::set_stand_in {
				account: account("//Urban//head"),
				stand_in: account("//Urban//approver2"),
				from: now(),
				until: now() + PERIOD,
				roles: roles(&[Role::Head]),
			};
			assert_ok!(send("//Urban//head", lend));
		}),
		shows(Obstacle::OwnHead, 1, "a department without a seat registers identities", || {
			change(TAX, |record| {
				record.capabilities.try_insert(Capability::IdentityProvider).unwrap();
			});
			Officers::<Runtime>::mutate(account("//Tax//officer"), |officer| {
				officer.as_mut().unwrap().roles.try_insert(Role::Registrar).unwrap();
			});
		}),
		shows(Obstacle::SuspendedFromAbove, 2, "led and suspended from above", || {
			let appoint = OfOfficers::appoint {
				account: account("//Other"),
				department: CITY,
				roles: roles(&[Role::Head]),
				mandate_end: None,
			};
			assert_ok!(decree(appoint));
			let account = account("//Tax//officer");
			assert_ok!(send("//Other", OfOfficers::suspend_officer { account }));
		}),
		// Four more than of those who applied.
		shows(Obstacle::OwnCase, 12, "who applied is stood in for", || {
			let lend = OfOfficers::set_stand_in {
				account: account("//Urban//approver1"),
				stand_in: account("//Urban//operator"),
				from: now(),
				until: now() + PERIOD,
				roles: roles(&[Role::Approver]),
			};
			assert_ok!(send("//Urban//head", lend));
		}),
		lacks(Missing::DepartmentAbolished, "others carry on what was abolished", || {
			for (department, successor) in [(CUSTOMS, TAX), (ARCHIVE, DATA)] {
				assert_ok!(decree(OfOfficers::abolish { department, successor }));
			}
		}),
		shows(Obstacle::NoVoice, 1, "a joint act is open", || {
			propose(REGISTRAR, Role::Registrar, &[CENTRE, URBAN]);
		}),
		shows(
			Obstacle::Right(Missing::DepartmentAbolished),
			10,
			"a joint act of a department that was abolished is open",
			|| {
				propose("//Fire//approver1", Role::Approver, &[CENTRE, FIRE]);
				let abolish = OfOfficers::abolish { department: FIRE, successor: URBAN };
				assert_ok!(decree(abolish));
			},
		),
		shows(Obstacle::TakesJointAct, 100, "what can be joint is", || {
			rule_all(heads(&[CENTRE, URBAN]));
		}),
		shows(Obstacle::Forbidden, 100, "what can be forbidden is", || rule_all(Rule::Forbidden)),
		shows(Obstacle::Paused, 1_000, "what can be paused is", pause_all),
		shows(Obstacle::Restarting, 4, "finality is being restarted", || {
			for left in ["//Alice", "//Bob"] {
				pallet_authorities::LastAuthored::<Runtime>::insert(account(left), 1);
			}
			let restart = pallet_authorities::Call::restart_finality {
				lost: vec![account("//Charlie"), account("//Dave")].try_into().unwrap(),
				best_finalized: 0,
				delay: pallet_authorities::MIN_RESTART_DELAY,
				valid_until: 100,
			};
			assert_ok!(dispatch(RuntimeOrigin::root(), restart));
		}),
		shows(Obstacle::SafeMode, 1_000, "safe mode", || {
			let enter = pallet_safe_mode::Call::force_enter {};
			assert_ok!(dispatch(RuntimeOrigin::root(), enter));
		}),
	]
}

/// The state with this name.
pub fn state(name: &str) -> State {
	states().into_iter().find(|state| state.name == name).unwrap()
}
