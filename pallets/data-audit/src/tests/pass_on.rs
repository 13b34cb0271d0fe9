// SPDX-License-Identifier: Apache-2.0

use super::*;

/// A grant for [`FIRE`] of three fields, ten uses and case 7, which it may pass on to [`COURT`], and
/// the terms that are just as wide.
fn passable() -> (u64, GrantTerms) {
	let id = data_set("register", SharingRule::PassingOn);
	let first = GrantTerms { uses: Some(10), case: Some(7), ..terms(id, &[0, 1, 2]) };
	let from = granted(STEWARD, first.clone());
	(from, GrantTerms { grantee: COURT, from: Some(from), ..first })
}

fn pass_on(by: u8, terms: GrantTerms) -> sp_runtime::DispatchResult {
	DataAudit::grant(signed(by), terms)
}

#[test]
fn a_grant_is_passed_on_as_wide_as_it_is_or_narrower() {
	ExtBuilder.build_and_execute(|| {
		let (from, wide) = passable();
		let narrow = GrantTerms { uses: Some(4), end: wide.end - 1, ..terms(wide.data_set, &[1]) };
		let narrow = GrantTerms { grantee: COURT, from: Some(from), case: Some(7), ..narrow };
		assert_ok!(pass_on(FIRE_STEWARD, narrow));
		assert_eq!(
			last_event(),
			Event::Granted {
				grant: 2,
				data_set: 1,
				grantee: COURT,
				from: Some(from),
				department: FIRE,
				officer: account(FIRE_STEWARD),
			}
		);
		let passed = Grants::<Test>::get(2).unwrap();
		assert_eq!((passed.grantor, passed.passings), (FIRE, 1));
		assert_ok!(pass_on(FIRE_STEWARD, GrantTerms { uses: Some(6), ..wide }));
		assert_eq!(Grants::<Test>::get(from).unwrap().passed_on, 10);
	});
}

#[test]
fn passing_on_fails_when_terms_are_wider() {
	ExtBuilder.build_and_execute(|| {
		let (_, wide) = passable();
		let refused = |terms: GrantTerms, error: Error<Test>| {
			assert_noop!(pass_on(FIRE_STEWARD, terms), error);
		};
		let fields = terms(1, &[0, 3]).fields;
		refused(GrantTerms { fields, ..wide.clone() }, Error::FieldsWider);
		refused(GrantTerms { end: wide.end + 1, ..wide.clone() }, Error::EndLater);
		refused(GrantTerms { uses: Some(11), ..wide.clone() }, Error::UsesWider);
		refused(GrantTerms { uses: None, ..wide.clone() }, Error::UsesWider);
		refused(GrantTerms { purpose: H256::zero(), ..wide.clone() }, Error::OtherPurpose);
		refused(GrantTerms { case: None, ..wide.clone() }, Error::OtherCase);
		refused(GrantTerms { case: Some(8), ..wide.clone() }, Error::OtherCase);
		// The legal basis is the grantor's own.
		assert_ok!(pass_on(FIRE_STEWARD, GrantTerms { legal_basis: H256::zero(), ..wide }));
	});
}

#[test]
fn passing_on_shares_the_uses_out_and_none_comes_back() {
	ExtBuilder.build_and_execute(|| {
		let (from, wide) = passable();
		let uses = |uses| GrantTerms { uses: Some(uses), ..wide.clone() };
		assert_ok!(pass_on(FIRE_STEWARD, uses(7)));
		assert_noop!(pass_on(FIRE_STEWARD, uses(4)), Error::<Test>::UsesWider);
		assert_ok!(DataAudit::revoke_grant(signed(FIRE_STEWARD), 2));
		assert_noop!(pass_on(FIRE_STEWARD, uses(4)), Error::<Test>::UsesWider);
		assert_ok!(pass_on(FIRE_STEWARD, uses(3)));
		assert_noop!(pass_on(FIRE_STEWARD, uses(1)), Error::<Test>::UsesWider);
		assert_eq!(Grants::<Test>::get(from).unwrap().passed_on, 10);
	});
}

#[test]
fn passing_on_limits_what_had_no_limit() {
	ExtBuilder.build_and_execute(|| {
		let id = data_set("register", SharingRule::PassingOn);
		let from = granted(STEWARD, terms(id, &[0]));
		let onward = GrantTerms { grantee: COURT, from: Some(from), ..terms(id, &[0]) };
		for uses in [None, Some(u32::MAX), Some(u32::MAX)] {
			assert_ok!(pass_on(FIRE_STEWARD, GrantTerms { uses, ..onward.clone() }));
		}
		assert_ok!(pass_on(FIRE_STEWARD, GrantTerms { case: Some(3), ..onward }));
		assert_eq!(Grants::<Test>::get(from).unwrap().passed_on, 0);
	});
}

#[test]
fn passing_on_fails_when_the_rule_forbids_it() {
	ExtBuilder.build_and_execute(|| {
		let rules = [SharingRule::OwnerGrants, SharingRule::Unconditional, SharingRule::NotShared];
		for (at, rule) in rules.into_iter().enumerate() {
			let id = data_set(&format!("register {at}"), rule);
			let to_itself = GrantTerms { grantee: HOUSING, ..terms(id, &[0]) };
			let from = Some(granted(STEWARD, to_itself.clone()));
			let result = pass_on(STEWARD, GrantTerms { from, ..to_itself });
			assert_noop!(result, Error::<Test>::PassingOnForbidden);
		}
	});
}

#[test]
fn passing_on_fails_when_it_is_not_the_grantees_grant() {
	ExtBuilder.build_and_execute(|| {
		let (_, wide) = passable();
		assert_noop!(pass_on(STEWARD, wide.clone()), Error::<Test>::NotGrantee);
		assert_noop!(pass_on(COURT_STEWARD, wide.clone()), Error::<Test>::NotGrantee);
		assert_noop!(pass_on(STRANGER, wide.clone()), MockAuthorize::NOT_OFFICER);
		let unknown = GrantTerms { from: Some(9), ..wide.clone() };
		assert_noop!(pass_on(FIRE_STEWARD, unknown), Error::<Test>::GrantUnknown);
		let other = GrantTerms { data_set: data_set("other", SharingRule::PassingOn), ..wide };
		assert_noop!(pass_on(FIRE_STEWARD, other), Error::<Test>::GrantOfOtherDataSet);
	});
}

#[test]
fn passing_on_fails_when_the_grant_is_no_longer_valid() {
	ExtBuilder.build_and_execute(|| {
		let (from, wide) = passable();
		let onward = granted(FIRE_STEWARD, GrantTerms { uses: Some(5), ..wide.clone() });
		let end = wide.end;
		let third = GrantTerms { grantee: TAX, from: Some(onward), uses: Some(1), ..wide.clone() };
		assert_ok!(pass_on(COURT_STEWARD, third.clone()));
		assert_ok!(DataAudit::revoke_grant(signed(STEWARD), from));
		assert_noop!(pass_on(FIRE_STEWARD, wide), Error::<Test>::GrantRevoked);
		assert_noop!(pass_on(COURT_STEWARD, third.clone()), Error::<Test>::GrantRevokedUpstream);

		let fresh = granted(STEWARD, terms(1, &[0]));
		MockCalendar::set_now(end + 1);
		let late = GrantTerms { from: Some(fresh), end: end + 2, ..terms(1, &[0]) };
		assert_noop!(pass_on(FIRE_STEWARD, late), Error::<Test>::GrantEnded);
	});
}

#[test]
fn a_grant_is_passed_on_at_most_four_times() {
	ExtBuilder.build_and_execute(|| {
		let id = data_set("register", SharingRule::PassingOn);
		let departments = [FIRE, COURT, TAX, FIRE, COURT, TAX];
		let stewards = [STEWARD, FIRE_STEWARD, COURT_STEWARD, TAX_STEWARD, FIRE_STEWARD];
		let mut from = None;
		for (by, grantee) in stewards.into_iter().zip(departments) {
			from = Some(granted(by, GrantTerms { grantee, from, ..terms(id, &[0]) }));
		}
		let last = from.unwrap();
		assert_eq!(Grants::<Test>::get(last).unwrap().passings, MAX_PASSINGS);
		let further = GrantTerms { grantee: TAX, from, ..terms(id, &[0]) };
		assert_noop!(pass_on(COURT_STEWARD, further), Error::<Test>::PassedOnTooOften);

		// The last one hangs on the first.
		let status = |id| DataAudit::grant_info(id).unwrap().status;
		assert_eq!(status(last), GrantStatus::Valid);
		assert_ok!(DataAudit::revoke_grant(signed(STEWARD), 1));
		let at = MockCalendar::START;
		assert_eq!(status(last), GrantStatus::RevokedUpstream { grant: 1, at });
	});
}
