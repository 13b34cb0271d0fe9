// SPDX-License-Identifier: Apache-2.0

//! What passes the filter of the runtime.

use codec::{Encode, Output};
use frame_support::traits::Contains;
use govchain_primitives::acts::{ActId, Rule};
use sp_runtime::traits::{BlakeTwo256, Hash};

use crate::{Config, Executing, Pallet, Rules};

/// Keeps the first two bytes of what is encoded into it. The filter looks at every call, and some are
/// megabytes long.
#[derive(Default)]
struct Head {
	bytes: [u8; 2],
	length: usize,
}

impl Output for Head {
	fn write(&mut self, bytes: &[u8]) {
		for (place, byte) in self.bytes.iter_mut().skip(self.length).zip(bytes) {
			*place = *byte;
		}
		self.length = self.length.saturating_add(bytes.len());
	}
}

/// The act that a call is one of.
pub fn act_of(call: &impl Encode) -> ActId {
	let mut head = Head::default();
	call.encode_to(&mut head);
	let [pallet, call] = head.bytes;
	ActId { pallet, call }
}

/// The calls that may be made now, as far as rules go: those that officers do alone, and the one that
/// a joint act is executing.
impl<T: Config> Contains<<T as Config>::RuntimeCall> for Pallet<T> {
	fn contains(call: &<T as Config>::RuntimeCall) -> bool {
		match Rules::<T>::get(act_of(call)).map(|set| set.rule) {
			None | Some(Rule::Own) => true,
			Some(Rule::Forbidden) => false,
			Some(Rule::Joint(_)) => {
				Executing::<T>::get().is_some_and(|hash| hash == BlakeTwo256::hash_of(call))
			}
		}
	}
}
