// SPDX-License-Identifier: Apache-2.0

//! Authorities come, go and are replaced, and finality is restarted, through the council and in real
//! sessions.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	authorities::{NodeKind, PeerId, RestartStage},
	Role,
};
use pallet_authorities::{Call, Error};
use pallet_grandpa::{CurrentSetId, SetIdSession};
use sp_consensus_grandpa::{AuthorityId, AuthorityList, ConsensusLog, ScheduledChange};
use sp_core::{ed25519, proof_of_possession::ProofOfPossessionGenerator};
use sp_runtime::transaction_validity::InvalidTransaction;

use super::*;
use crate::{extensions::Refusal, Aura, Authorities, Grandpa, Session, SessionKeys};

/// Node operator of a department of whose authority //Bob is.
const OPERATOR: &str = "//Urban//head";
const LENGTH: u32 = 10;
const DELAY: u32 = 10;

/// Runs `test` in a consortium with short sessions, one of whose heads runs nodes as well.
fn run_short(test: impl FnOnce()) {
	run(|| {
		pallet_authorities::SessionLength::<Runtime>::put(LENGTH);
		let roles = [Role::Head, Role::Councillor, Role::NodeOperator];
		let set_roles = pallet_departments::Call::set_roles {
			account: account(OPERATOR),
			roles: roles.into_iter().collect::<std::collections::BTreeSet<_>>().try_into().unwrap(),
		};
		assert_eq!(decree(set_roles), Ok(()));
		test();
	});
}

/// Goes on for `number` blocks, which those in the set who are not `offline` author in their slots.
/// Returns what the digests tell GRANDPA, with the numbers of the blocks.
fn blocks(number: u32, offline: &[&str]) -> Vec<(BlockNumber, ConsensusLog<BlockNumber>)> {
	let offline: Vec<_> = offline.iter().map(|uri| account(uri)).collect();
	let mut logs = Vec::new();
	for _ in 0..number {
		let set = Session::validators();
		let author = |slot: u64| &set[usize::try_from(slot).unwrap() % set.len()];
		let mut slot = now() / SLOT_MILLIS + 1;
		while offline.contains(author(slot)) {
			slot += 1;
		}
		let ended = next_block(slot * SLOT_MILLIS).unwrap();
		let of_block = ended.digest.logs().iter().filter_map(|log| {
			let log = log.consensus_try_to(&sp_consensus_grandpa::GRANDPA_ENGINE_ID)?;
			Some((ended.number, log))
		});
		logs.extend(of_block);
	}
	logs
}

/// Goes on to the first block of session `index`.
fn session(index: u32, offline: &[&str]) -> Vec<(BlockNumber, ConsensusLog<BlockNumber>)> {
	let logs = blocks(index * LENGTH - System::block_number(), offline);
	assert_eq!(Session::current_index(), index);
	logs
}

/// `uri` registers session keys made from `secret`, with the proof that it holds them.
fn set_keys(uri: &str, secret: &str) -> DispatchResult {
	let mut aura = pair(secret);
	let mut grandpa = ed25519::Pair::from_string(secret, None).unwrap();
	let owner = account(uri).encode();
	let proof =
		(aura.generate_proof_of_possession(&owner), grandpa.generate_proof_of_possession(&owner));
	let keys = SessionKeys { aura: aura.public().into(), grandpa: grandpa.public().into() };
	send(uri, pallet_session::Call::set_keys { keys, proof: proof.encode() })
}

fn voters(uris: &[&str]) -> AuthorityList {
	uris.iter().map(|uri| (voter(uri), 1)).collect()
}

fn voter(uri: &str) -> AuthorityId {
	ed25519::Pair::from_string(uri, None).unwrap().public().into()
}

fn sorted(uris: &[&str]) -> Vec<AccountId> {
	let mut accounts: Vec<_> = uris.iter().map(|uri| account(uri)).collect();
	accounts.sort();
	accounts
}

fn peer(n: u8) -> PeerId {
	[&[0x12, 32][..], &[n; 32]].concat().try_into().unwrap()
}

/// The operator's department asks for //Eve.
fn request() -> DispatchResult {
	send(OPERATOR, Call::request_authority { account: account("//Eve"), peer: peer(5) })
}

fn admit() -> Call<Runtime> {
	Call::admit { department: URBAN, account: account("//Eve"), peer: peer(5) }
}

#[test]
fn fifth_authority_is_admitted_while_the_chain_runs() {
	run_short(|| {
		let unknown = Err(InvalidTransaction::Custom(Refusal::UnknownAccount as u8).into());
		assert_eq!(validate(signed("//Eve", remark(), mortal(), 0)).map(|_| ()), unknown);
		assert_ok!(request());
		assert_eq!(decree(admit()), Ok(()));
		assert_ok!(validate(signed("//Eve", remark(), mortal(), 0)));
		assert_ok!(set_keys("//Eve", "//Eve"));
		session(1, &[]);
		assert_eq!(Session::validators().len(), 4);
		session(2, &[]);
		assert_eq!(
			Session::validators(),
			sorted(&["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve"])
		);
		// The one after it waits until it authors.
		assert!(!Authorities::is_live(&account("//Eve")));
		blocks(6, &[]);
		assert!(Authorities::is_live(&account("//Eve")));
		assert_eq!(Aura::authorities_len(), 5);
		assert_eq!(Grandpa::grandpa_authorities().len(), 5);
		assert_eq!(Authorities::set_health().needed, 4);
	});
}

#[test]
fn lost_node_is_replaced_while_the_chain_runs() {
	run_short(|| {
		blocks(50, &["//Bob"]);
		assert_ok!(request());
		let (old, new) = (account("//Bob"), account("//Eve"));
		let replace = Call::replace { old, new, peer: peer(5) };
		assert_eq!(decree(replace), Ok(()));
		assert_ok!(set_keys("//Eve", "//Eve"));
		let start = Session::current_index();
		session(start + 1, &["//Bob"]);
		assert_eq!(Session::validators().len(), 4);
		session(start + 2, &["//Bob"]);
		assert_eq!(Session::validators(), sorted(&["//Alice", "//Charlie", "//Dave", "//Eve"]));
		assert_eq!(CurrentSetId::<Runtime>::get(), 1);

		// Whoever finds the machine has nothing of its keys, and they may serve another account.
		let bob = account("//Bob");
		assert!(!pallet_session::NextKeys::<Runtime>::contains_key(&bob));
		assert_eq!(System::consumers(&bob), 0);
		assert_ok!(set_keys("//Eve", "//Bob"));
	});
}

#[test]
fn set_stays_as_it_is_when_keys_come_late_and_too_few_are_live() {
	run_short(|| {
		assert_ok!(request());
		assert_eq!(decree(admit()), Ok(()));
		blocks(50, &["//Dave"]);
		assert_ok!(set_keys("//Eve", "//Eve"));
		blocks(3 * LENGTH, &["//Dave"]);
		assert_eq!(Session::validators().len(), 4);
		assert_eq!(CurrentSetId::<Runtime>::get(), 0);
		blocks(3 * LENGTH, &[]);
		assert_eq!(Session::validators().len(), 5);
		assert_eq!(CurrentSetId::<Runtime>::get(), 1);
	});
}

#[test]
fn change_is_refused_with_the_count_when_too_few_live_ones_would_be_left() {
	run_short(|| {
		blocks(50, &["//Dave"]);
		assert_ok!(request());
		let refusal = Error::<Runtime>::TooFewLive { live: 3, needed: 4 };
		assert_eq!(decree(admit()), Err(refusal.into()));
		let retire = || Call::retire { account: account("//Bob") };
		let refusal: DispatchError = Error::<Runtime>::TooFewLive { live: 2, needed: 3 }.into();
		assert_noop!(send(OPERATOR, retire()), Error::<Runtime>::TooFewLeft);
		assert_eq!(decree(retire()), Err(refusal));
	});
}

fn restart(best_finalized: BlockNumber) -> Call<Runtime> {
	let lost = vec![account("//Charlie"), account("//Dave")].try_into().unwrap();
	let valid_until = System::block_number() + 100;
	Call::restart_finality { lost, best_finalized, delay: DELAY, valid_until }
}

/// The order of the accounts of //Alice and //Bob, which is that of the sets.
fn rest() -> [&'static str; 2] {
	let mut rest = ["//Alice", "//Bob"];
	rest.sort_by_key(|uri| account(uri));
	rest
}

fn forced(best_finalized: BlockNumber, uris: &[&str]) -> ConsensusLog<BlockNumber> {
	let next_authorities = voters(uris);
	ConsensusLog::ForcedChange(best_finalized, ScheduledChange { next_authorities, delay: DELAY })
}

const LOST: &[&str] = &["//Charlie", "//Dave"];

#[test]
fn stalled_finality_is_restarted_by_one_forced_change() {
	run_short(|| {
		blocks(64, LOST);
		assert!(!Authorities::set_health().can_finalise());
		// Only three quarters of the council may.
		let refusal = pallet_governance::Error::<Runtime>::NotRootCall;
		assert_eq!(motion(&COUNCIL, enact(restart(7))), Err(refusal.into()));
		assert_ok!(motion(&COUNCIL[..3], emergency(restart(7))));
		assert_eq!(enacted(), Some(Ok(())));

		let mut logs = session(7, LOST);
		assert_eq!(Session::validators().len(), 4);
		assert_eq!(Authorities::restart().unwrap().stage, RestartStage::Planned);
		let closed: DispatchError =
			pallet_session::Error::<Runtime>::NoAssociatedValidatorId.into();
		assert_noop!(set_keys("//Alice", "//Alice2"), closed);
		logs.extend(session(8, LOST));
		assert_eq!(Session::validators(), sorted(&rest()));
		assert_eq!(Aura::authorities_len(), 2);
		assert_eq!(CurrentSetId::<Runtime>::get(), 1);
		assert_eq!(SetIdSession::<Runtime>::get(0), Some(7));
		assert_eq!(SetIdSession::<Runtime>::get(1), Some(8));

		logs.extend(blocks(DELAY, &[]));
		assert_eq!(Authorities::restart().unwrap().stage, RestartStage::Signalled);
		assert_noop!(set_keys("//Alice", "//Alice2"), closed);
		assert_eq!(Grandpa::grandpa_authorities().len(), 4);
		logs.extend(blocks(1, &[]));
		assert_eq!(Authorities::restart(), None);
		assert_eq!(Grandpa::grandpa_authorities(), voters(&rest()));
		assert_ok!(set_keys("//Alice", "//Alice2"));
		logs.extend(blocks(5, &[]));
		assert_eq!(logs, [(80, forced(7, &rest()))]);

		// From here on changes are normal ones again.
		let logs = session(12, &[]);
		assert_eq!(CurrentSetId::<Runtime>::get(), 2);
		assert!(matches!(logs[..], [(110, ConsensusLog::ScheduledChange(_))]));
	});
}

#[test]
fn restart_is_called_off_by_three_quarters_before_its_change_is_signalled() {
	run_short(|| {
		blocks(64, LOST);
		assert_ok!(motion(&COUNCIL[..3], emergency(restart(7))));
		assert_eq!(enacted(), Some(Ok(())));
		let refusal = pallet_governance::Error::<Runtime>::NotRootCall;
		assert_eq!(motion(&COUNCIL, enact(Call::cancel_restart {})), Err(refusal.into()));
		assert_ok!(motion(&COUNCIL[..3], emergency(Call::cancel_restart {})));
		assert_eq!(enacted(), Some(Ok(())));
		assert_eq!(Authorities::restart(), None);
		assert_eq!(blocks(3 * LENGTH, LOST), []);
		assert_eq!(Session::validators().len(), 4);
		assert_eq!(CurrentSetId::<Runtime>::get(), 0);
	});
}

#[test]
fn restarted_set_has_the_number_of_the_nodes_when_changes_hang() {
	// The block of the change of keys is the first of session 3.
	for (best_finalized, set) in [(29, 0), (30, 1)] {
		run_short(|| {
			session(1, &[]);
			assert_ok!(set_keys("//Alice", "//Alice2"));
			let logs = session(6, LOST);
			assert!(matches!(logs[..], [(30, ConsensusLog::ScheduledChange(_))]));
			assert_eq!(CurrentSetId::<Runtime>::get(), 1);
			assert_ok!(motion(&COUNCIL[..3], emergency(restart(best_finalized))));
			assert_eq!(enacted(), Some(Ok(())));
			assert_eq!(Authorities::restart().unwrap().set, set + 1);
			let logs = blocks(3 * LENGTH, LOST);
			let uris = rest().map(|uri| if uri == "//Alice" { "//Alice2" } else { uri });
			assert_eq!(logs, [(80, forced(best_finalized, &uris))]);
			assert_eq!(CurrentSetId::<Runtime>::get(), set + 1);
			assert_eq!(SetIdSession::<Runtime>::get(set), Some(7));
			assert_eq!(SetIdSession::<Runtime>::get(set + 2), None);
		});
	}
}

#[test]
fn nodes_are_listed_by_the_council_and_exchanged_by_their_department() {
	run_short(|| {
		let kind = NodeKind::Gateway;
		assert_eq!(decree(Call::list_node { peer: peer(1), department: URBAN, kind }), Ok(()));
		assert_ok!(send(OPERATOR, Call::replace_node { old: peer(1), new: peer(2) }));
		let listed = || Authorities::listed_peers().contains(&(peer(2).into_inner(), kind));
		assert!(listed());
		assert_noop!(
			send("//Fire//approver1", Call::unlist_node { peer: peer(2) }),
			pallet_departments::Error::<Runtime>::RoleMissing
		);
		assert_eq!(decree(Call::unlist_node { peer: peer(2) }), Ok(()));
		assert!(!listed());
		// The four of genesis are listed before and after.
		assert_eq!(Authorities::listed_peers().len(), 4);
	});
}
