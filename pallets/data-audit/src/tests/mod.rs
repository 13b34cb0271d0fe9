// SPDX-License-Identifier: Apache-2.0

mod checkpoint;
mod data_sets;
mod encodings;
mod end_stream;
mod grant;
mod invariants;
mod nested;
mod open_stream;
mod pass_on;
mod reads;
mod revoke;
mod silence;
mod succession;

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	audit::{
		Checkpoint, DataClass, FieldId, GrantStatus, GrantTerms, SharingRule, SilenceInterval,
		MAX_FIELDS,
	},
	Capability, WorkingCalendar,
};
use sp_core::H256;

use crate::{mock::*, *};
