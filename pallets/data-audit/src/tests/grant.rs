// SPDX-License-Identifier: Apache-2.0

use super::*;

fn grant(by: u8, terms: GrantTerms) -> sp_runtime::DispatchResult {
	DataAudit::grant(signed(by), terms)
}

#[test]
fn grant_stores_the_terms() {
	ExtBuilder.build_and_execute(|| {
		let id = data_set("register", SharingRule::OwnerGrants);
		let terms = GrantTerms { uses: Some(3), case: Some(7), ..terms(id, &[0, 3]) };
		assert_ok!(grant(STEWARD, terms.clone()));
		assert_eq!(
			Grants::<Test>::get(1),
			Some(Grant {
				data_set: id,
				grantor: HOUSING,
				officer: account(STEWARD),
				grantee: FIRE,
				fields: terms.fields,
				purpose: H256::repeat_byte(0xaa),
				legal_basis: H256::repeat_byte(0xbb),
				case: Some(7),
				end: MockCalendar::START + 30 * DAY,
				uses: Some(3),
				passed_on: 0,
				from: None,
				passings: 0,
				granted_at: MockCalendar::START,
				revoked: None,
			})
		);
		assert_eq!(
			last_event(),
			Event::Granted {
				grant: 1,
				data_set: id,
				grantee: FIRE,
				from: None,
				department: HOUSING,
				officer: account(STEWARD),
			}
		);
		assert_eq!(DataAudit::grant_info(1).unwrap().status, GrantStatus::Valid);
	});
}

#[test]
fn grant_fails_when_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let terms = terms(data_set("register", SharingRule::OwnerGrants), &[0]);
		let bad = sp_runtime::DispatchError::BadOrigin;
		assert_noop!(DataAudit::grant(RuntimeOrigin::root(), terms.clone()), bad);
		assert_noop!(DataAudit::grant(RuntimeOrigin::none(), terms.clone()), bad);
		assert_noop!(grant(STRANGER, terms.clone()), MockAuthorize::NOT_OFFICER);
		assert_noop!(grant(CLERK, terms.clone()), MockAuthorize::NOT_OFFICER);
		// Stewards of others, whether they own data or not, and the grantee itself.
		assert_noop!(grant(TAX_STEWARD, terms.clone()), Error::<Test>::NotOwner);
		assert_noop!(grant(FIRE_STEWARD, terms.clone()), Error::<Test>::NotOwner);
		MockAuthorize::add_department(HOUSING, None, &[]);
		assert_noop!(grant(STEWARD, terms), MockAuthorize::NO_CAPABILITY);
	});
}

#[test]
fn grant_fails_when_terms_are_wrong() {
	ExtBuilder.build_and_execute(|| {
		let id = data_set("register", SharingRule::OwnerGrants);
		let good = terms(id, &[0]);
		let now = MockCalendar::now();
		let refused = |terms: GrantTerms, error: Error<Test>| {
			assert_noop!(grant(STEWARD, terms), error);
		};
		refused(GrantTerms { data_set: 9, ..good.clone() }, Error::DataSetUnknown);
		refused(terms(id, &[]), Error::NoFields);
		refused(terms(id, &[0, 4]), Error::FieldUnknown);
		refused(GrantTerms { end: now, ..good.clone() }, Error::EndNotAhead);
		refused(GrantTerms { end: 0, ..good.clone() }, Error::EndNotAhead);
		refused(GrantTerms { uses: Some(0), ..good.clone() }, Error::NoUses);
		let nowhere = GrantTerms { grantee: NOWHERE, ..good.clone() };
		assert_noop!(grant(STEWARD, nowhere), MockAuthorize::NOT_ACTIVE);
		assert_ok!(grant(STEWARD, GrantTerms { end: now + 1, ..good }));
	});
}

#[test]
fn grant_reaches_only_the_owner_when_the_data_set_is_not_shared() {
	ExtBuilder.build_and_execute(|| {
		let terms = terms(data_set("register", SharingRule::NotShared), &[0]);
		assert_noop!(grant(STEWARD, terms.clone()), Error::<Test>::NotShared);
		assert_noop!(grant(FIRE_STEWARD, terms.clone()), Error::<Test>::NotOwner);
		assert_ok!(grant(STEWARD, GrantTerms { grantee: HOUSING, ..terms }));
	});
}

#[test]
fn grant_is_taken_by_the_grantee_when_sharing_is_unconditional() {
	ExtBuilder.build_and_execute(|| {
		let terms = terms(data_set("register", SharingRule::Unconditional), &[0]);
		assert_ok!(grant(FIRE_STEWARD, terms.clone()));
		assert_eq!(Grants::<Test>::get(1).unwrap().grantor, FIRE);
		assert_ok!(grant(STEWARD, terms.clone()));
		// Nobody takes one for somebody else.
		assert_noop!(grant(COURT_STEWARD, terms.clone()), Error::<Test>::NotOwner);
		let mine = GrantTerms { grantee: COURT, ..terms };
		MockAuthorize::set_active(COURT, false);
		assert_noop!(grant(COURT_STEWARD, mine), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn grant_fails_when_numbers_are_exhausted() {
	ExtBuilder.build().execute_with(|| {
		let terms = terms(data_set("register", SharingRule::OwnerGrants), &[0]);
		LastGrant::<Test>::put(u64::MAX);
		assert_noop!(grant(STEWARD, terms), Error::<Test>::NumbersExhausted);
	});
}

#[test]
fn a_grant_ends_by_itself_after_its_last_moment() {
	ExtBuilder.build_and_execute(|| {
		let id = granted(STEWARD, terms(data_set("register", SharingRule::OwnerGrants), &[0]));
		let end = Grants::<Test>::get(id).unwrap().end;
		let status = || DataAudit::grant_info(id).unwrap().status;
		MockCalendar::set_now(end);
		assert_eq!(status(), GrantStatus::Valid);
		MockCalendar::set_now(end + 1);
		assert_eq!(status(), GrantStatus::Ended { at: end });
		assert!(MockAgenda::scheduled().is_empty());
	});
}

#[test]
fn a_grant_rests_while_its_grantee_is_suspended() {
	ExtBuilder.build_and_execute(|| {
		let id = granted(STEWARD, terms(data_set("register", SharingRule::OwnerGrants), &[0]));
		let grant = Grants::<Test>::get(id).unwrap();
		MockAuthorize::set_active(FIRE, false);
		assert_eq!(DataAudit::status_of(&grant), GrantStatus::GranteeNotActive);
		assert_eq!(DataAudit::ensure_valid(&grant), Err(MockAuthorize::NOT_ACTIVE));
		MockAuthorize::set_active(FIRE, true);
		assert_eq!(DataAudit::status_of(&grant), GrantStatus::Valid);
		// What the owner gave stands, whatever becomes of the owner.
		MockAuthorize::set_active(HOUSING, false);
		assert_ok!(DataAudit::ensure_valid(&grant));
	});
}
