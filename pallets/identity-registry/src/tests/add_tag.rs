// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{identity::IdentityStatus, identity::Tag};
use govchain_test_support::MockAuthorize;
use sp_core::H256;
use sp_runtime::DispatchError;

use crate::{
	mock::*, Error, Event, Identities, Tags, UntaggedIdentities, MAX_TAGS, TAGS_PER_EPOCH,
};

fn add(identity: u64, tag: Tag) -> sp_runtime::DispatchResult {
	Registry::add_tag(origin(police_registrar()), identity, tag)
}

fn tags_of(identity: u64) -> Vec<Tag> {
	Identities::<Test>::get(identity).unwrap().tags.into_inner()
}

#[test]
fn add_tag_leads_to_the_same_identity() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_ok!(add(identity, tag(2)));
		System::assert_last_event(
			Event::TagAdded {
				identity,
				tag: tag(2),
				department: POLICE,
				officer: police_registrar(),
			}
			.into(),
		);
		assert_eq!(tags_of(identity), [tag(1), tag(2)]);
		assert_eq!(Tags::<Test>::get(EPOCH, H256([2; 32])), Some(identity));
	});
}

#[test]
fn add_tag_is_open_to_another_identity_provider() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_ok!(Registry::add_tag(origin(market_registrar()), identity, tag(2)));
	});
}

#[test]
fn add_tag_fails_when_origin_is_no_registrar_of_an_identity_provider() {
	ExtBuilder::default().build_and_execute(|| {
		let id = register(1);
		let call = |origin| Registry::add_tag(origin, id, tag(2));
		assert_noop!(call(RuntimeOrigin::root()), DispatchError::BadOrigin);
		assert_noop!(call(RuntimeOrigin::none()), DispatchError::BadOrigin);
		assert_noop!(call(origin(holder(1))), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(origin(police_clerk())), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(origin(archive_registrar())), MockAuthorize::NO_CAPABILITY);
	});
}

#[test]
fn add_tag_fails_when_the_identity_is_unknown() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(add(1, tag(1)), Error::<Test>::IdentityUnknown);
		register(1);
		assert_noop!(add(0, tag(2)), Error::<Test>::IdentityUnknown);
		assert_noop!(add(2, tag(2)), Error::<Test>::IdentityUnknown);
	});
}

#[test]
fn add_tag_is_open_to_a_frozen_identity() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_ok!(Registry::freeze(origin(police_registrar()), identity, H256([1; 32])));
		assert_ok!(add(identity, tag(2)));
		assert!(!Identities::<Test>::get(identity).unwrap().status.is_active());
	});
}

#[test]
fn add_tag_counts_the_identity_once_when_the_epoch_is_new() {
	ExtBuilder::default().build_and_execute(|| {
		let (one, two) = (register(1), register(2));
		open_next_epoch();
		assert_eq!(UntaggedIdentities::<Test>::get(), 2);
		// An older one of a further document is none of the current epoch.
		assert_ok!(add(one, tag(3)));
		assert_eq!(UntaggedIdentities::<Test>::get(), 2);
		assert_ok!(add(one, tag_of(EPOCH + 1, 1)));
		assert_eq!(UntaggedIdentities::<Test>::get(), 1);
		assert_ok!(add(one, tag_of(EPOCH + 1, 3)));
		assert_eq!(UntaggedIdentities::<Test>::get(), 1);
		assert_ok!(add(two, tag_of(EPOCH + 1, 2)));
		assert_eq!(UntaggedIdentities::<Test>::get(), 0);
	});
}

#[test]
fn add_tag_fails_when_the_identity_has_ended() {
	ExtBuilder::default().build_and_break(|| {
		let identity = register(1);
		for status in
			[IdentityStatus::Ended { at: 1 }, IdentityStatus::Merged { successor: 2, at: 1 }]
		{
			Identities::<Test>::mutate(identity, |i| i.as_mut().unwrap().status = status);
			assert_noop!(add(identity, tag(2)), Error::<Test>::IdentityEnded);
		}
	});
}

#[test]
fn add_tag_fails_when_the_tag_is_taken() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		register(2);
		assert_noop!(add(identity, tag(2)), Error::<Test>::TagTaken);
		assert_noop!(add(identity, tag(1)), Error::<Test>::TagTaken);
	});
}

#[test]
fn add_tag_fails_when_the_epoch_is_not_accepted() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_noop!(add(identity, tag_of(EPOCH + 1, 2)), Error::<Test>::TagEpochNotAccepted);
		assert_noop!(add(identity, tag_of(EPOCH - 2, 2)), Error::<Test>::TagEpochNotAccepted);
		assert_ok!(add(identity, tag_of(EPOCH - 1, 2)));
	});
}

#[test]
fn add_tag_fails_when_the_identity_has_all_its_tags() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_ok!(add(identity, tag(2)));
		assert_noop!(add(identity, tag(3)), Error::<Test>::TooManyTags);
		assert_ok!(add(identity, tag_of(EPOCH - 1, 1)));
		assert_ok!(add(identity, tag_of(EPOCH - 1, 2)));
		assert_noop!(add(identity, tag_of(EPOCH - 1, 3)), Error::<Test>::TooManyTags);
		assert_eq!(tags_of(identity).len(), MAX_TAGS as usize);
		assert_noop!(add(identity, tag(5)), Error::<Test>::TooManyTags);
	});
}

#[test]
fn an_identity_with_all_its_tags_gets_one_of_each_epoch_to_come() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_ok!(add(identity, tag(2)));
		assert_ok!(add(identity, tag_of(EPOCH - 1, 1)));
		assert_ok!(add(identity, tag_of(EPOCH - 1, 2)));
		for epoch in EPOCH + 1..EPOCH + 4 {
			open_next_epoch();
			for n in 1..=TAGS_PER_EPOCH as u8 {
				assert_ok!(add(identity, tag_of(epoch, n)));
			}
			assert_eq!(UntaggedIdentities::<Test>::get(), 0);
		}
	});
}

#[test]
fn add_tag_drops_tags_that_are_no_longer_accepted_when_there_is_no_room() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_ok!(add(identity, tag_of(EPOCH - 1, 1)));
		assert_ok!(add(identity, tag_of(EPOCH - 1, 2)));
		open_next_epoch();
		assert_ok!(add(identity, tag_of(EPOCH + 1, 1)));
		assert_eq!(tags_of(identity).len(), MAX_TAGS as usize, "there was room, nothing dropped");

		assert_ok!(add(identity, tag_of(EPOCH + 1, 2)));
		assert_eq!(
			tags_of(identity),
			[tag(1), tag_of(EPOCH + 1, 1), tag_of(EPOCH + 1, 2)],
			"the order is kept"
		);
		for n in [1, 2] {
			let tag = tag_of(EPOCH - 1, n);
			System::assert_has_event(Event::TagDropped { identity, tag }.into());
			assert!(!Tags::<Test>::contains_key(tag.epoch, tag.hash));
		}
	});
}
