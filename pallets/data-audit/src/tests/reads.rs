// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::audit::{DataSetInfo, GrantInfo, StreamInfo};

use super::*;

#[test]
fn data_sets_are_read_by_number_and_by_name() {
	ExtBuilder.build_and_execute(|| {
		let id = data_set("不动产登记", SharingRule::PassingOn);
		let info = DataSetInfo {
			data_set: id,
			name: "不动产登记".into(),
			owner: HOUSING,
			class: DataClass::Personal,
			rule: SharingRule::PassingOn,
			fields: ["owner", "address", "area", "mortgage"].map(Into::into).into(),
			registered_at: MockCalendar::START,
		};
		assert_eq!(DataAudit::data_set(id), Some(info.clone()));
		let by_name = |owner, name: &str| DataAudit::data_set_by_name(owner, name.into());
		assert_eq!(by_name(HOUSING, "不动产登记"), Some(info));
		assert_eq!(by_name(FIRE, "不动产登记"), None);
		assert_eq!(by_name(HOUSING, "登记"), None);
		assert_eq!(by_name(HOUSING, &"登记".repeat(1_000)), None);
		assert_eq!(DataAudit::data_set(9), None);
	});
}

#[test]
fn grants_are_read_with_their_status() {
	ExtBuilder.build_and_execute(|| {
		let data_set = data_set("register", SharingRule::PassingOn);
		let first = granted(STEWARD, GrantTerms { uses: Some(9), ..terms(data_set, &[0, 2]) });
		let onward = GrantTerms {
			grantee: COURT,
			from: Some(first),
			uses: Some(4),
			..terms(data_set, &[2])
		};
		let second = granted(FIRE_STEWARD, onward);
		assert_eq!(DataAudit::grant_info(first).unwrap().passed_on, 4);
		assert_eq!(
			DataAudit::grant_info(second),
			Some(GrantInfo {
				grant: second,
				data_set,
				grantor: FIRE,
				officer: account(FIRE_STEWARD),
				grantee: COURT,
				fields: [2].into(),
				purpose: H256::repeat_byte(0xaa),
				legal_basis: H256::repeat_byte(0xbb),
				case: None,
				end: MockCalendar::START + 30 * DAY,
				uses: Some(4),
				passed_on: 0,
				from: Some(first),
				granted_at: MockCalendar::START,
				status: GrantStatus::Valid,
			})
		);
		assert_eq!(DataAudit::grant_info(9), None);
	});
}

#[test]
fn streams_are_read_by_number_and_by_name() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		assert_ok!(Log::of(7).checkpoint(id, 0, 7));
		let info = StreamInfo {
			stream: id,
			name: "housing register".into(),
			owner: HOUSING,
			data_sets: Default::default(),
			system: H256::repeat_byte(0xcc),
			agent: Some(account(AGENT)),
			silence: SilenceInterval::Millis(DAY),
			last: LastCheckpoints::<Test>::get(id).unwrap(),
			heard_at: MockCalendar::START,
			due_at: Some(MockCalendar::START + DAY),
			silent_since: None,
			silences: 0,
			opened_at: MockCalendar::START,
			ended: None,
		};
		assert_eq!(DataAudit::stream(id), Some(info.clone()));
		let by_name = |owner| DataAudit::stream_by_name(owner, "housing register".into());
		assert_eq!(by_name(HOUSING), Some(info));
		assert_eq!(by_name(FIRE), None);
		assert_eq!(DataAudit::stream(9), None);
	});
}
