// SPDX-License-Identifier: Apache-2.0

mod bytes;
mod cancel;
mod end;
mod invariants;
mod nested;
mod reads;
mod relay;
mod relay_cancellation;
mod signature;

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	orders::{Order, OrderEnd, MAX_AHEAD, MAX_CALL_BYTES, MAX_CANCELLATIONS, MAX_VALIDITY},
	AgendaItem,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BadOrigin, BlakeTwo256, Hash},
	DispatchError,
};

use crate::{mock::*, *};
