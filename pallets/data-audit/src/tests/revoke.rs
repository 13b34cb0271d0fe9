// SPDX-License-Identifier: Apache-2.0

use super::*;

fn revoke(by: u8, grant: u64) -> sp_runtime::DispatchResult {
	DataAudit::revoke_grant(signed(by), grant)
}

fn status(grant: u64) -> GrantStatus {
	DataAudit::grant_info(grant).unwrap().status
}

/// A grant for [`FIRE`] and two that it passed on to [`COURT`].
fn chain() -> [u64; 3] {
	let id = data_set("register", SharingRule::PassingOn);
	let first = granted(STEWARD, terms(id, &[0, 1]));
	let onward = GrantTerms { grantee: COURT, from: Some(first), ..terms(id, &[0]) };
	[first, granted(FIRE_STEWARD, onward.clone()), granted(FIRE_STEWARD, onward)]
}

#[test]
fn revoke_ends_a_grant_and_all_that_was_passed_on_from_it() {
	ExtBuilder.build_and_execute(|| {
		let [first, second, third] = chain();
		MockCalendar::advance(HOUR);
		let at = MockCalendar::now();
		assert_ok!(revoke(STEWARD, first));
		assert_eq!(
			last_event(),
			Event::GrantRevoked { grant: first, department: HOUSING, officer: account(STEWARD) }
		);
		assert_eq!(
			Grants::<Test>::get(first).unwrap().revoked,
			Some(Revocation { at, department: HOUSING, officer: account(STEWARD) })
		);
		assert_eq!(status(first), GrantStatus::Revoked { at });
		for passed_on in [second, third] {
			assert_eq!(status(passed_on), GrantStatus::RevokedUpstream { grant: first, at });
			assert_eq!(Grants::<Test>::get(passed_on).unwrap().revoked, None);
		}
	});
}

#[test]
fn revoke_leaves_what_stands_beside_and_above() {
	ExtBuilder.build_and_execute(|| {
		let [first, second, third] = chain();
		assert_ok!(revoke(FIRE_STEWARD, second));
		assert_eq!(status(second), GrantStatus::Revoked { at: MockCalendar::START });
		assert_eq!(status(first), GrantStatus::Valid);
		assert_eq!(status(third), GrantStatus::Valid);
	});
}

#[test]
fn revoke_is_the_owners_for_every_grant_of_its_data() {
	ExtBuilder.build_and_execute(|| {
		let [_, second, _] = chain();
		// Taking back needs no capability.
		MockAuthorize::add_department(HOUSING, None, &[]);
		assert_ok!(revoke(STEWARD, second));
	});
}

#[test]
fn revoke_fails_when_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let [first, second, _] = chain();
		let bad = sp_runtime::DispatchError::BadOrigin;
		assert_noop!(DataAudit::revoke_grant(RuntimeOrigin::root(), first), bad);
		assert_noop!(DataAudit::revoke_grant(RuntimeOrigin::none(), first), bad);
		assert_noop!(revoke(STRANGER, first), MockAuthorize::NOT_OFFICER);
		assert_noop!(revoke(CLERK, first), MockAuthorize::NOT_OFFICER);
		assert_noop!(revoke(FIRE_STEWARD, first), Error::<Test>::NotGrantor);
		assert_noop!(revoke(COURT_STEWARD, second), Error::<Test>::NotGrantor);
		assert_noop!(revoke(TAX_STEWARD, first), Error::<Test>::NotGrantor);
		MockAuthorize::set_active(HOUSING, false);
		assert_noop!(revoke(STEWARD, first), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn revoke_fails_when_there_is_nothing_left_to_revoke() {
	ExtBuilder.build_and_execute(|| {
		let [first, second, third] = chain();
		assert_noop!(revoke(STEWARD, 9), Error::<Test>::GrantUnknown);
		assert_ok!(revoke(STEWARD, first));
		assert_noop!(revoke(STEWARD, first), Error::<Test>::GrantRevoked);
		// Revoked upstream is not revoked by its own grantor, who may still say so.
		assert_ok!(revoke(FIRE_STEWARD, second));
		MockCalendar::set_now(Grants::<Test>::get(third).unwrap().end + 1);
		assert_noop!(revoke(FIRE_STEWARD, third), Error::<Test>::GrantEnded);
	});
}
