// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

use super::*;
use crate::mock::*;

mod bytes;
mod charge;
mod reads;
mod set_budget;
mod try_state;
mod window;

/// Where the use of [`CITIZEN`] is kept.
fn key() -> UseKey {
	Admission::use_key(&CITIZEN)
}
