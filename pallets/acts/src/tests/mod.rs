// SPDX-License-Identifier: Apache-2.0

mod encodings;
mod endorse;
mod execute;
mod expiry;
mod invariants;
mod nested;
mod propose;
mod reads;
mod rules;
mod succession;
mod withdraw;

use frame_support::{assert_err_ignore_postinfo, assert_noop, assert_ok, weights::Weight};
use govchain_primitives::{
	acts::{ActId, JointRule, Quorum, Rule, Voice, MAX_DAYS, MAX_VOICES},
	Role,
};
use sp_core::H256;
use sp_runtime::{traits::BadOrigin, DispatchError};

use crate::{mock::*, *};
