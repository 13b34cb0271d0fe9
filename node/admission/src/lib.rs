// SPDX-License-Identifier: Apache-2.0

//! Which peers a node lets in: the decision alone, without a network and without a chain.
//!
//! - **Listed**: on the list that the chain keeps, as the node last read it.
//! - **Named**: on the node's own command line. Its operator answers for it, whatever the chain says.
//! - **Guest**: neither. A [`Door`] lets guests in only while the chain lists its own node as a
//!   gateway and the operator runs it as one.

mod requests;

use std::{
	collections::{HashSet, VecDeque},
	hash::Hash,
	sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

pub use requests::{usher, Refused};

/// Guests that a gateway remembers, so that it can turn them out when it is a reader instead. As many as
/// a node of the SDK has incoming connections at most. A guest that is forgotten keeps what it has
/// open and gets nothing else.
pub const MAX_GUESTS: usize = 10_000;

/// A peer on the chain's list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listed<Peer> {
	/// Its name in the network.
	pub peer: Peer,
	/// Whether it may serve peers that are not on the list.
	pub is_gateway: bool,
}

/// Decides who is let in.
#[derive(Debug)]
pub struct Door<Peer> {
	own: Peer,
	named: HashSet<Peer>,
	/// Whether the operator runs the node as a gateway.
	wants_guests: bool,
	state: RwLock<State<Peer>>,
}

#[derive(Debug)]
struct State<Peer> {
	listed: HashSet<Peer>,
	/// Whether the chain, too, has the node as a gateway.
	takes_guests: bool,
	/// Guests let in, oldest first, and the same for looking up.
	guests: VecDeque<Peer>,
	known_guests: HashSet<Peer>,
}

impl<Peer: Copy + Eq + Hash> Door<Peer> {
	/// Lets in nobody but the peers named on the command line, until it is told the list.
	///
	/// `own` is the node itself.
	pub fn new(own: Peer, named: impl IntoIterator<Item = Peer>, wants_guests: bool) -> Self {
		Self {
			own,
			named: named.into_iter().collect(),
			wants_guests,
			state: RwLock::new(State {
				listed: HashSet::new(),
				takes_guests: false,
				guests: VecDeque::new(),
				known_guests: HashSet::new(),
			}),
		}
	}

	/// Whether `peer` is let in now.
	pub fn admits(&self, peer: &Peer) -> bool {
		if *peer == self.own || self.named.contains(peer) {
			return true;
		}
		{
			let state = self.read();
			if state.listed.contains(peer) {
				return true;
			}
			if !state.takes_guests {
				return false;
			}
			if state.known_guests.contains(peer) {
				return true;
			}
		}
		let mut state = self.write();
		// It may have changed in between.
		let is_guest = state.takes_guests;
		if is_guest && state.known_guests.insert(*peer) {
			state.guests.push_back(*peer);
			if state.guests.len() > MAX_GUESTS {
				if let Some(oldest) = state.guests.pop_front() {
					state.known_guests.remove(&oldest);
				}
			}
		}
		is_guest || state.listed.contains(peer)
	}

	/// Takes over the chain's list. Returns the peers that were let in by the one before and are let
	/// in no more: what they have open must be closed.
	pub fn set_list(&self, list: impl IntoIterator<Item = Listed<Peer>>) -> Vec<Peer> {
		let mut listed = HashSet::new();
		let mut takes_guests = false;
		for Listed { peer, is_gateway } in list {
			takes_guests |= peer == self.own && is_gateway && self.wants_guests;
			listed.insert(peer);
		}

		let mut state = self.write();
		let before = std::mem::replace(&mut state.listed, listed);
		state.takes_guests = takes_guests;
		let mut lost: Vec<Peer> = before.into_iter().collect();
		if !takes_guests {
			lost.extend(std::mem::take(&mut state.guests));
			state.known_guests.clear();
		}
		drop(state);

		let mut seen = HashSet::new();
		lost.retain(|peer| seen.insert(*peer) && !self.admits(peer));
		lost
	}

	/// How many peers are on the chain's list.
	pub fn listed(&self) -> usize {
		self.read().listed.len()
	}

	/// Whether peers are let in that are neither listed nor named.
	pub fn takes_guests(&self) -> bool {
		self.read().takes_guests
	}

	// Nothing under the lock can panic half-way, so what a poisoned one holds is whole.
	fn read(&self) -> RwLockReadGuard<'_, State<Peer>> {
		self.state.read().unwrap_or_else(PoisonError::into_inner)
	}

	fn write(&self) -> RwLockWriteGuard<'_, State<Peer>> {
		self.state.write().unwrap_or_else(PoisonError::into_inner)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const OWN: u32 = 0;
	const NAMED: u32 = 1;
	const LISTED: u32 = 2;
	const STRANGER: u32 = 99;

	fn node(peer: u32) -> Listed<u32> {
		Listed { peer, is_gateway: false }
	}

	fn gateway(peer: u32) -> Listed<u32> {
		Listed { peer, is_gateway: true }
	}

	fn door() -> Door<u32> {
		Door::new(OWN, [NAMED], false)
	}

	#[test]
	fn stranger_is_not_let_in() {
		let door = door();
		assert!(!door.admits(&STRANGER));
		door.set_list([node(LISTED)]);
		assert!(!door.admits(&STRANGER));
	}

	#[test]
	fn listed_peer_is_let_in_when_the_list_is_read() {
		let door = door();
		assert!(!door.admits(&LISTED));
		assert_eq!(door.set_list([node(LISTED)]), vec![]);
		assert!(door.admits(&LISTED));
		assert_eq!(door.listed(), 1);
	}

	#[test]
	fn named_peers_and_the_node_itself_are_let_in_whatever_the_list() {
		let door = door();
		for list in [vec![], vec![node(LISTED)], vec![node(NAMED), node(OWN)], vec![]] {
			door.set_list(list);
			assert!(door.admits(&NAMED));
			assert!(door.admits(&OWN));
		}
	}

	#[test]
	fn removed_peer_is_turned_out_once() {
		let door = door();
		door.set_list([node(LISTED), node(3), node(4)]);
		assert_eq!(door.set_list([node(3), node(5)]).len(), 2);
		assert!(!door.admits(&LISTED) && !door.admits(&4));
		assert!(door.admits(&3) && door.admits(&5));
		assert_eq!(door.set_list([node(3), node(5)]), vec![]);
		assert_eq!(door.set_list([]).len(), 2);
	}

	#[test]
	fn removed_peer_stays_when_it_is_named() {
		let door = door();
		door.set_list([node(NAMED), node(OWN)]);
		assert_eq!(door.set_list([]), vec![]);
		assert!(door.admits(&NAMED));
	}

	#[test]
	fn removed_peer_is_let_in_again_when_it_is_listed_again() {
		let door = door();
		door.set_list([node(LISTED)]);
		door.set_list([]);
		door.set_list([node(LISTED)]);
		assert!(door.admits(&LISTED));
	}

	#[test]
	fn gateway_takes_guests_when_it_is_listed_as_one() {
		let door = Door::new(OWN, [], true);
		assert!(!door.admits(&STRANGER), "before the list is read");
		door.set_list([node(LISTED)]);
		assert!(!door.admits(&STRANGER), "not listed");
		door.set_list([node(OWN)]);
		assert!(!door.admits(&STRANGER), "listed, and not as a gateway");
		door.set_list([gateway(LISTED), node(OWN)]);
		assert!(!door.admits(&STRANGER), "another one is");
		assert_eq!(door.set_list([gateway(OWN)]), vec![]);
		assert!(door.takes_guests());
		assert!(door.admits(&STRANGER));
	}

	#[test]
	fn no_guests_when_the_operator_does_not_run_a_gateway() {
		let door = door();
		door.set_list([gateway(OWN)]);
		assert!(!door.takes_guests());
		assert!(!door.admits(&STRANGER));
	}

	#[test]
	fn guests_are_turned_out_when_the_gateway_is_one_no_more() {
		let door = Door::new(OWN, [NAMED], true);
		door.set_list([gateway(OWN)]);
		for peer in [STRANGER, 98, STRANGER, NAMED, LISTED] {
			assert!(door.admits(&peer));
		}
		// One of them has been listed in the meantime.
		let lost = door.set_list([node(OWN), node(LISTED)]);
		assert_eq!(lost, vec![STRANGER, 98]);
		assert!(!door.admits(&STRANGER));
		assert!(door.admits(&NAMED) && door.admits(&LISTED));
		assert_eq!(door.set_list([node(OWN), node(LISTED)]), vec![]);
	}

	#[test]
	fn removed_peer_is_a_guest_when_the_gateway_takes_any() {
		let door = Door::new(OWN, [], true);
		door.set_list([gateway(OWN), node(LISTED)]);
		assert_eq!(door.set_list([gateway(OWN)]), vec![]);
		assert_eq!(door.set_list([]), vec![LISTED]);
	}

	#[test]
	fn remembered_guests_are_bounded() {
		let door = Door::new(OWN, [], true);
		door.set_list([gateway(OWN)]);
		let last = 100 + MAX_GUESTS as u32;
		for peer in 100..=last {
			assert!(door.admits(&peer));
		}
		let lost = door.set_list([]);
		assert_eq!(lost.len(), MAX_GUESTS);
		assert!(!lost.contains(&100) && lost.contains(&last));
	}
}
