// SPDX-License-Identifier: Apache-2.0

//! The rooms joined: what holds only in the whole runtime. State begins with the shipped presets,
//! blocks are driven through [`Executive`], and every test ends with the invariants of all pallets
//! if the feature `try-runtime` is on.

mod acts;
mod admission;
mod agenda;
mod authoring;
mod authorities;
mod budgets;
mod bypass;
mod calls;
mod council;
mod decoding;
mod document;
mod format;
mod limits;
mod locks;
mod metadata;
mod orders;
mod origins;
mod permission;
mod presets;
mod reform;
mod rooms;
mod situations;
mod size;
mod time;
mod upgrade;

use std::{collections::BTreeMap, path::PathBuf, sync::Mutex};

use codec::Encode;
use frame_support::storage::with_transaction_unchecked;
use govchain_primitives::{
	identity::Tag, DepartmentId, Identities, IdentityId, IdentityKind, Moment, WorkingCalendar,
};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::{sr25519, Pair, H256};
use sp_genesis_builder::{runtime_decl_for_genesis_builder::GenesisBuilder, PresetId};
use sp_io::TestExternalities;
use sp_runtime::{
	generic::{Digest, DigestItem, Era},
	traits::{BlakeTwo256, Dispatchable, Hash as _},
	transaction_validity::{TransactionSource, TransactionValidity},
	DispatchError, DispatchResult, TransactionOutcome,
};

use crate::{
	configs::SLOT_MILLIS, genesis::CONSORTIUM_PRESET, AccountId, BlockNumber, Executive, Header,
	IdentityRegistry, Nonce, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, Signature,
	SignedPayload, System, Timestamp, TxExtension, UncheckedExtrinsic,
};

/// A Monday and working day, 2026-03-02T09:00+08:00.
pub const START: Moment = 1_772_413_200_000;

/// Departments of the consortium.
pub const CENTRE: DepartmentId = 2;
pub const URBAN: DepartmentId = 3;
pub const FIRE: DepartmentId = 4;
pub const HOUSING: DepartmentId = 5;
pub const TAX: DepartmentId = 6;

/// The councillors of the consortium, in the order of their departments.
pub const COUNCIL: [&str; 4] =
	["//Centre//head", "//Urban//head", "//Fire//head", "//Housing//head"];
/// Registers identities for the service centre.
pub const REGISTRAR: &str = "//Centre//registrar";
/// Nobody whom the chain knows.
pub const STRANGER: &str = "//Stranger";

/// The clone that is tested: the tests may have been compiled in another one.
pub fn repository() -> PathBuf {
	let here = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it for tests");
	PathBuf::from(here).parent().expect("the runtime stands in it").to_owned()
}

/// State of the preset `name` before the first block.
pub fn genesis(name: &str) -> TestExternalities {
	let mut state = TestExternalities::new_empty();
	state.execute_with(|| Runtime::build_state(config(name).to_string().into_bytes()).unwrap());
	state
}

/// The default configuration with the patch of a preset over it, as a node merges them.
fn config(name: &str) -> serde_json::Value {
	let read = |name: Option<PresetId>| {
		serde_json::from_slice(&Runtime::get_preset(&name).unwrap()).unwrap()
	};
	let mut config = read(None);
	merge(&mut config, read(Some(PresetId::from(name))));
	config
}

fn merge(to: &mut serde_json::Value, patch: serde_json::Value) {
	match (to, patch) {
		(serde_json::Value::Object(to), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(to.entry(key).or_insert(serde_json::Value::Null), value);
			}
		}
		(to, patch) => *to = patch,
	}
}

/// Runs `test` in the first block of the consortium, at [`START`].
pub fn run(test: impl FnOnce()) {
	run_from(START, test);
}

/// Runs `test` in the first block of the consortium.
pub fn run_from(start: Moment, test: impl FnOnce()) {
	genesis(CONSORTIUM_PRESET).execute_with(|| {
		next_block(start);
		test();
		check_invariants();
	});
}

/// The invariants that each pallet states about its storage, and what holds between them.
pub fn check_invariants() {
	agenda::check_agenda();
	council::check_seats();
	#[cfg(feature = "try-runtime")]
	{
		use frame_support::traits::{TryState, TryStateSelect};
		<crate::AllPalletsWithSystem as TryState<BlockNumber>>::try_state(
			System::block_number(),
			TryStateSelect::All,
		)
		.unwrap();
	}
}

/// What stands for the hash of a block.
pub fn block_hash(number: BlockNumber) -> H256 {
	BlakeTwo256::hash_of(&number)
}

/// Ends the block that is open and begins the next one at `now`. Returns the header of the block that
/// ended.
pub fn next_block(now: Moment) -> Option<Header> {
	let last = System::block_number();
	let ended = (last > 0).then(Executive::finalize_block);
	let slot = Slot::from(now / SLOT_MILLIS);
	let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] };
	Executive::initialize_block(&Header {
		parent_hash: block_hash(last),
		number: last + 1,
		state_root: H256::zero(),
		extrinsics_root: H256::zero(),
		digest,
	});
	let timestamp = pallet_timestamp::Call::set { now };
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(timestamp.into())).unwrap().unwrap();
	assert_eq!(Timestamp::get(), now);
	ended
}

/// Begins the next block at `now` as if there had been blocks all the time until then.
pub fn pass_to(now: Moment) {
	pallet_calendar::LastBlockAt::<Runtime>::put(now - SLOT_MILLIS);
	next_block(now);
}

/// The time of the open block.
pub fn now() -> Moment {
	<crate::Calendar as WorkingCalendar>::now()
}

/// The key behind a secret URI. To derive one takes many milliseconds, and tests ask again and again.
pub fn pair(uri: &str) -> sr25519::Pair {
	static KNOWN: Mutex<BTreeMap<String, sr25519::Pair>> = Mutex::new(BTreeMap::new());
	let mut known = KNOWN.lock().unwrap();
	let derive = || sr25519::Pair::from_string(uri, None).unwrap();
	known.entry(uri.into()).or_insert_with(derive).clone()
}

/// The account behind a secret URI.
pub fn account(uri: &str) -> AccountId {
	pair(uri).public().into()
}

/// Dispatches `call` as a transaction of `who` that got into a block.
pub fn send(who: &str, call: impl Into<RuntimeCall>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(account(who)), call)
}

/// Dispatches `call`.
pub fn dispatch(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> DispatchResult {
	let result = call.into().dispatch(origin).map(|_| ()).map_err(|error| error.error);
	// The extension that puts the noted state on the sender's budget is not part of this.
	pallet_admission::NotedState::<Runtime>::kill();
	result
}

/// What the last event that `pick` knows says.
pub fn last<T>(pick: impl Fn(RuntimeEvent) -> Option<T>) -> Option<T> {
	System::events().into_iter().rev().find_map(|record| pick(record.event))
}

/// Registers a citizen with the key of `uri`.
pub fn register(uri: &str) -> IdentityId {
	register_as(uri, IdentityKind::Citizen)
}

/// Registers a citizen or an enterprise with the key of `uri`.
pub fn register_as(uri: &str, kind: IdentityKind) -> IdentityId {
	let tag = Tag { epoch: 0, hash: BlakeTwo256::hash(uri.as_bytes()) };
	let account = account(uri);
	let payload = IdentityRegistry::registration_payload(kind, tag, &account, CENTRE).unwrap();
	let proof = Signature::Sr25519(pair(uri).sign(&payload));
	let call =
		pallet_identity_registry::Call::register { kind, tag, account: account.clone(), proof };
	send(REGISTRAR, call).unwrap();
	IdentityRegistry::identity_of(&account).unwrap()
}

/// A motion that `ayes` vote for and then close, and nobody else votes in: what came of its call.
pub fn motion(ayes: &[&str], call: RuntimeCall) -> DispatchResult {
	let hash = BlakeTwo256::hash_of(&call);
	let index = pallet_collective::ProposalCount::<Runtime, crate::configs::CouncilInstance>::get();
	let proposer = ayes[0];
	let threshold = u32::try_from(ayes.len()).unwrap();
	let length_bound = u32::try_from(call.encoded_size()).unwrap();
	let propose =
		pallet_collective::Call::propose { threshold, proposal: Box::new(call), length_bound };
	send(proposer, RuntimeCall::Council(propose))?;
	if threshold > 1 {
		for aye in ayes {
			let vote = pallet_collective::Call::vote { proposal: hash, index, approve: true };
			send(aye, RuntimeCall::Council(vote))?;
		}
		let close = pallet_collective::Call::close {
			proposal_hash: hash,
			index,
			proposal_weight_bound: frame_support::weights::Weight::MAX,
			length_bound,
		};
		send(proposer, RuntimeCall::Council(close))?;
	}
	last(|event| match event {
		RuntimeEvent::Council(pallet_collective::Event::Executed { proposal_hash, result })
			if proposal_hash == hash =>
		{
			Some(result)
		}
		_ => None,
	})
	.ok_or(DispatchError::Other("the motion did not pass"))?
}

/// `call` as a motion of two thirds proposes it.
pub fn enact(call: impl Into<RuntimeCall>) -> RuntimeCall {
	pallet_governance::Call::enact { call: Box::new(call.into()) }.into()
}

/// `call` as a motion of three quarters proposes it.
pub fn emergency(call: impl Into<RuntimeCall>) -> RuntimeCall {
	pallet_governance::Call::emergency { call: Box::new(call.into()) }.into()
}

/// What came of the last call that became root.
pub fn enacted() -> Option<DispatchResult> {
	last(|event| match event {
		RuntimeEvent::Governance(
			pallet_governance::Event::Enacted { result, .. }
			| pallet_governance::Event::EmergencyEnacted { result, .. },
		) => Some(result),
		_ => None,
	})
}

/// `call` passed as root by three of the four seats.
pub fn decree(call: impl Into<RuntimeCall>) -> DispatchResult {
	motion(&COUNCIL[..3], enact(call))?;
	enacted().unwrap()
}

/// The extensions of a transaction as wallets fill them.
pub fn extensions(era: Era, nonce: Nonce) -> TxExtension {
	(
		crate::extensions::CheckAdmission,
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		crate::extensions::CheckMortal::from(era),
		crate::extensions::CheckTurn::from(nonce),
		frame_system::CheckWeight::new(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// An era that began with the block before the open one.
pub fn mortal() -> Era {
	Era::mortal(64, u64::from(System::block_number()) - 1)
}

/// A transaction, signed.
pub fn signed(
	who: &str,
	call: impl Into<RuntimeCall>,
	era: Era,
	nonce: Nonce,
) -> UncheckedExtrinsic {
	let payload = SignedPayload::new(call.into(), extensions(era, nonce)).unwrap();
	let signature = payload.using_encoded(|bytes| pair(who).sign(bytes));
	let (call, extensions, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, account(who).into(), signature.into(), extensions)
}

/// What a node's pool hears about a transaction, given in by one of its own clients.
pub fn validate(transaction: UncheckedExtrinsic) -> TransactionValidity {
	with_transaction_unchecked(|| {
		let parent = block_hash(System::block_number());
		TransactionOutcome::Rollback(Executive::validate_transaction(
			TransactionSource::Local,
			transaction,
			parent,
		))
	})
}

/// A call that anyone may make.
pub fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: b"gov".to_vec() }.into()
}
