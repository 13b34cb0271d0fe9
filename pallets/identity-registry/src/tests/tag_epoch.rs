// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	identity::{registration_payload, TagEpoch},
	IdentityKind,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

use crate::{mock::*, CurrentEpoch, Error, Event, UntaggedIdentities};

const KIND: IdentityKind = IdentityKind::Citizen;

/// Registers the holder of key `n` with tag `n` of `epoch`.
fn register_in(epoch: TagEpoch, n: u8) -> DispatchResult {
	let tag = tag_of(epoch, n);
	let proof = sign(n, &registration_payload(&Genesis::get(), KIND, tag, &holder(n), POLICE));
	Registry::register(origin(police_registrar()), KIND, tag, holder(n), proof)
}

fn add(identity: u64, epoch: TagEpoch, n: u8) -> DispatchResult {
	Registry::add_tag(origin(police_registrar()), identity, tag_of(epoch, n))
}

fn open(epoch: TagEpoch) -> DispatchResult {
	Registry::open_tag_epoch(RuntimeOrigin::root(), epoch)
}

#[test]
fn open_tag_epoch_accepts_the_new_and_the_previous_epoch() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_ok!(Registry::open_tag_epoch(RuntimeOrigin::root(), EPOCH + 1));
		System::assert_last_event(Event::TagEpochOpened { epoch: EPOCH + 1 }.into());
		assert_eq!(Registry::tag_epoch(), EPOCH + 1);

		assert_ok!(add(identity, EPOCH + 1, 2));
		assert_ok!(add(identity, EPOCH, 2));
		assert_noop!(add(identity, EPOCH - 1, 2), Error::<Test>::TagEpochNotAccepted);
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
		assert_noop!(add(1, u16::MAX, 2), Error::<Test>::IdentityUnknown);
		assert_ok!(register_in(0, 1));
		assert_noop!(add(1, u16::MAX, 2), Error::<Test>::TagEpochNotAccepted);
		assert_ok!(add(1, 0, 2));
	});
}

#[test]
fn open_tag_epoch_fails_when_an_identity_has_no_tag_of_the_current_one() {
	ExtBuilder::default().build_and_execute(|| {
		let (one, two) = (register(1), register(2));
		assert_ok!(open(EPOCH + 1));
		assert_noop!(open(EPOCH + 2), Error::<Test>::ChangeUnfinished);
		assert_ok!(add(one, EPOCH + 1, 1));
		assert_noop!(open(EPOCH + 2), Error::<Test>::ChangeUnfinished);
		// Freezing keeps nobody from being counted, nor from getting the tag.
		assert_ok!(Registry::freeze(origin(police_registrar()), two, H256([1; 32])));
		assert_noop!(open(EPOCH + 2), Error::<Test>::ChangeUnfinished);
		assert_ok!(add(two, EPOCH + 1, 2));
		assert_ok!(open(EPOCH + 2));
	});
}

#[test]
fn open_tag_epoch_asks_for_no_tags_when_there_are_no_identities() {
	ExtBuilder::default().build_and_execute(|| {
		for epoch in EPOCH + 1..EPOCH + 4 {
			assert_ok!(open(epoch));
			assert_eq!(
				(Registry::untagged_identities(), Registry::registration_epoch()),
				(0, epoch)
			);
		}
	});
}

#[test]
fn people_are_registered_with_older_tags_until_everybody_has_a_newer_one() {
	ExtBuilder::default().build_and_execute(|| {
		let one = register(1);
		assert_eq!(Registry::registration_epoch(), EPOCH);
		assert_noop!(register_in(EPOCH - 1, 2), Error::<Test>::NotRegistrationEpoch);
		assert_ok!(open(EPOCH + 1));
		assert_eq!((Registry::untagged_identities(), Registry::registration_epoch()), (1, EPOCH));
		// Nobody is found under a newer tag yet.
		assert_noop!(register_in(EPOCH + 1, 1), Error::<Test>::NotRegistrationEpoch);
		assert_noop!(register_in(EPOCH, 1), Error::<Test>::TagTaken);
		assert_ok!(register_in(EPOCH, 2));
		assert_eq!(Registry::untagged_identities(), 2);

		assert_ok!(add(2, EPOCH + 1, 2));
		assert_ok!(add(one, EPOCH + 1, 1));
		assert_eq!(
			(Registry::untagged_identities(), Registry::registration_epoch()),
			(0, EPOCH + 1)
		);
		// Whoever comes now has no older tag, so that nobody may be looked up under one.
		assert_noop!(register_in(EPOCH, 3), Error::<Test>::NotRegistrationEpoch);
		assert_ok!(register_in(EPOCH + 1, 3));
		assert_eq!(Registry::untagged_identities(), 0);
	});
}

#[test]
fn nobody_gets_a_second_identity_in_whatever_order_epochs_and_tags_come() {
	// Two persons, and all that can happen to them, four acts long.
	let acts: [fn() -> DispatchResult; 5] = [
		|| open(Registry::tag_epoch() + 1),
		|| register_in(Registry::tag_epoch(), 1),
		|| register_in(Registry::tag_epoch() - 1, 1),
		|| add(1, Registry::tag_epoch(), 1),
		|| add(2, Registry::tag_epoch(), 2),
	];
	for order in 0..5u32.pow(4) {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(register_in(EPOCH, 1));
			assert_ok!(register_in(EPOCH, 2));
			for place in 0..4 {
				// Some of them fail.
				let _ = acts[(order / 5u32.pow(place) % 5) as usize]();
			}
			// The account is the same in each try, so what keeps the second identity away is tried
			// with another one.
			for epoch in [Registry::tag_epoch(), Registry::tag_epoch() - 1] {
				let tag = tag_of(epoch, 1);
				let payload = registration_payload(&Genesis::get(), KIND, tag, &holder(9), POLICE);
				let proof = sign(9, &payload);
				let again =
					Registry::register(origin(police_registrar()), KIND, tag, holder(9), proof);
				assert!(again.is_err(), "{order}: with a tag of {epoch}");
			}
			assert_eq!(UntaggedIdentities::<Test>::get() > 0, {
				Registry::registration_epoch() < Registry::tag_epoch()
			});
		});
	}
}
