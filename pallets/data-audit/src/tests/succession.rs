// SPDX-License-Identifier: Apache-2.0

//! Departments that are abolished: the one that took its place stands for it.

use super::*;

#[test]
fn successor_of_an_owner_grants_and_revokes() {
	ExtBuilder.build_and_execute(|| {
		let id = data_set("register", SharingRule::OwnerGrants);
		let grant = granted(STEWARD, terms(id, &[0]));
		MockAuthorize::abolish(HOUSING, TAX);
		assert_noop!(DataAudit::grant(signed(STEWARD), terms(id, &[0])), MockAuthorize::NOT_ACTIVE);
		assert_noop!(
			DataAudit::grant(signed(COURT_STEWARD), terms(id, &[0])),
			Error::<Test>::NotOwner
		);
		// What it granted goes on, and is the successor's to end.
		assert_eq!(DataAudit::grant_info(grant).unwrap().status, GrantStatus::Valid);
		assert_noop!(
			DataAudit::revoke_grant(signed(COURT_STEWARD), grant),
			Error::<Test>::NotGrantor
		);
		assert_ok!(DataAudit::revoke_grant(signed(TAX_STEWARD), grant));
		assert_eq!(
			last_event(),
			Event::GrantRevoked { grant, department: TAX, officer: account(TAX_STEWARD) }
		);
		let other = granted(TAX_STEWARD, terms(id, &[0]));
		assert_eq!(Grants::<Test>::get(other).unwrap().grantor, TAX);

		let own = data_set_of_tax("secret", SharingRule::NotShared);
		MockAuthorize::abolish(TAX, COURT);
		MockAuthorize::add_department(COURT, None, &[Capability::DataOwner]);
		let to = |grantee| GrantTerms { grantee, ..terms(own, &[0]) };
		assert_noop!(DataAudit::grant(signed(COURT_STEWARD), to(FIRE)), Error::<Test>::NotShared);
		assert_ok!(DataAudit::grant(signed(COURT_STEWARD), to(COURT)));
	});
}

fn data_set_of_tax(text: &str, rule: SharingRule) -> govchain_primitives::audit::DataSetId {
	let names = field_names(&["taxpayer"]);
	let class = DataClass::Personal;
	assert_ok!(DataAudit::register_data_set(signed(TAX_STEWARD), name(text), class, rule, names));
	LastDataSet::<Test>::get()
}

#[test]
fn successor_of_a_grantee_uses_and_passes_on() {
	ExtBuilder.build_and_execute(|| {
		let id = data_set("register", SharingRule::PassingOn);
		let grant = granted(STEWARD, terms(id, &[0, 1]));
		MockAuthorize::abolish(FIRE, COURT);
		assert_eq!(DataAudit::grant_info(grant).unwrap().status, GrantStatus::Valid);
		let on = GrantTerms { grantee: TAX, from: Some(grant), ..terms(id, &[0]) };
		assert_noop!(DataAudit::grant(signed(TAX_STEWARD), on.clone()), Error::<Test>::NotGrantee);
		let passed = granted(COURT_STEWARD, on);
		assert_eq!(Grants::<Test>::get(passed).unwrap().grantor, COURT);
		DataAudit::do_try_state().unwrap();

		MockAuthorize::set_active(COURT, false);
		let record = Grants::<Test>::get(grant).unwrap();
		assert_eq!(DataAudit::status_of(&record), GrantStatus::GranteeNotActive);
		assert_eq!(DataAudit::ensure_valid(&record), Err(MockAuthorize::NOT_ACTIVE));
		// Nothing new can be granted to what is no more.
		let terms = terms(id, &[0]);
		assert_noop!(DataAudit::grant(signed(STEWARD), terms), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn successor_of_an_owner_keeps_its_streams() {
	ExtBuilder.build_and_execute(|| {
		let data_set = data_set("register", SharingRule::OwnerGrants);
		let id = stream();
		let log = Log::of(3);
		MockAuthorize::abolish(HOUSING, TAX);
		let (root, proof) = (log.root(2), log.proof(0, 2));
		let by = |who| DataAudit::checkpoint(signed(who), id, 2, root, proof.clone());
		assert_noop!(by(STEWARD), MockAuthorize::NOT_ACTIVE);
		assert_ok!(by(TAX_STEWARD));
		// The agent goes on as long as the successor is a data owner.
		assert_ok!(log.checkpoint(id, 2, 3));
		assert_ok!(DataAudit::set_agent(signed(TAX_STEWARD), id, None));
		assert_eq!(
			last_event(),
			Event::AgentSet {
				stream: id,
				agent: None,
				department: TAX,
				officer: account(TAX_STEWARD),
			}
		);
		// A stream of its own may record uses of what it inherited.
		assert_ok!(DataAudit::open_stream(
			signed(TAX_STEWARD),
			name("new system"),
			[data_set].into_iter().collect::<std::collections::BTreeSet<_>>().try_into().unwrap(),
			H256::repeat_byte(0xcc),
			None,
			SilenceInterval::Millis(DAY),
		));
		MockAuthorize::abolish(TAX, COURT);
		DataAudit::do_try_state().unwrap();
		let set = |who| DataAudit::set_agent(signed(who), id, Some(account(AGENT)));
		assert_noop!(set(COURT_STEWARD), MockAuthorize::NO_CAPABILITY);
		MockAuthorize::add_department(COURT, None, &[Capability::DataOwner]);
		assert_ok!(set(COURT_STEWARD));
	});
}
