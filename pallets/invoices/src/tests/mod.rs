// SPDX-License-Identifier: Apache-2.0

mod batch;
mod encodings;
mod genesis;
mod invariants;
mod issue;
mod locks;
mod nested;
mod periods;
mod profiles;
mod reads;
mod rules;
mod series;
mod size;

use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use govchain_test_support::{
	account, AccountId, MockAgenda, MockAuthorize, MockCalendar, MockIdentities,
};
use sp_runtime::{traits::Dispatchable, DispatchError};

use crate::{mock::Invoices, mock::*, pallet::*, *};

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// As a transaction: what fails leaves nothing.
fn dispatch(who: AccountId, call: Call<Test>) -> DispatchResult {
	RuntimeCall::Invoices(call).dispatch(signed(who)).map(|_| ()).map_err(|e| e.error)
}
