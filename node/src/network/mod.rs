// SPDX-License-Identifier: Apache-2.0

//! The network of a permissioned chain: litep2p, with a door that only listed peers pass.
//!
//! Whoever may connect is decided by the chain. The list is read at each new best block, final or
//! not, because finality may stand still when a peer must go. A peer that is not let in
//!
//! - opens no stream of blocks, transactions or votes: every such protocol asks [`peers`] before it
//!   lets one in or opens one itself;
//! - gets no answer about blocks, state, warp proofs or light proofs: every request passes
//!   [`backend`] before it reaches who would answer;
//! - loses what it has open once the list changes.
//!
//! Below this, litep2p itself answers the encrypted handshake, identify, ping and the search for
//! peers, which tell addresses and nothing of the chain. See `docs/operate.md`.

mod backend;
mod list;
mod peers;

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use govchain_admission::{Door, Listed};
use sc_network::{peer_store::ProtocolHandle, PeerId};

pub use backend::Network;
pub use list::{keep_list, ChainList};

const LOG_TARGET: &str = "admission";

/// The door of this process, and who must hear when a peer is turned out.
///
/// The SDK makes the parts of a network by functions of a type, not by methods of a value, so the
/// door can't be handed to them: there is one network in a process.
#[derive(Debug)]
pub struct Gate {
	door: Door<PeerId>,
	/// The protocols that keep streams open, each with its own peers.
	protocols: Mutex<Vec<Arc<dyn ProtocolHandle>>>,
	/// What is being made for the network.
	parts: Mutex<backend::Parts>,
}

static GATE: OnceLock<Gate> = OnceLock::new();

impl Gate {
	/// Puts the door up, before anything of the network is made. Fails the second time.
	pub fn put_up(door: Door<PeerId>) -> Result<&'static Self, &'static str> {
		let gate = Gate { door, protocols: Mutex::default(), parts: Mutex::default() };
		GATE.set(gate).map_err(|_| "there is a network in this process already")?;
		Ok(Self::get())
	}

	/// The door of this process.
	///
	/// # Panics
	/// If none was put up: a network without one would let everybody in.
	fn get() -> &'static Self {
		GATE.get().expect("the door is put up before the network is made")
	}

	fn admits(&self, peer: &PeerId) -> bool {
		self.door.admits(peer)
	}

	/// Takes over the chain's list, and turns out whom it names no more.
	fn set_list(&self, list: impl IntoIterator<Item = Listed<PeerId>>) {
		let took_guests = self.door.takes_guests();
		let removed = self.door.set_list(list);
		if took_guests != self.door.takes_guests() {
			let now = if took_guests { "listed peers only" } else { "any peer: this is a gateway" };
			log::info!(target: LOG_TARGET, "lets in {now}");
		}
		if removed.is_empty() {
			return;
		}
		log::info!(target: LOG_TARGET, "{} peers are let in no more", removed.len());
		for peer in removed {
			log::debug!(target: LOG_TARGET, "{peer} is turned out");
			for protocol in lock(&self.protocols).iter() {
				protocol.disconnect_peer(peer);
			}
		}
	}

	fn register(&self, protocol: Arc<dyn ProtocolHandle>) {
		lock(&self.protocols).push(protocol);
	}
}

/// What is behind these locks is only ever added to or taken from, so it is whole after a panic.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
