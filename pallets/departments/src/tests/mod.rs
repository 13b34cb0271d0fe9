// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo};
use sp_runtime::DispatchError;

use super::*;
use crate::mock::{Departments, *};

mod abolish;
mod appoint;
mod bytes;
mod capabilities;
mod create;
mod dismiss;
mod genesis;
mod leadership;
mod move_department;
mod nested;
mod reads;
mod rename;
mod rights;
mod seats;
mod sequences;
mod set_mandate;
mod set_roles;
mod stand_in;
mod suspend_department;
mod suspend_officer;
mod try_state;

type Errors = Error<Test>;

/// Creates authorities until the council has no seat left.
fn fill_seats() {
	while Seats::<Test>::get().len() < govchain_primitives::governance::MAX_SEATS as usize {
		assert_ok!(Departments::create(
			council(),
			name("authority"),
			None,
			super::mock::capabilities(&[Capability::Authority]),
		));
	}
}

fn holder(department: DepartmentId) -> Option<AccountId> {
	Seats::<Test>::get().get(&department).cloned().flatten().map(|holder| holder.councillor)
}
