// SPDX-License-Identifier: Apache-2.0

//! Each invariant, broken.

use super::*;

fn broken(expected: &str, how: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		assert_ok!(Governance::do_try_state());
		how();
		let error = Governance::do_try_state().unwrap_err();
		assert_eq!(format!("{error:?}"), format!("Other({expected:?})"));
	});
}

#[test]
fn invariant_1_breaks_when_an_account_holds_two_seats() {
	broken("1: an account holds two seats", || {
		Seats::<Test>::mutate(|seats| *seats.get_mut(&2).unwrap() = account(1));
	});
}

#[test]
fn invariant_2_breaks_when_members_and_seats_differ() {
	broken("2: the members are not the holders of the seats", || {
		pallet_collective::Members::<Test, Instance>::mutate(|members| members.pop());
	});
}
