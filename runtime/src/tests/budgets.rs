// SPDX-License-Identifier: Apache-2.0

//! How much an account may ask of the chain, and who comes first, with real transactions.

use frame_support::{traits::GetCallMetadata, weights::Weight};
use govchain_primitives::{
	admission::{BudgetView, Cost},
	permission::Way,
	Budget, Class,
};
use pallet_admission::{BudgetTable, Use, Uses, MIN_BYTES, MIN_WEIGHT};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

use super::{situations::every_call, *};
use crate::{configs::budgets, extensions::Refusal, permission::TABLE, Admission};

const CITIZEN: &str = "//Citizen";
const ENTERPRISE: &str = "//Enterprise";
const OFFICER: &str = "//Tax//officer";
const COUNCILLOR: &str = COUNCIL[0];
/// The account of an authority's node.
const AUTHORITY: &str = "//Alice";

/// The least that the council can set, back in a minute.
const LEAST: Budget =
	Budget { weight_per_window: MIN_WEIGHT, bytes_per_window: MIN_BYTES, window_millis: 60_000 };

fn refused<T>(refusal: Refusal) -> Result<T, TransactionValidityError> {
	Err(InvalidTransaction::Custom(refusal as u8).into())
}

/// The next transaction of an account.
fn next(who: &str, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	signed(who, call, mortal(), System::account_nonce(account(who)))
}

/// The priority of what comes next of an account of `class` that has used little.
fn first_of(class: Class) -> u64 {
	let (band, before) = match class {
		Class::Authority => (3, 1),
		Class::Officer => (3, 0),
		Class::Enterprise => (2, 0),
		Class::Citizen => (1, 0),
	};
	(band << 60) + 2 * 16 + 2 * u64::from(u32::MAX) + before
}

fn view(who: &str) -> BudgetView {
	Admission::budget(&account(who))
}

fn used_bytes(who: &str) -> u64 {
	view(who).used_bytes
}

fn again(who: &str, cost: Cost) -> Option<Moment> {
	Admission::may_come_again(&account(who), view(who).class, cost).unwrap()
}

fn set_budget(class: Class, budget: Budget) {
	decree(pallet_admission::Call::set_budget { class, budget }).unwrap();
}

/// Lets the account have used so much.
fn set_used(who: &str, weight: u64, bytes: u64) {
	Uses::<Runtime>::insert(Admission::use_key(&account(who)), Use { weight, bytes, at: now() });
}

/// Lets the account have used all of its budget.
fn exhaust(who: &str) {
	let Budget { weight_per_window, bytes_per_window, .. } = view(who).budget;
	set_used(who, weight_per_window, bytes_per_window);
}

fn apply(transaction: UncheckedExtrinsic) -> DispatchResult {
	Executive::apply_extrinsic(transaction).unwrap()
}

fn priority(who: &str, call: impl Into<RuntimeCall>) -> u64 {
	validate(next(who, call)).unwrap().priority
}

/// A motion about nothing.
fn proposal() -> RuntimeCall {
	let length_bound = u32::try_from(remark().encoded_size()).unwrap();
	let propose = pallet_collective::Call::propose {
		threshold: 3,
		proposal: Box::new(remark()),
		length_bound,
	};
	RuntimeCall::Council(propose)
}

fn register_enterprise() {
	let kind = IdentityKind::Enterprise;
	let tag = Tag { epoch: 0, hash: BlakeTwo256::hash(ENTERPRISE.as_bytes()) };
	let account = account(ENTERPRISE);
	let payload = IdentityRegistry::registration_payload(kind, tag, &account, CENTRE).unwrap();
	let proof = Signature::Sr25519(pair(ENTERPRISE).sign(&payload));
	send(REGISTRAR, pallet_identity_registry::Call::register { kind, tag, account, proof })
		.unwrap();
}

#[test]
fn account_is_refused_over_its_budget_until_the_moment_that_the_api_says() {
	run(|| {
		register(CITIZEN);
		set_budget(Class::Citizen, LEAST);
		let cost = budgets::cost_of(&next(CITIZEN, remark()));
		let mut sent = 0;
		while validate(next(CITIZEN, remark())).is_ok() {
			apply(next(CITIZEN, remark())).unwrap();
			sent += 1;
		}
		// As many as the budget has room for.
		assert_eq!(sent, (MIN_WEIGHT / cost.weight).min(MIN_BYTES / cost.bytes));
		assert_eq!(validate(next(CITIZEN, remark())), refused(Refusal::OverBudget));
		// In a block the same, for whoever built it.
		assert_eq!(
			Executive::apply_extrinsic(next(CITIZEN, remark())),
			refused(Refusal::OverBudget)
		);
		// An officer is not concerned.
		assert!(validate(next(OFFICER, remark())).is_ok());

		let moment = again(CITIZEN, cost).unwrap();
		assert!(moment > now());
		pallet_timestamp::Now::<Runtime>::put(moment - 1);
		assert_eq!(again(CITIZEN, cost), Some(moment));
		assert_eq!(validate(next(CITIZEN, remark())), refused(Refusal::OverBudget));
		pallet_timestamp::Now::<Runtime>::put(moment);
		assert_eq!(again(CITIZEN, cost), None);
		assert!(validate(next(CITIZEN, remark())).is_ok());
		pallet_timestamp::Now::<Runtime>::put(START);
		next_block(moment.max(START + SLOT_MILLIS));
		apply(next(CITIZEN, remark())).unwrap();
	});
}

/// Whatever the council sets, nobody may be kept from a single act that is open to him.
#[test]
fn each_act_fits_the_least_budget() {
	run(|| {
		let mut count = 0;
		for call in every_call() {
			let name = call.get_call_metadata();
			let calls = TABLE.iter().find(|(pallet, _)| *pallet == name.pallet_name).unwrap().1;
			let ways = calls.iter().find(|(call, _)| *call == name.function_name).unwrap().1;
			// Who has a budget of his own, and no seat in the council.
			let is_act = ways.iter().any(|way| {
				!matches!(
					way,
					Way::Motion
						| Way::Emergency | Way::Councillor
						| Way::Node | Way::AuthorisedCode
				)
			});
			if is_act {
				let cost = budgets::cost_of(&next(OFFICER, call));
				assert!(cost.weight <= MIN_WEIGHT, "{name:?}: {cost:?}");
				count += 1;
			}
		}
		assert!(count > 80, "{count}");
	});
}

#[test]
fn transaction_is_refused_when_it_is_larger_than_the_whole_budget() {
	run(|| {
		register(CITIZEN);
		set_budget(Class::Citizen, LEAST);
		let long = frame_system::Call::remark { remark: vec![0; MIN_BYTES as usize] };
		let transaction = next(CITIZEN, long);
		let cost = budgets::cost_of(&transaction);
		assert!(Admission::may_come_again(&account(CITIZEN), Class::Citizen, cost).is_err());
		assert_eq!(validate(transaction), refused(Refusal::LargerThanBudget));
	});
}

#[test]
fn those_who_serve_come_before_those_who_are_served() {
	run(|| {
		register(CITIZEN);
		register_enterprise();
		for (who, class) in [
			(AUTHORITY, Class::Authority),
			(COUNCILLOR, Class::Officer),
			(OFFICER, Class::Officer),
			(ENTERPRISE, Class::Enterprise),
			(CITIZEN, Class::Citizen),
		] {
			assert_eq!(view(who).class, class, "{who}");
			// Nothing adds to it but the turn.
			assert_eq!(priority(who, remark()), first_of(class), "{who}");
		}
		assert_eq!(priority(COUNCILLOR, proposal()), first_of(Class::Authority));
		// The same act of somebody who has no seat.
		assert_eq!(priority(OFFICER, proposal()), first_of(Class::Officer));
		assert_eq!(priority(CITIZEN, proposal()), first_of(Class::Citizen));
	});
}

#[test]
fn accounts_of_a_class_take_turns() {
	run(|| {
		register(CITIZEN);
		let priority = |who, ahead| {
			let nonce = System::account_nonce(account(who)) + ahead;
			validate(signed(who, remark(), mortal(), nonce)).unwrap().priority
		};
		for ahead in [0, 1, 2, 1023] {
			assert_eq!(priority(OFFICER, ahead), first_of(Class::Officer) - 2 * u64::from(ahead));
		}
		// What one has on chain doesn't count, nor does a class fall below the next.
		send(OFFICER, remark()).unwrap();
		assert_eq!(priority(OFFICER, 0), priority(COUNCILLOR, 0));
		let least = validate(signed(OFFICER, remark(), mortal(), u32::MAX)).unwrap().priority;
		assert!(least > priority(CITIZEN, 0));
	});
}

/// A call that only root makes, with as much weight as it says.
fn heavy(millis: u64) -> RuntimeCall {
	let weight = Weight::from_parts(millis * 1_000_000_000, 0);
	pallet_utility::Call::with_weight { call: Box::new(remark()), weight }.into()
}

/// What a councillor calls alone.
fn alone(call: RuntimeCall) -> RuntimeCall {
	let length_bound = u32::try_from(call.encoded_size()).unwrap();
	RuntimeCall::Council(pallet_collective::Call::execute {
		proposal: Box::new(call),
		length_bound,
	})
}

/// Its budget fills a dozen blocks, and officers don't wait for them.
#[test]
fn authority_comes_before_officers_with_what_a_block_has_and_with_what_is_small() {
	run(|| {
		let large = || RuntimeCall::from(frame_system::Call::remark { remark: vec![0; 3 << 20] });
		for (who, call) in
			[(AUTHORITY, (|call| call) as fn(RuntimeCall) -> RuntimeCall), (COUNCILLOR, alone)]
		{
			let (first, officers) = (first_of(Class::Authority), first_of(Class::Officer));
			for act in [remark(), heavy(300), large()] {
				assert_eq!(priority(who, call(act)), first, "{who}");
			}
			// The next one of an officer comes before its second one.
			let nonce = System::account_nonce(account(who)) + 1;
			let second = validate(signed(who, call(remark()), mortal(), nonce)).unwrap();
			assert_eq!(second.priority, first - 2, "{who}");
			assert!(second.priority < officers && second.priority > officers - 2, "{who}");

			// Once it has filled a block, small acts do, and others wait the longer the more it has used.
			set_used(who, 300 * 1_000_000_000, 0);
			assert_eq!(priority(who, call(remark())), first, "{who}");
			assert_eq!(priority(who, call(heavy(300))), officers - 2, "{who}");
			assert_eq!(priority(who, call(heavy(39))), first, "{who}");
			set_used(who, 0, 3 << 20);
			assert_eq!(priority(who, call(remark())), first, "{who}");
			assert_eq!(priority(who, call(large())), officers - 2 * 3, "{who}");
			// A small act has 384 KiB.
			let sized =
				|kib: usize| frame_system::Call::remark { remark: vec![0; kib << 10] }.into();
			set_used(who, 0, 4 << 20);
			assert_eq!(priority(who, call(sized(380))), first, "{who}");
			assert_eq!(priority(who, call(sized(400))), officers - 2 * 2, "{who}");
			// A block has 375 ms and 3.75 MiB, and what was used before counts.
			set_used(who, 200 * 1_000_000_000, 0);
			assert_eq!(priority(who, call(heavy(170))), first, "{who}");
			assert_eq!(priority(who, call(heavy(180))), officers - 2, "{who}");
			let half = BudgetTable::<Runtime>::get().authority.weight_per_window / 2;
			set_used(who, half, 0);
			assert_eq!(priority(who, call(heavy(50))), officers - 2 * 8, "{who}");
		}
	});
}

#[test]
fn upgrade_comes_first_once_it_is_authorised() {
	run(|| {
		let code = vec![7; 2 << 20];
		let apply = || frame_system::Call::apply_authorized_upgrade { code: code.clone() };
		assert_eq!(priority(COUNCILLOR, apply()), first_of(Class::Officer) - 2 * 2);
		let code_hash = BlakeTwo256::hash(&code);
		decree(frame_system::Call::authorize_upgrade { code_hash }).unwrap();
		assert_eq!(priority(COUNCILLOR, apply()), first_of(Class::Authority));
	});
}

/// Also who sends each transaction when the last one is in a block, and is never ahead of the nonce.
#[test]
fn account_waits_the_longer_the_more_of_its_budget_is_used() {
	run(|| {
		register(CITIZEN);
		register_enterprise();
		for (who, class) in [(ENTERPRISE, Class::Enterprise), (CITIZEN, Class::Citizen)] {
			assert_eq!(priority(who, remark()), first_of(class), "{who}");
			set_used(who, view(who).budget.weight_per_window / 2, 0);
			assert_eq!(priority(who, remark()), first_of(class) - 2 * 8, "{who}");
		}
		let budget = view(OFFICER).budget;
		assert_eq!(priority(OFFICER, heavy(300)), first_of(Class::Officer));
		for parts in [1, 2, 15] {
			set_used(OFFICER, budget.weight_per_window / 16 * parts, 0);
			assert_eq!(priority(OFFICER, remark()), first_of(Class::Officer) - 2 * parts);
		}
		set_used(OFFICER, 0, budget.bytes_per_window / 2);
		assert_eq!(priority(OFFICER, remark()), first_of(Class::Officer) - 2 * 8);
		// No turn and no use brings it below the next class.
		assert!(
			first_of(Class::Officer) - 2 * 16 - 2 * u64::from(u32::MAX) > first_of(Class::Citizen)
		);
	});
}

#[test]
fn councillors_may_come_again_as_authorities_do() {
	run(|| {
		exhaust(COUNCILLOR);
		let again = |call| budgets::may_come_again(&account(COUNCILLOR), &next(COUNCILLOR, call));
		let officer = view(COUNCILLOR).budget;
		assert!(again(remark()).unwrap().is_some());
		// What is used is no more than the budget of an authority has room for.
		let mut authority = officer;
		authority.bytes_per_window *= 2;
		authority.weight_per_window *= 2;
		set_budget(Class::Authority, authority);
		assert_eq!(again(proposal()), Ok(None));
		assert!(again(remark()).unwrap().is_some());
	});
}

#[test]
fn officer_counts_as_a_citizen_while_suspended() {
	run(|| {
		let account = account(OFFICER);
		decree(pallet_departments::Call::suspend_officer { account: account.clone() }).unwrap();
		assert_eq!(view(OFFICER).class, Class::Citizen);
		decree(pallet_departments::Call::reinstate_officer { account }).unwrap();
		assert_eq!(view(OFFICER).class, Class::Officer);
	});
}

#[test]
fn councillor_can_vote_when_the_budget_of_the_office_is_used_up() {
	run(|| {
		exhaust(COUNCILLOR);
		// What an authority has is more; else its use would be too much for it as well.
		let officer = BudgetTable::<Runtime>::get().officer;
		assert!(
			officer.bytes_per_window < BudgetTable::<Runtime>::get().authority.bytes_per_window
		);
		set_budget(Class::Officer, LEAST);
		exhaust(COUNCILLOR);
		assert_eq!(validate(next(COUNCILLOR, remark())), refused(Refusal::OverBudget));
		assert!(validate(next(COUNCILLOR, proposal())).is_ok());
		let vote = pallet_collective::Call::<Runtime, crate::configs::CouncilInstance>::vote {
			proposal: H256::zero(),
			index: 0,
			approve: true,
		};
		let vote = next(COUNCILLOR, vote);
		// It adds to the state, and that counts.
		let uncounted = vote.encoded_size() as u64;
		assert!(budgets::cost_of(&vote).bytes > uncounted);
		assert!(validate(vote).is_ok());
	});
}

#[test]
fn executed_transaction_costs_what_it_used_and_a_failed_one_too() {
	run(|| {
		register(CITIZEN);
		let transaction = next(CITIZEN, remark());
		let cost = budgets::cost_of(&transaction);
		assert_eq!(cost.bytes, transaction.encoded_size() as u64);
		apply(transaction).unwrap();
		assert_eq!((view(CITIZEN).used_weight, used_bytes(CITIZEN)), (cost.weight, cost.bytes));

		// The second call of a batch is not executed after the first has failed: its weight comes
		// back, the rest is used.
		let fails: RuntimeCall = pallet_departments::Call::settle_seat { department: 77 }.into();
		let calls = vec![fails.clone(), remark(), remark()];
		let batch = pallet_utility::Call::batch { calls };
		let transaction = next(CITIZEN, batch);
		let declared = budgets::cost_of(&transaction).weight;
		let before = view(CITIZEN).used_weight;
		apply(transaction).unwrap();
		let used = view(CITIZEN).used_weight - before;
		assert!(used > 0 && used < declared, "{used} of {declared}");

		let before = view(CITIZEN).used_weight;
		assert!(apply(next(CITIZEN, fails)).is_err());
		assert!(view(CITIZEN).used_weight > before);
	});
}

#[test]
fn calls_of_rooms_count_the_state_that_they_may_create() {
	run(|| {
		let room = || RuntimeCall::from(pallet_departments::Call::settle_seat { department: 3 });
		let bytes = |call: RuntimeCall| {
			let transaction = next(OFFICER, call);
			(budgets::cost_of(&transaction).bytes, transaction.encoded_size() as u64)
		};
		let (counted, length) = bytes(remark());
		assert_eq!(counted, length);
		let (counted, length) = bytes(room());
		assert_eq!(counted, 3 * length + budgets::STATE_PER_CALL);
		// However it is wrapped.
		let batch = |calls| RuntimeCall::from(pallet_utility::Call::batch { calls });
		let nested = batch(vec![room(), batch(vec![room(), remark(), batch(vec![room()])])]);
		let (counted, length) = bytes(nested);
		assert_eq!(counted, 3 * length + 3 * budgets::STATE_PER_CALL);
		let multisig = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![account(CITIZEN)],
			call: Box::new(room()),
		};
		let (counted, length) = bytes(multisig.into());
		assert_eq!(counted, 3 * length + budgets::STATE_PER_CALL);
	});
}

#[test]
fn multisig_and_proxy_count_what_they_store_and_give_nothing_back() {
	run(|| {
		register(CITIZEN);
		let mut bytes = 0;
		let mut expect = |transaction: UncheckedExtrinsic, state: u128| {
			bytes += transaction.encoded_size() as u64 + state as u64;
			apply(transaction).unwrap();
			assert_eq!(used_bytes(CITIZEN), bytes);
		};
		let call_hash = BlakeTwo256::hash_of(&remark()).0;
		let approve = pallet_multisig::Call::approve_as_multi {
			threshold: 2,
			other_signatories: vec![account(OFFICER)],
			maybe_timepoint: None,
			call_hash,
			max_weight: Default::default(),
		};
		expect(next(CITIZEN, approve), budgets::MULTISIG_BYTES + 2 * budgets::APPROVAL_BYTES);
		let open = pallet_multisig::Multisigs::<Runtime>::iter_values().next().unwrap();
		let cancel = pallet_multisig::Call::cancel_as_multi {
			threshold: 2,
			other_signatories: vec![account(OFFICER)],
			timepoint: open.when,
			call_hash,
		};
		expect(next(CITIZEN, cancel), 0);

		let add = |delay| pallet_proxy::Call::add_proxy {
			delegate: account(OFFICER).into(),
			proxy_type: crate::configs::calls::ProxyType::Nothing,
			delay,
		};
		expect(next(CITIZEN, add(0)), budgets::PROXIES_BYTES + budgets::PROXY_BYTES);
		expect(next(CITIZEN, add(1)), budgets::PROXY_BYTES);
		expect(next(CITIZEN, pallet_proxy::Call::remove_proxies {}), 0);

		// A call that fails has stored nothing.
		let calls = vec![
			add(2).into(),
			RuntimeCall::from(pallet_proxy::Call::remove_proxy {
				delegate: account(STRANGER).into(),
				proxy_type: crate::configs::calls::ProxyType::Nothing,
				delay: 0,
			}),
		];
		let failing = next(CITIZEN, pallet_utility::Call::batch_all { calls });
		let length = failing.encoded_size() as u64;
		let before = used_bytes(CITIZEN);
		assert!(apply(failing).is_err());
		assert_eq!(used_bytes(CITIZEN), before + length);
	});
}

#[test]
fn stored_multisigs_and_proxies_have_the_bytes_that_are_counted() {
	run(|| {
		let approve = pallet_multisig::Call::approve_as_multi {
			threshold: 2,
			other_signatories: vec![account(OFFICER)],
			maybe_timepoint: None,
			call_hash: [1; 32],
			max_weight: Default::default(),
		};
		send(REGISTRAR, RuntimeCall::from(approve)).unwrap();
		let key = pallet_multisig::Multisigs::<Runtime>::iter_keys().next().unwrap();
		let stored = pallet_multisig::Multisigs::<Runtime>::hashed_key_for(&key.0, key.1).len()
			+ pallet_multisig::Multisigs::<Runtime>::get(&key.0, key.1).unwrap().encoded_size();
		assert_eq!(stored as u128, budgets::MULTISIG_BYTES + budgets::APPROVAL_BYTES);

		let add = pallet_proxy::Call::add_proxy {
			delegate: account(OFFICER).into(),
			proxy_type: crate::configs::calls::ProxyType::Nothing,
			delay: 0,
		};
		send(REGISTRAR, RuntimeCall::from(add)).unwrap();
		let who = account(REGISTRAR);
		let stored = pallet_proxy::Proxies::<Runtime>::hashed_key_for(&who).len()
			+ pallet_proxy::Proxies::<Runtime>::get(&who).encoded_size();
		assert_eq!(stored as u128, budgets::PROXIES_BYTES + budgets::PROXY_BYTES);

		let announce = pallet_proxy::Call::announce {
			real: who.clone().into(),
			call_hash: H256::repeat_byte(1),
		};
		send(OFFICER, RuntimeCall::from(announce)).unwrap();
		let agent = account(OFFICER);
		let stored = pallet_proxy::Announcements::<Runtime>::hashed_key_for(&agent).len()
			+ pallet_proxy::Announcements::<Runtime>::get(&agent).encoded_size();
		assert_eq!(stored as u128, budgets::PROXIES_BYTES + budgets::ANNOUNCEMENT_BYTES);
	});
}

#[test]
fn twenty_citizens_carry_a_load_of_ten_thousand_with_the_budgets_of_genesis() {
	run(|| {
		register(CITIZEN);
		let call = frame_system::Call::remark_with_event { remark: vec![0; 8] };
		let cost = budgets::cost_of(&next(CITIZEN, call));
		let Budget { weight_per_window, bytes_per_window, .. } = view(CITIZEN).budget;
		assert!(500 * cost.weight <= weight_per_window);
		assert!(500 * cost.bytes <= bytes_per_window);
	});
}

#[test]
fn inherents_and_unsigned_transactions_have_no_budget() {
	run(|| {
		// The block before was begun by the clock, and nothing is charged.
		assert_eq!(Uses::<Runtime>::iter().count(), 0);
		apply(next(OFFICER, remark())).unwrap();
		assert_eq!(Uses::<Runtime>::iter().count(), 1);
	});
}

#[test]
fn budgets_are_set_by_a_motion_and_by_nobody_else() {
	run(|| {
		let call = || pallet_admission::Call::set_budget { class: Class::Citizen, budget: LEAST };
		for who in [COUNCILLOR, OFFICER, AUTHORITY] {
			assert_eq!(send(who, call()), Err(DispatchError::BadOrigin));
		}
		assert!(motion(&COUNCIL[..3], call().into()).is_err());
		assert!(motion(&COUNCIL[..3], emergency(call())).is_err());
		decree(call()).unwrap();
		assert_eq!(BudgetTable::<Runtime>::get().citizen, LEAST);
	});
}
