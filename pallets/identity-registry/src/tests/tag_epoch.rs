// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

use crate::{mock::*, CurrentEpoch, Error, Event};

#[test]
fn open_tag_epoch_accepts_the_new_and_the_previous_epoch() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_ok!(Registry::open_tag_epoch(RuntimeOrigin::root(), EPOCH + 1));
		System::assert_last_event(Event::TagEpochOpened { epoch: EPOCH + 1 }.into());
		assert_eq!(Registry::tag_epoch(), EPOCH + 1);

		let add = |epoch| Registry::add_tag(origin(police_registrar()), identity, tag_of(epoch, 2));
		assert_ok!(add(EPOCH + 1));
		assert_ok!(add(EPOCH));
		assert_noop!(add(EPOCH - 1), Error::<Test>::TagEpochNotAccepted);
	});
}

#[test]
fn open_tag_epoch_fails_when_origin_is_not_the_council() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [origin(police_registrar()), RuntimeOrigin::none()] {
			let call = Registry::open_tag_epoch(origin, EPOCH + 1);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn open_tag_epoch_fails_when_the_epoch_is_not_the_next() {
	ExtBuilder::default().build_and_execute(|| {
		for epoch in [0, EPOCH - 1, EPOCH, EPOCH + 2] {
			let call = Registry::open_tag_epoch(RuntimeOrigin::root(), epoch);
			assert_noop!(call, Error::<Test>::NotNextEpoch);
		}
	});
}

#[test]
fn open_tag_epoch_fails_when_the_last_one_is_open() {
	ExtBuilder::default().build_and_execute(|| {
		CurrentEpoch::<Test>::put(u16::MAX);
		for epoch in [0, u16::MAX] {
			let call = Registry::open_tag_epoch(RuntimeOrigin::root(), epoch);
			assert_noop!(call, Error::<Test>::NotNextEpoch);
		}
	});
}

#[test]
fn the_first_epoch_has_none_before_it() {
	ExtBuilder::default().build_and_execute(|| {
		CurrentEpoch::<Test>::put(0);
		let add = |epoch| Registry::add_tag(origin(police_registrar()), 1, tag_of(epoch, 2));
		assert_noop!(add(u16::MAX), Error::<Test>::IdentityUnknown);
		register_in_epoch_zero();
		assert_noop!(add(u16::MAX), Error::<Test>::TagEpochNotAccepted);
		assert_ok!(add(0));
	});
}

fn register_in_epoch_zero() {
	use govchain_primitives::{identity::registration_payload, IdentityKind};
	let (kind, tag) = (IdentityKind::Citizen, tag_of(0, 1));
	let proof = sign(1, &registration_payload(&Genesis::get(), kind, tag, &holder(1), POLICE));
	assert_ok!(Registry::register(origin(police_registrar()), kind, tag, holder(1), proof));
}
