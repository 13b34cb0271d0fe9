// SPDX-License-Identifier: Apache-2.0

//! Asking for, admitting, retiring and replacing authorities.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::authorities::{
	Node, NodeInfo, NodeKind, PeerId, ReplacementInfo, RequestInfo, MAX_NODES,
	MAX_NODES_PER_DEPARTMENT,
};
use govchain_test_support::{account, MockAuthorize, MockCalendar};
use sp_runtime::{DispatchError, DispatchResult};

use super::{
	faults::double_vote,
	nodes::{list, peer},
};
use crate::{
	mock::*, Authorities as Admitted, Error, Event, LastAuthored, NodeCounts, Nodes, Replacements,
	Requests,
};

fn signed(who: govchain_test_support::AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The node of authority `n`.
pub fn node_of(n: u8) -> PeerId {
	peer(2_000 + u16::from(n))
}

/// The operator of department `n` asks for authority `n`.
pub fn request(n: u8) -> DispatchResult {
	Authorities::request_authority(signed(operator(n)), account(n), node_of(n))
}

pub fn admit(n: u8) -> DispatchResult {
	Authorities::admit(RuntimeOrigin::root(), department(n), account(n), node_of(n))
}

fn retire(n: u8) -> DispatchResult {
	Authorities::retire(RuntimeOrigin::root(), account(n))
}

/// The operator of department `old` asks for authority `new`, which the council admits in the place
/// of `old`.
pub fn replace(old: u8, new: u8) -> DispatchResult {
	Authorities::request_authority(signed(operator(old)), account(new), node_of(new))?;
	put_in_place(old, new)
}

/// The council's part of it.
pub fn put_in_place(old: u8, new: u8) -> DispatchResult {
	Authorities::replace(RuntimeOrigin::root(), account(old), account(new), node_of(new))
}

fn not_a_validator() -> DispatchError {
	pallet_session::Error::<Test>::NoAssociatedValidatorId.into()
}

#[test]
fn request_authority_is_open_when_an_operator_asks() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		assert_eq!(
			events(),
			vec![Event::AuthorityRequested {
				account: account(5),
				department: department(5),
				peer: node_of(5)
			}]
		);
		assert_eq!(
			Authorities::requests(),
			vec![RequestInfo {
				department: department(5),
				account: account(5),
				peer: node_of(5).into_inner(),
				requested_at: MockCalendar::START + 1_000,
			}]
		);
		// Asking gives nothing yet.
		assert_eq!(System::providers(&account(5)), 0);
		assert_noop!(set_keys(5, 5), not_a_validator());
	});
}

#[test]
fn request_authority_fails_when_origin_may_not_ask() {
	ExtBuilder::with(4).build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let refused = Authorities::request_authority(origin, account(5), node_of(5));
			assert_noop!(refused, DispatchError::BadOrigin);
		}
		for who in [head(5), account(5)] {
			assert_noop!(
				Authorities::request_authority(signed(who), account(5), node_of(5)),
				MockAuthorize::NOT_OFFICER
			);
		}
		MockAuthorize::add_department(department(5), None, &[]);
		assert_noop!(request(5), MockAuthorize::NO_CAPABILITY);
		MockAuthorize::set_active(department(5), false);
		assert_noop!(request(5), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn request_authority_fails_when_one_is_open_or_the_account_is_admitted() {
	ExtBuilder::with(4).build_and_execute(|| {
		let ask = |n| Authorities::request_authority(signed(operator(1)), account(n), node_of(n));
		assert_noop!(ask(2), Error::<Test>::AlreadyAdmitted);
		assert_ok!(ask(5));
		assert_noop!(ask(6), Error::<Test>::RequestOpen);
		assert_ok!(put_in_place(1, 5));
		assert_noop!(ask(5), Error::<Test>::AlreadyAdmitted);
	});
}

#[test]
fn request_authority_fails_when_its_node_is_none_or_is_listed_otherwise() {
	ExtBuilder::with(4).build_and_execute(|| {
		let ask = |peer| Authorities::request_authority(signed(operator(5)), account(5), peer);
		let no_peer = vec![7; 38].try_into().unwrap();
		assert_noop!(ask(no_peer), Error::<Test>::NotPeerId);
		assert_ok!(list(1, department(6), NodeKind::Authority));
		assert_ok!(list(2, department(5), NodeKind::Reader));
		assert_ok!(list(3, department(5), NodeKind::Authority));
		assert_noop!(ask(peer(1)), Error::<Test>::AlreadyListed);
		assert_noop!(ask(peer(2)), Error::<Test>::AlreadyListed);
		assert_ok!(ask(peer(3)));
	});
}

#[test]
fn admit_and_replace_list_the_node_unless_it_is() {
	let listed = |n| {
		let node = NodeInfo {
			peer: node_of(n).into_inner(),
			department: department(n),
			kind: NodeKind::Authority,
		};
		Authorities::nodes().into_iter().filter(|one| *one == node).count()
	};
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		assert_eq!(listed(5), 0);
		assert_ok!(admit(5));
		assert_eq!(listed(5), 1);
	});
	// One that the council lists first, so that it follows before it is admitted.
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(Authorities::list_node(
			RuntimeOrigin::root(),
			node_of(6),
			department(6),
			NodeKind::Authority
		));
		assert_ok!(request(6));
		assert_ok!(admit(6));
		assert_eq!(listed(6), 1);
	});
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(replace(1, 7));
		assert!(Authorities::nodes().iter().any(|node| node.peer == node_of(7).into_inner()));
	});
}

#[test]
fn admit_and_replace_take_the_node_from_who_had_it_listed_after_the_request() {
	let list = |n: u8, of: u8, kind| {
		assert_ok!(Authorities::list_node(RuntimeOrigin::root(), node_of(n), department(of), kind));
	};
	let listed = |n: u8| {
		let node = |node: &NodeInfo| node.peer == node_of(n).into_inner();
		Authorities::nodes().into_iter().find(node).map(|node| (node.department, node.kind))
	};
	let goes_over = |n: u8, from: u8, to: u8| {
		let peer = node_of(n);
		let kind = NodeKind::Authority;
		vec![
			Event::NodeUnlisted { peer: peer.clone(), department: department(from), by: None },
			Event::NodeListed { peer, department: department(to), kind },
		]
	};
	ExtBuilder::with(4).build_and_execute(|| {
		// An operator of another department, who has read the request, names the node in the place of one of
		// his own.
		assert_ok!(request(5));
		list(6, 6, NodeKind::Authority);
		let quicker = Authorities::replace_node(signed(operator(6)), node_of(6), node_of(5));
		assert_ok!(quicker);
		next_block();
		assert_ok!(admit(5));
		assert_eq!(events()[..2], goes_over(5, 6, 5));
		assert_eq!(listed(5), Some((department(5), NodeKind::Authority)));
	});
	// The department's own, for another purpose.
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(Authorities::request_authority(signed(operator(1)), account(7), node_of(7)));
		list(7, 1, NodeKind::Reader);
		next_block();
		assert_ok!(put_in_place(1, 7));
		assert_eq!(events()[..2], goes_over(7, 1, 1));
		assert_eq!(listed(7), Some((department(1), NodeKind::Authority)));
	});
}

#[test]
fn admit_and_replace_fail_when_there_are_as_many_nodes_as_can_be() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		assert_ok!(Authorities::request_authority(signed(operator(1)), account(7), node_of(7)));
		let listed = u16::try_from(Nodes::<Test>::count()).unwrap();
		for n in listed..u16::try_from(MAX_NODES).unwrap() {
			let of = department(10 + u8::try_from(n % 70).unwrap());
			Nodes::<Test>::insert(peer(n), Node { department: of, kind: NodeKind::Reader });
			NodeCounts::<Test>::mutate(of, |count| *count += 1);
		}
		assert_noop!(admit(5), Error::<Test>::TooManyNodes);
		assert_noop!(put_in_place(1, 7), Error::<Test>::TooManyNodes);
	});
}

#[test]
fn admit_and_replace_fail_when_the_department_has_as_many_nodes_as_can_be() {
	let fill = |n: u8| {
		for node in 0..MAX_NODES_PER_DEPARTMENT {
			let node = u16::try_from(node).unwrap();
			assert_ok!(list(node, department(n), NodeKind::Reader));
		}
	};
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		fill(5);
		assert_noop!(admit(5), Error::<Test>::TooManyNodesOfDepartment);
		assert_ok!(Authorities::unlist_node(RuntimeOrigin::root(), peer(0)));
		assert_ok!(admit(5));
	});
	ExtBuilder::with(4).build_and_execute(|| {
		fill(1);
		let ask = Authorities::request_authority(signed(operator(1)), account(7), node_of(7));
		assert_ok!(ask);
		assert_noop!(put_in_place(1, 7), Error::<Test>::TooManyNodesOfDepartment);
	});
}

#[test]
fn withdraw_request_closes_it() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		next_block();
		assert_ok!(Authorities::withdraw_request(signed(operator(5)), department(5)));
		assert_eq!(
			events(),
			vec![Event::RequestWithdrawn { account: account(5), department: department(5) }]
		);
		assert_noop!(admit(5), Error::<Test>::NotRequested);
		assert_ok!(request(5));
	});
}

#[test]
fn withdraw_request_of_an_abolished_department_is_its_successors() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		MockAuthorize::abolish(department(5), department(6));
		let withdraw = |n| Authorities::withdraw_request(signed(operator(n)), department(5));
		assert_noop!(withdraw(2), Error::<Test>::NotYourDepartment);
		assert_ok!(withdraw(6));
		assert!(!crate::Requests::<Test>::contains_key(department(5)));
	});
}

#[test]
fn withdraw_request_fails_when_none_is_open_or_origin_is_no_operator() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		assert_noop!(
			Authorities::withdraw_request(signed(operator(6)), department(6)),
			Error::<Test>::NoRequest
		);
		let withdraw = |origin| Authorities::withdraw_request(origin, department(5));
		assert_noop!(withdraw(signed(operator(6))), Error::<Test>::NotYourDepartment);
		assert_noop!(withdraw(signed(head(5))), MockAuthorize::NOT_OFFICER);
		assert_noop!(withdraw(RuntimeOrigin::root()), DispatchError::BadOrigin);
	});
}

#[test]
fn admit_takes_effect_two_session_changes_after_the_keys() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		next_block();
		MockCalendar::set_now(1_800_000_000_000);
		assert_ok!(admit(5));
		assert_eq!(
			events(),
			vec![
				Event::NodeListed {
					peer: node_of(5),
					department: department(5),
					kind: NodeKind::Authority
				},
				Event::AuthorityAdmitted { account: account(5), department: department(5) }
			]
		);
		assert!(!Requests::<Test>::contains_key(department(5)));
		assert_eq!(Admitted::<Test>::get(account(5)).unwrap().since, 1_800_000_000_000);
		assert_eq!(System::providers(&account(5)), 1);

		// Without keys it is in no set.
		session(2);
		assert_eq!(Authorities::planned_set().len(), 4);
		assert_ok!(set_keys(5, 5));
		next_session();
		assert_eq!(Authorities::planned_set(), [1, 2, 3, 4, 5].map(seat));
		assert_eq!(Session::validators(), accounts(1..=4));
		next_session();
		assert_eq!(Session::validators(), accounts(1..=5));
		assert_eq!(Grandpa::current_set_id(), 1);
		session(9);
		assert_eq!(Grandpa::current_set_id(), 1);
	});
}

#[test]
fn admit_fails_when_origin_is_not_the_council() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		for origin in [signed(operator(5)), signed(head(5)), RuntimeOrigin::none()] {
			assert_noop!(
				Authorities::admit(origin, department(5), account(5), node_of(5)),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn admit_fails_when_the_department_does_not_ask_for_it() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_noop!(admit(5), Error::<Test>::NotRequested);
		assert_ok!(request(5));
		assert_noop!(
			Authorities::admit(RuntimeOrigin::root(), department(5), account(6), node_of(5)),
			Error::<Test>::NotRequested
		);
		assert_noop!(
			Authorities::admit(RuntimeOrigin::root(), department(6), account(5), node_of(5)),
			Error::<Test>::NotRequested
		);
		// With another node, once the council has decided.
		assert_ok!(Authorities::withdraw_request(signed(operator(5)), department(5)));
		assert_ok!(Authorities::request_authority(signed(operator(5)), account(5), node_of(6)));
		assert_noop!(admit(5), Error::<Test>::NotRequested);
		assert_ok!(Authorities::withdraw_request(signed(operator(5)), department(5)));
		assert_ok!(request(5));
		MockAuthorize::set_active(department(5), false);
		assert_noop!(admit(5), MockAuthorize::NOT_ACTIVE);
		MockAuthorize::add_department(department(5), None, &[]);
		assert_noop!(admit(5), MockAuthorize::NO_CAPABILITY);
	});
}

#[test]
fn admit_fails_when_another_department_had_the_account_admitted() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		assert_ok!(Authorities::request_authority(signed(operator(6)), account(5), node_of(5)));
		assert_ok!(admit(5));
		assert_noop!(
			Authorities::admit(RuntimeOrigin::root(), department(6), account(5), node_of(5)),
			Error::<Test>::AlreadyAdmitted
		);
	});
}

#[test]
fn admit_fails_when_there_are_as_many_as_can_be() {
	ExtBuilder::with(64).build_and_execute(|| {
		assert_ok!(Authorities::request_authority(signed(operator(1)), account(70), node_of(70)));
		assert_noop!(
			Authorities::admit(RuntimeOrigin::root(), department(1), account(70), node_of(70)),
			Error::<Test>::TooManyAuthorities
		);
		// A replacement takes no place.
		assert_ok!(put_in_place(1, 70));
	});
}

#[test]
fn admit_fails_until_the_last_one_authors() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		assert_ok!(request(6));
		assert_ok!(admit(5));
		let refusal = Error::<Test>::TooFewLive { live: 4, needed: 5 };
		assert_noop!(admit(6), refusal);
		assert_ok!(set_keys(5, 5));
		session(2);
		assert_noop!(admit(6), Error::<Test>::TooFewLive { live: 4, needed: 5 });
		blocks(5);
		assert_ok!(admit(6));
	});
}

#[test]
fn retire_takes_effect_two_session_changes_later() {
	ExtBuilder::with(5).build_and_execute(|| {
		assert_ok!(retire(2));
		assert_eq!(
			events(),
			vec![Event::AuthorityRetired {
				account: account(2),
				department: department(2),
				by: None
			}]
		);
		assert!(!Authorities::is_admitted(&account(2)));
		assert_noop!(set_keys(2, 9), not_a_validator());
		next_session();
		assert_eq!(Session::validators(), accounts(1..=5));
		assert!(LastAuthored::<Test>::contains_key(account(2)));
		next_session();
		assert_eq!(Session::validators(), accounts([1, 3, 4, 5]));
		assert!(!LastAuthored::<Test>::contains_key(account(2)));
		assert_eq!(Grandpa::current_set_id(), 1);
		// It is never reaped.
		assert_eq!(System::providers(&account(2)), 1);
		// And may come again.
		assert_ok!(request(2));
		assert_ok!(admit(2));
	});
}

#[test]
fn retire_is_open_to_a_head_and_an_operator_of_the_department() {
	for who in [head(5), operator(5)] {
		ExtBuilder::with(5).build_and_execute(|| {
			assert_noop!(
				Authorities::retire(signed(who.clone()), account(4)),
				Error::<Test>::NotYourDepartment
			);
			assert_ok!(Authorities::retire(signed(who.clone()), account(5)));
			assert_eq!(
				events(),
				vec![Event::AuthorityRetired {
					account: account(5),
					department: department(5),
					by: Some(who.clone())
				}]
			);
		});
	}
}

#[test]
fn retire_fails_when_origin_is_neither_council_nor_officer() {
	ExtBuilder::with(5).build_and_execute(|| {
		assert_noop!(
			Authorities::retire(RuntimeOrigin::none(), account(5)),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Authorities::retire(signed(account(5)), account(5)),
			MockAuthorize::NOT_OFFICER
		);
		MockAuthorize::set_active(department(5), false);
		assert_noop!(Authorities::retire(signed(head(5)), account(5)), MockAuthorize::NOT_OFFICER);
	});
}

#[test]
fn retire_fails_when_it_is_not_admitted() {
	ExtBuilder::with(5).build_and_execute(|| {
		assert_noop!(retire(6), Error::<Test>::NotAdmitted);
		assert_ok!(request(6));
		assert_noop!(retire(6), Error::<Test>::NotAdmitted);
	});
}

#[test]
fn retire_forgets_at_once_who_authors_no_more() {
	ExtBuilder::with(5).build_and_execute(|| {
		double_vote(2, 1);
		session(2);
		assert_eq!(Session::validators(), accounts([1, 3, 4, 5]));
		assert!(LastAuthored::<Test>::contains_key(account(2)));
		assert_ok!(retire(2));
		assert!(!LastAuthored::<Test>::contains_key(account(2)));
		next_session();
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn replace_changes_the_set_once_and_when_the_new_one_has_keys() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(replace(2, 7));
		assert_eq!(
			events()[2],
			Event::ReplacementAdmitted {
				old: account(2),
				new: account(7),
				department: department(2)
			}
		);
		assert_eq!(
			Authorities::replacements(),
			vec![ReplacementInfo { old: account(2), new: account(7), department: department(2) }]
		);
		assert!(!Requests::<Test>::contains_key(department(2)));
		// The old one is in the set meanwhile, and may rotate its keys.
		session(3);
		assert_eq!(Session::validators(), accounts(1..=4));
		assert_ok!(set_keys(2, 12));
		session(5);
		assert_eq!(Grandpa::current_set_id(), 1);

		assert_ok!(set_keys(7, 7));
		next_session();
		let swapped = Event::AuthorityReplaced {
			old: account(2),
			new: account(7),
			department: department(2),
		};
		assert_eq!(events()[0], swapped);
		assert_eq!(Session::validators(), accounts(1..=4));
		assert_noop!(set_keys(2, 13), not_a_validator());
		next_session();
		assert_eq!(Session::validators(), accounts([1, 3, 4, 7]));
		assert_eq!(Authorities::current_holders()[3].department, department(2));
		assert_eq!(Grandpa::current_set_id(), 2);
		assert_eq!(Authorities::replacements(), vec![]);
		session(12);
		assert_eq!(Grandpa::current_set_id(), 2);
		assert_ok!(retire(7));
	});
}

#[test]
fn keys_of_what_an_abolished_department_ran_are_its_successors_from_the_second_session_on() {
	ExtBuilder::with(4).build_and_execute(|| {
		MockAuthorize::abolish(department(2), department(3));
		assert_eq!(Authorities::authorities()[1].department, department(3));
		let holder = || Authorities::current_holders()[1].department;
		next_session();
		assert_eq!(holder(), department(2));
		next_session();
		assert_eq!(holder(), department(3));
		// The set counts as another one, so that a key belongs to one department all through it.
		assert_eq!(Session::validators(), accounts(1..=4));
		assert_eq!(Grandpa::current_set_id(), 1);
	});
}

#[test]
fn replace_of_what_an_abolished_department_ran_is_its_successors() {
	ExtBuilder::with(4).build_and_execute(|| {
		MockAuthorize::abolish(department(2), department(3));
		assert_noop!(put_in_place(2, 7), Error::<Test>::NotRequested);
		assert_ok!(Authorities::request_authority(signed(operator(3)), account(7), node_of(7)));
		assert_ok!(put_in_place(2, 7));
		assert!(!Requests::<Test>::contains_key(department(3)));
		assert_eq!(
			Authorities::replacements(),
			vec![ReplacementInfo { old: account(2), new: account(7), department: department(3) }]
		);
		assert_ok!(set_keys(7, 7));
		session(Session::current_index() + 2);
		assert_eq!(Session::validators(), accounts([1, 3, 4, 7]));
		assert_eq!(Admitted::<Test>::get(account(7)).unwrap().department, department(3));
	});
}

#[test]
fn replace_of_a_lost_node_leaves_no_hole() {
	ExtBuilder::with(4).build_and_execute(|| {
		go_offline([2]);
		blocks(40);
		assert_ok!(replace(2, 7));
		// Three of four go on, and so they do until the new one is there.
		assert_eq!(Session::validators().len(), 4);
		assert_ok!(set_keys(7, 7));
		blocks(6);
		assert_eq!(Session::validators(), accounts([1, 3, 4, 7]));
		blocks(4);
		assert_eq!(Authorities::set_health().live, 4);
	});
}

#[test]
fn replace_fails_when_it_may_not_be() {
	ExtBuilder::with(4).build_and_execute(|| {
		let replace = |origin, old, new| {
			Authorities::replace(origin, account(old), account(new), node_of(new))
		};
		let root = RuntimeOrigin::root;
		assert_noop!(replace(signed(operator(2)), 2, 7), DispatchError::BadOrigin);
		assert_noop!(replace(root(), 6, 7), Error::<Test>::NotAdmitted);
		assert_noop!(replace(root(), 2, 7), Error::<Test>::NotRequested);
		// Only by the department itself.
		assert_ok!(request(7));
		assert_noop!(replace(root(), 2, 7), Error::<Test>::NotRequested);
		// With this node.
		assert_ok!(Authorities::request_authority(signed(operator(2)), account(7), node_of(8)));
		assert_noop!(replace(root(), 2, 7), Error::<Test>::NotRequested);
		assert_ok!(Authorities::withdraw_request(signed(operator(2)), department(2)));
		assert_ok!(Authorities::request_authority(signed(operator(2)), account(7), node_of(7)));
		MockAuthorize::set_active(department(2), false);
		assert_noop!(replace(root(), 2, 7), MockAuthorize::NOT_ACTIVE);
		MockAuthorize::set_active(department(2), true);
		assert_ok!(admit(7));
		assert_noop!(replace(root(), 2, 7), Error::<Test>::AlreadyAdmitted);
	});
}

#[test]
fn replace_is_one_at_a_time_and_given_up_by_retiring_the_new_one() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(replace(2, 7));
		assert_ok!(Authorities::request_authority(signed(operator(2)), account(8), node_of(8)));
		assert_noop!(put_in_place(2, 8), Error::<Test>::BeingReplaced);
		assert_noop!(retire(2), Error::<Test>::BeingReplaced);
		assert_noop!(
			Authorities::retire(signed(head(3)), account(7)),
			Error::<Test>::NotYourDepartment
		);
		next_block();
		assert_ok!(Authorities::retire(signed(head(2)), account(7)));
		assert_eq!(
			events(),
			vec![Event::AuthorityRetired {
				account: account(7),
				department: department(2),
				by: Some(head(2))
			}]
		);
		assert!(!Replacements::<Test>::contains_key(account(7)));
		assert_noop!(set_keys(7, 7), not_a_validator());
		assert_ok!(put_in_place(2, 8));
	});
}
