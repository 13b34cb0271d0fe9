// SPDX-License-Identifier: Apache-2.0

//! Each call as another call carries it: with the origin of the outer one, and checked alike.

use frame_support::{assert_noop, assert_ok, traits::GetCallName};
use sp_runtime::{traits::Dispatchable, DispatchError};

use crate::{mock::*, Call};

#[test]
fn every_call_is_checked_alike_when_another_carries_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (off_days, working_days) = (days([(12, 31)]), days([]));
		let calls = [
			Call::amend_year { year: 2026, off_days, working_days: working_days.clone() },
			Call::publish_year { year: 2028, off_days: days([]), working_days },
		];
		assert_eq!(calls.len(), Call::<Test>::get_call_names().len());
		for call in calls {
			let carried = |origin| {
				let call = RuntimeCall::from(call.clone());
				call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
			};
			for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
				assert_noop!(carried(origin), DispatchError::BadOrigin);
			}
			assert_ok!(carried(RuntimeOrigin::root()));
		}
	});
}
