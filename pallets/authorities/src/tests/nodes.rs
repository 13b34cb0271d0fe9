// SPDX-License-Identifier: Apache-2.0

//! The list of nodes.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	authorities::{
		is_peer_id, GenesisNode, Node, NodeInfo, NodeKind, PeerId, MAX_NODES,
		MAX_NODES_PER_DEPARTMENT,
	},
	DepartmentId,
};
use govchain_test_support::MockAuthorize;
use sp_core::Pair;
use sp_runtime::{DispatchError, DispatchResult};

use crate::{mock::*, Error, Event, NodeCounts, Nodes};

/// What a node with the secret key 1 prints as its name.
const PEER_OF_KEY_1: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";

/// The peer id of the Ed25519 key made from `seed`.
fn peer_of(seed: [u8; 32]) -> PeerId {
	let key = sp_core::ed25519::Pair::from_seed(&seed).public();
	let mut bytes = vec![0x00, 36, 0x08, 0x01, 0x12, 32];
	bytes.extend_from_slice(&key.0);
	bytes.try_into().unwrap()
}

pub fn peer(n: u16) -> PeerId {
	let mut seed = [1; 32];
	seed[..2].copy_from_slice(&n.to_le_bytes());
	peer_of(seed)
}

pub fn list(n: u16, department: DepartmentId, kind: NodeKind) -> DispatchResult {
	Authorities::list_node(RuntimeOrigin::root(), peer(n), department, kind)
}

fn signed(who: govchain_test_support::AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

#[test]
fn list_node_adds_it_for_the_department() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(list(1, department(1), NodeKind::Authority));
		assert_eq!(
			events(),
			vec![Event::NodeListed {
				peer: peer(1),
				department: department(1),
				kind: NodeKind::Authority
			}]
		);
		// A department without an authority may have the other kinds.
		assert_ok!(list(2, department(200), NodeKind::Gateway));
		assert_ok!(list(3, department(200), NodeKind::Reader));
		let node = NodeInfo {
			peer: peer(2).into_inner(),
			department: department(200),
			kind: NodeKind::Gateway,
		};
		assert!(Authorities::nodes().contains(&node));
		let mut peers = Authorities::listed_peers();
		peers.sort_by_key(|(peer, _)| peer.clone());
		let mut expected = vec![
			(peer(1).into_inner(), NodeKind::Authority),
			(peer(2).into_inner(), NodeKind::Gateway),
			(peer(3).into_inner(), NodeKind::Reader),
		];
		expected.sort_by_key(|(peer, _)| peer.clone());
		assert_eq!(peers, expected);
	});
}

#[test]
fn list_node_fails_when_it_may_not_be() {
	ExtBuilder::with(4).build_and_execute(|| {
		let call =
			|origin| Authorities::list_node(origin, peer(1), department(1), NodeKind::Gateway);
		assert_noop!(call(signed(operator(1))), DispatchError::BadOrigin);
		assert_noop!(call(RuntimeOrigin::none()), DispatchError::BadOrigin);
		assert_noop!(list(1, department(200), NodeKind::Authority), MockAuthorize::NO_CAPABILITY);
		MockAuthorize::set_active(department(1), false);
		assert_noop!(list(1, department(1), NodeKind::Reader), MockAuthorize::NOT_ACTIVE);
		assert_ok!(list(1, department(2), NodeKind::Reader));
		assert_noop!(list(1, department(3), NodeKind::Gateway), Error::<Test>::AlreadyListed);
	});
}

#[test]
fn list_node_fails_when_it_is_no_peer_id() {
	ExtBuilder::with(4).build_and_execute(|| {
		let mut short = peer(1).into_inner();
		short.pop();
		for bytes in [vec![], vec![0x00], vec![0x00, 0], short, vec![0x12; 34], vec![7; 64]] {
			let peer = bytes.try_into().unwrap();
			assert_noop!(
				Authorities::list_node(
					RuntimeOrigin::root(),
					peer,
					department(1),
					NodeKind::Gateway
				),
				Error::<Test>::NotPeerId
			);
		}
	});
}

#[test]
fn peer_ids_are_keys_and_hashes_of_keys() {
	let mut hash = vec![0x12, 32];
	hash.extend([9; 32]);
	assert!(is_peer_id(&hash));
	assert!(is_peer_id(&peer(1)));
	let mut long = vec![0x00, 43];
	long.extend([9; 43]);
	assert!(!is_peer_id(&long));
	assert!(is_peer_id(&[&[0x00, 42][..], &[9; 42]].concat()));
}

#[test]
fn list_node_fails_when_the_department_has_enough() {
	ExtBuilder::with(4).build_and_execute(|| {
		let most = MAX_NODES_PER_DEPARTMENT as u16;
		for n in 0..most {
			assert_ok!(list(n, department(1), NodeKind::Reader));
		}
		assert_noop!(
			list(most, department(1), NodeKind::Reader),
			Error::<Test>::TooManyNodesOfDepartment
		);
		assert_ok!(list(most, department(2), NodeKind::Reader));
		// A replaced machine takes no place.
		assert_ok!(Authorities::replace_node(signed(operator(1)), peer(0), peer(100)));
	});
}

#[test]
fn list_node_fails_when_there_are_as_many_as_can_be() {
	ExtBuilder::with(4).build_and_execute(|| {
		for n in 0..MAX_NODES as u16 {
			assert_ok!(list(n, department((n % 64) as u8 + 1), NodeKind::Reader));
		}
		assert_noop!(
			list(MAX_NODES as u16, department(70), NodeKind::Reader),
			Error::<Test>::TooManyNodes
		);
	});
}

#[test]
fn unlist_node_is_open_to_the_council_and_an_operator_of_the_department() {
	ExtBuilder::with(4).build_and_execute(|| {
		for (origin, by) in
			[(RuntimeOrigin::root(), None), (signed(operator(1)), Some(operator(1)))]
		{
			assert_ok!(list(1, department(1), NodeKind::Authority));
			next_block();
			assert_ok!(Authorities::unlist_node(origin, peer(1)));
			assert_eq!(
				events(),
				vec![Event::NodeUnlisted { peer: peer(1), department: department(1), by }]
			);
			assert_eq!(Authorities::listed_peers(), vec![]);
			assert!(!NodeCounts::<Test>::contains_key(department(1)));
		}
	});
}

#[test]
fn unlist_node_fails_when_it_may_not_be() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_noop!(
			Authorities::unlist_node(RuntimeOrigin::root(), peer(1)),
			Error::<Test>::NotListed
		);
		assert_ok!(list(1, department(1), NodeKind::Authority));
		assert_noop!(
			Authorities::unlist_node(signed(operator(2)), peer(1)),
			Error::<Test>::NotYourDepartment
		);
		assert_noop!(
			Authorities::unlist_node(signed(head(1)), peer(1)),
			MockAuthorize::NOT_OFFICER
		);
		assert_noop!(
			Authorities::unlist_node(RuntimeOrigin::none(), peer(1)),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn replace_node_keeps_department_and_kind() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(list(1, department(1), NodeKind::Gateway));
		next_block();
		assert_ok!(Authorities::replace_node(signed(operator(1)), peer(1), peer(2)));
		assert_eq!(
			events(),
			vec![Event::NodeReplaced { old: peer(1), new: peer(2), department: department(1) }]
		);
		assert_eq!(Nodes::<Test>::get(peer(1)), None);
		let node = Node { department: department(1), kind: NodeKind::Gateway };
		assert_eq!(Nodes::<Test>::get(peer(2)), Some(node));
		assert_eq!(NodeCounts::<Test>::get(department(1)), 1);
	});
}

#[test]
fn replace_node_fails_when_it_may_not_be() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(list(1, department(1), NodeKind::Gateway));
		assert_ok!(list(2, department(2), NodeKind::Gateway));
		let replace = |who, old, new| Authorities::replace_node(signed(who), peer(old), peer(new));
		assert_noop!(replace(operator(1), 3, 4), Error::<Test>::NotListed);
		assert_noop!(replace(operator(1), 2, 4), Error::<Test>::NotYourDepartment);
		assert_noop!(replace(operator(1), 1, 2), Error::<Test>::AlreadyListed);
		assert_noop!(replace(operator(1), 1, 1), Error::<Test>::AlreadyListed);
		assert_noop!(replace(head(1), 1, 4), MockAuthorize::NOT_OFFICER);
		assert_noop!(
			Authorities::replace_node(signed(operator(1)), peer(1), Default::default()),
			Error::<Test>::NotPeerId
		);
		// The council lists and unlists, with the department's name.
		assert_noop!(
			Authorities::replace_node(RuntimeOrigin::root(), peer(1), peer(4)),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn nodes_of_a_suspended_department_stay_listed() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(list(1, department(1), NodeKind::Authority));
		MockAuthorize::set_active(department(1), false);
		assert_eq!(Authorities::listed_peers().len(), 1);
		assert_noop!(
			Authorities::replace_node(signed(operator(1)), peer(1), peer(2)),
			MockAuthorize::NOT_ACTIVE
		);
		assert_ok!(Authorities::unlist_node(RuntimeOrigin::root(), peer(1)));
	});
}

fn node(text: &str, department: DepartmentId) -> GenesisNode {
	GenesisNode { peer: text.into(), department, kind: NodeKind::Authority }
}

#[test]
fn genesis_lists_nodes_by_the_names_that_they_print() {
	ExtBuilder::with(4).nodes(vec![node(PEER_OF_KEY_1, department(1))]).build_and_execute(|| {
		let mut seed = [0; 32];
		seed[31] = 1;
		let peers = vec![(peer_of(seed).into_inner(), NodeKind::Authority)];
		assert_eq!(Authorities::listed_peers(), peers);
	});
}

#[test]
#[should_panic(expected = "is not base58")]
fn genesis_fails_when_the_name_of_a_node_is_not_base58() {
	ExtBuilder::with(4).nodes(vec![node("0OIl", department(1))]).build();
}

#[test]
#[should_panic(expected = "NotPeerId")]
fn genesis_fails_when_a_node_has_no_peer_id() {
	ExtBuilder::with(4).nodes(vec![node("12D3Koo", department(1))]).build();
}

#[test]
#[should_panic(expected = "AlreadyListed")]
fn genesis_fails_when_a_node_is_listed_twice() {
	let nodes = vec![node(PEER_OF_KEY_1, department(1)), node(PEER_OF_KEY_1, department(2))];
	ExtBuilder::with(4).nodes(nodes).build();
}

#[test]
#[should_panic(expected = "no such capability")]
fn genesis_fails_when_a_department_may_not_run_the_node() {
	ExtBuilder::with(4).nodes(vec![node(PEER_OF_KEY_1, department(200))]).build();
}
