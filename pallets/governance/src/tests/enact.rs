// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn enact_makes_the_call_as_root_when_two_thirds_carry() {
	ExtBuilder::default().build_and_execute(|| {
		let call = heap_pages(7);
		assert_ok!(Governance::enact(motion(3, 4), Box::new(call.clone())));
		assert_eq!(heap(), Some(7u64.encode()));
		System::assert_last_event(Event::Enacted { call_hash: hash(&call), result: Ok(()) }.into());
	});
}

#[test]
fn enact_succeeds_and_changes_nothing_when_the_call_fails() {
	ExtBuilder::default().build_and_execute(|| {
		let call = failing();
		assert_ok!(Governance::enact(motion(4, 4), Box::new(call.clone())));
		System::assert_last_event(
			Event::Enacted { call_hash: hash(&call), result: Err(failure()) }.into(),
		);
	});
}

#[test]
fn enact_rolls_back_what_the_call_wrote_when_it_fails() {
	ExtBuilder::default().build_and_execute(|| {
		let call = pallet_utility::Call::batch_all { calls: vec![heap_pages(7), failing()] }.into();
		assert_ok!(Governance::enact(motion(4, 4), Box::new(call)));
		assert!(matches!(&enacted()[..], [Event::Enacted { result: Err(_), .. }]));
		assert_eq!(heap(), None);
	});
}

#[test]
fn enact_fails_when_the_call_is_not_listed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_err_ignore_postinfo!(
			Governance::enact(motion(4, 4), Box::new(unlisted())),
			Error::<Test>::NotRootCall
		);
		assert_eq!(sp_io::storage::get(b"key"), None);
	});
}

#[test]
fn enact_fails_when_origin_is_not_a_motion() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			signed(1),
			pallet_collective::RawOrigin::Member(account(1)).into(),
			motion(2, 4),
		] {
			assert_err_ignore_postinfo!(
				Governance::enact(origin, Box::new(heap_pages(7))),
				DispatchError::BadOrigin
			);
		}
		assert_eq!(heap(), None);
	});
}

#[test]
fn enact_weighs_as_much_as_the_call_and_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let call = heap_pages(7);
		let inner = call.get_dispatch_info().call_weight;
		let length = call.encoded_size() as u32;
		let own = <() as WeightInfo>::enact(length);
		let info = enact(call.clone()).get_dispatch_info();
		assert_eq!(info.call_weight, own + inner);
		assert_eq!(info.class, frame_support::dispatch::DispatchClass::Normal);
		let post = Governance::enact(motion(3, 4), Box::new(call.clone())).unwrap();
		assert_eq!(post.actual_weight, Some(own + inner));
		// A refusal gives the weight of the call back.
		let post = Governance::enact(signed(1), Box::new(call)).unwrap_err().post_info;
		assert_eq!(post.actual_weight, Some(own));
	});
}
