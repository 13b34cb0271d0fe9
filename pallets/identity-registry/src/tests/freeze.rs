// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	identity::IdentityStatus, Capability, Commitment, Identities as _, Role,
};
use govchain_test_support::{MockAuthorize, MockCalendar};
use sp_core::H256;
use sp_runtime::DispatchError;

use crate::{mock::*, Error, Event, Identities};

const REASON: Commitment = H256([3; 32]);

fn status(identity: u64) -> IdentityStatus<govchain_test_support::AccountId> {
	Identities::<Test>::get(identity).unwrap().status
}

fn end(identity: u64, status: IdentityStatus<govchain_test_support::AccountId>) {
	Identities::<Test>::mutate(identity, |i| i.as_mut().unwrap().status = status);
}

fn frozen_by_police() -> u64 {
	let identity = register(1);
	assert_ok!(Registry::freeze(origin(police_registrar()), identity, REASON));
	identity
}

#[test]
fn freeze_stops_the_account_and_names_who_did_it() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert!(!Registry::is_frozen(&holder(1)));
		MockCalendar::advance(5);
		assert_ok!(Registry::freeze(origin(police_registrar()), identity, REASON));
		System::assert_last_event(
			Event::Frozen {
				identity,
				reason: REASON,
				department: POLICE,
				officer: police_registrar(),
			}
			.into(),
		);
		assert_eq!(
			status(identity),
			IdentityStatus::Frozen {
				department: POLICE,
				officer: police_registrar(),
				since: MockCalendar::START + 5,
				reason: REASON,
			}
		);
		assert!(Registry::is_frozen(&holder(1)));
		assert!(!Registry::is_in_good_standing(identity));
		assert_noop!(Registry::ensure_identity(&holder(1)), Error::<Test>::IdentityFrozen);
		assert_eq!(System::providers(&holder(1)), 1, "the account stays known");
	});
}

#[test]
fn freeze_is_open_to_another_identity_provider() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_ok!(Registry::freeze(origin(market_registrar()), identity, REASON));
	});
}

#[test]
fn freeze_fails_when_origin_is_no_registrar_of_an_identity_provider() {
	ExtBuilder::default().build_and_execute(|| {
		let id = register(1);
		let call = |origin| Registry::freeze(origin, id, REASON);
		assert_noop!(call(RuntimeOrigin::root()), DispatchError::BadOrigin);
		assert_noop!(call(RuntimeOrigin::none()), DispatchError::BadOrigin);
		assert_noop!(call(origin(holder(1))), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(origin(police_clerk())), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(origin(archive_registrar())), MockAuthorize::NO_CAPABILITY);
	});
}

#[test]
fn freeze_fails_when_the_identity_is_unknown() {
	ExtBuilder::default().build_and_execute(|| {
		let call = Registry::freeze(origin(police_registrar()), 1, REASON);
		assert_noop!(call, Error::<Test>::IdentityUnknown);
	});
}

#[test]
fn freeze_fails_when_the_identity_is_frozen() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = frozen_by_police();
		for registrar in [police_registrar(), ministry_registrar(), market_registrar()] {
			let call = Registry::freeze(origin(registrar), identity, H256([4; 32]));
			assert_noop!(call, Error::<Test>::IdentityFrozen);
		}
	});
}

#[test]
fn freeze_fails_when_the_identity_has_ended() {
	ExtBuilder::default().build_and_break(|| {
		let identity = register(1);
		end(identity, IdentityStatus::Ended { at: 1 });
		let call = Registry::freeze(origin(police_registrar()), identity, REASON);
		assert_noop!(call, Error::<Test>::IdentityEnded);
		end(identity, IdentityStatus::Merged { successor: 2, at: 1 });
		let call = Registry::freeze(origin(police_registrar()), identity, REASON);
		assert_noop!(call, Error::<Test>::IdentityEnded);
	});
}

#[test]
fn freeze_fails_when_the_identity_is_that_of_a_councillor() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		MockAuthorize::add_officer(holder(1), MARKET, &[Role::Councillor]);
		let call = || Registry::freeze(origin(police_registrar()), identity, REASON);
		assert_noop!(call(), Error::<Test>::IsCouncillor);
		MockAuthorize::remove_officer(&holder(1));
		assert_ok!(call());
	});
}

#[test]
fn freeze_fails_when_the_identity_leads_a_department_with_a_seat() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		MockAuthorize::add_department(50, None, &[Capability::Authority]);
		MockAuthorize::add_officer(holder(1), 50, &[Role::Head]);
		let call = || Registry::freeze(origin(police_registrar()), identity, REASON);
		assert_noop!(call(), Error::<Test>::IsHeadOfAuthority);
		MockAuthorize::remove_officer(&holder(1));
		MockAuthorize::add_officer(holder(1), 50, &[Role::Clerk]);
		assert_ok!(call());
	});
}

#[test]
fn freeze_fails_when_the_identity_leads_the_department_of_the_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		MockAuthorize::add_officer(holder(1), POLICE, &[Role::Head]);
		let call = |registrar| Registry::freeze(origin(registrar), identity, REASON);
		assert_noop!(call(police_registrar()), Error::<Test>::IsOwnHead);
		MockAuthorize::remove_officer(&holder(1));
		MockAuthorize::add_officer(holder(1), POLICE, &[Role::Clerk]);
		assert_ok!(call(police_registrar()));
	});
}

#[test]
fn freeze_of_a_head_is_open_to_others() {
	for registrar in [ministry_registrar(), market_registrar()] {
		ExtBuilder::default().build_and_execute(|| {
			let identity = register(1);
			MockAuthorize::add_officer(holder(1), POLICE, &[Role::Head]);
			assert_ok!(Registry::freeze(origin(registrar), identity, REASON));
		});
	}
}

#[test]
fn unfreeze_lets_the_account_act_when_the_same_department_asks() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = frozen_by_police();
		assert_ok!(Registry::unfreeze(origin(police_registrar()), identity));
		System::assert_last_event(
			Event::Unfrozen {
				identity,
				department: Some(POLICE),
				officer: Some(police_registrar()),
			}
			.into(),
		);
		assert_eq!(status(identity), IdentityStatus::Active);
		assert!(!Registry::is_frozen(&holder(1)));
		assert_ok!(Registry::ensure_identity(&holder(1)), identity);
	});
}

#[test]
fn unfreeze_lets_the_account_act_when_a_department_above_asks() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = frozen_by_police();
		assert_ok!(Registry::unfreeze(origin(ministry_registrar()), identity));
		assert_eq!(status(identity), IdentityStatus::Active);
	});
}

#[test]
fn unfreeze_lets_the_account_act_when_the_council_asks() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = frozen_by_police();
		MockAuthorize::set_active(POLICE, false);
		assert_ok!(Registry::unfreeze(RuntimeOrigin::root(), identity));
		System::assert_last_event(
			Event::Unfrozen { identity, department: None, officer: None }.into(),
		);
		assert_eq!(status(identity), IdentityStatus::Active);
	});
}

#[test]
fn unfreeze_lets_the_account_act_when_the_successor_of_the_department_asks() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = frozen_by_police();
		MockAuthorize::abolish(POLICE, MARKET);
		// Who was above it is not above the successor.
		let by_ministry = Registry::unfreeze(origin(ministry_registrar()), identity);
		assert_noop!(by_ministry, Error::<Test>::FrozenByOther);
		assert_ok!(Registry::unfreeze(origin(market_registrar()), identity));
		assert_eq!(status(identity), IdentityStatus::Active);
	});
}

#[test]
fn unfreeze_fails_when_another_branch_or_a_department_below_asks() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		assert_ok!(Registry::freeze(origin(ministry_registrar()), identity, REASON));
		for registrar in [police_registrar(), market_registrar()] {
			let call = Registry::unfreeze(origin(registrar), identity);
			assert_noop!(call, Error::<Test>::FrozenByOther);
		}
	});
}

#[test]
fn unfreeze_fails_when_origin_is_no_registrar_of_an_identity_provider() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = frozen_by_police();
		let call = |origin| Registry::unfreeze(origin, identity);
		assert_noop!(call(RuntimeOrigin::none()), DispatchError::BadOrigin);
		assert_noop!(call(origin(holder(1))), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(origin(police_clerk())), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(origin(archive_registrar())), MockAuthorize::NO_CAPABILITY);
		MockAuthorize::set_active(POLICE, false);
		assert_noop!(call(origin(police_registrar())), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn unfreeze_fails_when_the_identity_is_unknown_or_not_frozen() {
	ExtBuilder::default().build_and_execute(|| {
		let call = |identity| Registry::unfreeze(origin(police_registrar()), identity);
		assert_noop!(call(1), Error::<Test>::IdentityUnknown);
		register(1);
		assert_noop!(call(1), Error::<Test>::NotFrozen);
		let by_council = Registry::unfreeze(RuntimeOrigin::root(), 1);
		assert_noop!(by_council, Error::<Test>::NotFrozen);
	});
}

#[test]
fn unfreeze_fails_when_the_identity_has_ended() {
	ExtBuilder::default().build_and_break(|| {
		let identity = frozen_by_police();
		end(identity, IdentityStatus::Ended { at: 1 });
		let call = Registry::unfreeze(origin(police_registrar()), identity);
		assert_noop!(call, Error::<Test>::IdentityEnded);
	});
}

#[test]
fn a_frozen_identity_keeps_its_tag_and_its_account() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = frozen_by_police();
		let proof = sign(1, &payload(1, POLICE));
		let kind = govchain_primitives::IdentityKind::Citizen;
		let registrar = || origin(police_registrar());
		let call = Registry::register(registrar(), kind, tag(1), holder(1), proof.clone());
		assert_noop!(call, Error::<Test>::TagTaken);
		let call = Registry::register(registrar(), kind, tag(2), holder(1), proof);
		assert_noop!(call, Error::<Test>::AccountInUse);
		assert_eq!(Registry::account_of(identity), Some(holder(1)));
	});
}
