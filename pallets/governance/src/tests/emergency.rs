// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn emergency_makes_the_call_as_root_when_three_quarters_carry() {
	ExtBuilder::default().build_and_execute(|| {
		let call = heap_pages(8);
		assert_ok!(Governance::emergency(motion(3, 4), Box::new(call.clone())));
		assert_eq!(heap(), Some(8u64.encode()));
		System::assert_last_event(
			Event::EmergencyEnacted { call_hash: hash(&call), result: Ok(()) }.into(),
		);
	});
}

#[test]
fn emergency_succeeds_when_the_call_fails() {
	ExtBuilder::default().build_and_execute(|| {
		let call = failing();
		assert_ok!(Governance::emergency(motion(4, 4), Box::new(call.clone())));
		System::assert_last_event(
			Event::EmergencyEnacted { call_hash: hash(&call), result: Err(failure()) }.into(),
		);
	});
}

#[test]
fn emergency_fails_when_the_call_is_only_for_motions() {
	ExtBuilder::default().build_and_execute(|| {
		assert_err_ignore_postinfo!(
			Governance::emergency(motion(4, 4), Box::new(upgrade())),
			Error::<Test>::NotEmergencyCall
		);
	});
}

#[test]
fn emergency_fails_when_origin_is_not_three_quarters() {
	ExtBuilder::default().build_and_execute(|| {
		// Five of seven are two thirds, but not three quarters.
		for origin in [RuntimeOrigin::root(), signed(1), motion(2, 4), motion(5, 7)] {
			assert_err_ignore_postinfo!(
				Governance::emergency(origin, Box::new(heap_pages(8))),
				DispatchError::BadOrigin
			);
		}
		assert_ok!(Governance::enact(motion(5, 7), Box::new(heap_pages(8))));
	});
}
