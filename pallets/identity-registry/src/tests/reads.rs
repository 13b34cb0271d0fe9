// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	identity::{HeldKey, IdentityInfo, IdentityStatus, KeyRole},
	Identities as _, IdentityKind, Moment,
};
use govchain_test_support::MockCalendar;
use sp_core::H256;

use crate::{mock::*, Error, Identities};

const T0: Moment = MockCalendar::START;

#[test]
fn look_ups_agree_on_a_registered_identity() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		let info = IdentityInfo {
			identity,
			kind: IdentityKind::Citizen,
			status: IdentityStatus::Active,
			keys: vec![HeldKey {
				account: holder(1),
				role: KeyRole::Primary,
				from: T0,
				until: None,
			}],
			tags: vec![tag(1)],
			registered_by: POLICE,
			registered_at: T0,
		};
		assert_eq!(Registry::identity_info(identity), Some(info.clone()));
		assert_eq!(Registry::identity_info_by_account(&holder(1)), Some(info.clone()));
		assert_eq!(Registry::identity_info_by_tag(&tag(1)), Some(info));
		assert_eq!(Registry::identity_of(&holder(1)), Some(identity));
		assert_eq!(Registry::account_of(identity), Some(holder(1)));
		assert_eq!(Registry::kind_of(identity), Some(IdentityKind::Citizen));
		assert!(Registry::is_in_good_standing(identity));
		assert_ok!(Registry::ensure_identity(&holder(1)), identity);
	});
}

#[test]
fn look_ups_find_nothing_when_nobody_is_registered() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Registry::identity_info(1), None);
		assert_eq!(Registry::identity_info_by_account(&holder(1)), None);
		assert_eq!(Registry::identity_info_by_tag(&tag(1)), None);
		assert_eq!(Registry::identity_of(&holder(1)), None);
		assert_eq!(Registry::account_of(1), None);
		assert_eq!(Registry::account_at(1, T0), None);
		assert_eq!(Registry::kind_of(1), None);
		assert!(!Registry::is_in_good_standing(1));
		assert!(!Registry::is_frozen(&holder(1)));
		assert_noop!(Registry::ensure_identity(&holder(1)), Error::<Test>::AccountUnknown);
	});
}

#[test]
fn look_up_by_tag_wants_the_epoch_too() {
	ExtBuilder::default().build_and_execute(|| {
		register(1);
		assert_eq!(Registry::identity_info_by_tag(&tag_of(EPOCH + 1, 1)), None);
	});
}

#[test]
fn account_at_is_none_before_the_registration() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_eq!(Registry::account_at(identity, T0 - 1), None);
		assert_eq!(Registry::account_at(identity, T0), Some(holder(1)));
		assert_eq!(Registry::account_at(identity, Moment::MAX), Some(holder(1)));
	});
}

/// Three primary keys, the second for no time at all, and keys of agents begun in between.
#[test]
fn account_at_finds_the_primary_key_of_each_moment() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		let (primary, agent) = (KeyRole::Primary, KeyRole::Agent);
		set_history(
			identity,
			&[
				(holder(1), primary, T0, Some(T0 + 100)),
				(holder(21), agent, T0 + 10, Some(T0 + 20)),
				(holder(22), agent, T0 + 50, None),
				(holder(2), primary, T0 + 100, Some(T0 + 100)),
				(holder(3), primary, T0 + 100, Some(T0 + 200)),
				(holder(23), agent, T0 + 150, None),
				(holder(4), primary, T0 + 200, None),
				(holder(24), agent, T0 + 300, None),
			],
		);
		MockCalendar::advance(400);
		let expected = |when| match when {
			..T0 => None,
			T0..=1_767_600_000_099 => Some(holder(1)),
			1_767_600_000_100..=1_767_600_000_199 => Some(holder(3)),
			_ => Some(holder(4)),
		};
		for when in (T0 - 2)..(T0 + 310) {
			assert_eq!(Registry::account_at(identity, when), expected(when), "at {when}");
		}
		assert_eq!(Registry::account_of(identity), Some(holder(4)));
	});
}

/// A plain walk over the periods says the same for histories of every length.
#[test]
fn account_at_agrees_with_a_walk_over_all_periods() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		for length in 1..=20u8 {
			let history: Vec<_> = (0..length)
				.map(|n| {
					let from = T0 + u64::from(n) * 10;
					let until = (n + 1 < length).then_some(from + 10);
					(holder(n + 1), KeyRole::Primary, from, until)
				})
				.collect();
			set_history(identity, &history);
			for when in (T0 - 1..T0 + 220).step_by(3) {
				let walked = history.iter().rev().find(|(_, _, from, _)| *from <= when);
				let walked = walked.map(|(account, ..)| account.clone());
				assert_eq!(Registry::account_at(identity, when), walked);
			}
		}
	});
}

#[test]
fn a_key_that_has_ended_speaks_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		set_history(
			identity,
			&[
				(holder(1), KeyRole::Primary, T0, Some(T0 + 100)),
				(holder(2), KeyRole::Primary, T0 + 100, None),
			],
		);
		MockCalendar::set_now(T0 + 99);
		assert_eq!(Registry::identity_of(&holder(1)), Some(identity));
		MockCalendar::set_now(T0 + 100);
		assert_eq!(Registry::identity_of(&holder(1)), None);
		assert_eq!(Registry::identity_info_by_account(&holder(1)), None);
		assert!(Registry::is_frozen(&holder(1)));
		assert_noop!(Registry::ensure_identity(&holder(1)), Error::<Test>::KeyEnded);
		assert_ok!(Registry::ensure_identity(&holder(2)), identity);
		assert!(!Registry::is_frozen(&holder(2)));
	});
}

#[test]
fn a_narrower_key_does_not_stand_for_the_whole_identity() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		set_history(
			identity,
			&[(holder(1), KeyRole::Primary, T0, None), (holder(2), KeyRole::Agent, T0, None)],
		);
		assert_eq!(Registry::identity_of(&holder(2)), Some(identity));
		assert_noop!(Registry::ensure_identity(&holder(2)), Error::<Test>::KeyTooNarrow);
		assert!(!Registry::is_frozen(&holder(2)));
		let roles: Vec<_> =
			Registry::identity_info(identity).unwrap().keys.iter().map(|key| key.role).collect();
		assert_eq!(roles, [KeyRole::Primary, KeyRole::Agent]);

		assert_ok!(Registry::freeze(origin(police_registrar()), identity, H256([1; 32])));
		assert!(Registry::is_frozen(&holder(2)), "all keys are frozen");
	});
}

#[test]
fn an_identity_that_has_ended_has_nobody_to_speak_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		register(2);
		set_history(identity, &[(holder(1), KeyRole::Primary, T0, Some(T0 + 100))]);
		for status in [
			IdentityStatus::Ended { at: T0 + 100 },
			IdentityStatus::Merged { successor: 2, at: T0 + 100 },
		] {
			Identities::<Test>::mutate(identity, |i| i.as_mut().unwrap().status = status);
			MockCalendar::set_now(T0 + 50);
			assert_noop!(Registry::ensure_identity(&holder(1)), Error::<Test>::IdentityEnded);
			assert!(Registry::is_frozen(&holder(1)));
			assert!(!Registry::is_in_good_standing(identity));
			assert_eq!(Registry::account_of(identity), None);
			assert_eq!(Registry::account_at(identity, T0 + 99), Some(holder(1)));
			assert_eq!(Registry::account_at(identity, T0 + 100), None);
			assert_eq!(Registry::identity_info(identity).unwrap().keys, []);
			assert_eq!(Registry::kind_of(identity), Some(IdentityKind::Citizen));
		}
	});
}

#[test]
fn registration_payload_is_that_of_primitives() {
	ExtBuilder::default().build_and_execute(|| {
		let read =
			|| Registry::registration_payload(IdentityKind::Citizen, tag(1), &holder(1), POLICE);
		assert_eq!(read(), Some(payload(1, POLICE)));
		System::set_block_number(0);
		assert_eq!(read(), None, "the genesis block doesn't know its hash");
	});
}
