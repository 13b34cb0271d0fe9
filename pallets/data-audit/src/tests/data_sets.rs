// SPDX-License-Identifier: Apache-2.0

use super::*;

fn register(by: u8, text: &str, fields: &[&str]) -> sp_runtime::DispatchResult {
	DataAudit::register_data_set(
		signed(by),
		name(text),
		DataClass::Personal,
		SharingRule::OwnerGrants,
		field_names(fields),
	)
}

#[test]
fn register_data_set_stores_it_with_its_fields() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(register(STEWARD, "不动产登记", &["owner", "address"]));
		assert_eq!(
			DataSets::<Test>::get(1),
			Some(DataSet {
				name: name("不动产登记"),
				owner: HOUSING,
				class: DataClass::Personal,
				rule: SharingRule::OwnerGrants,
				fields: 2,
				registered_at: MockCalendar::START,
			})
		);
		assert_eq!(Fields::<Test>::get(1), field_names(&["owner", "address"]));
		assert_eq!(
			events(),
			[Event::DataSetRegistered {
				data_set: 1,
				class: DataClass::Personal,
				rule: SharingRule::OwnerGrants,
				department: HOUSING,
				officer: account(STEWARD),
			}]
		);
	});
}

#[test]
fn register_data_set_takes_one_name_for_two_departments() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(register(STEWARD, "register", &["owner"]));
		assert_ok!(register(TAX_STEWARD, "register", &["owner"]));
		assert_noop!(register(STEWARD, "register", &["owner"]), Error::<Test>::NameTaken);
		assert_eq!(LastDataSet::<Test>::get(), 2);
	});
}

#[test]
fn register_data_set_fails_when_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let call = |origin| {
			DataAudit::register_data_set(
				origin,
				name("register"),
				DataClass::General,
				SharingRule::NotShared,
				field_names(&["owner"]),
			)
		};
		let bad = sp_runtime::DispatchError::BadOrigin;
		assert_noop!(call(RuntimeOrigin::root()), bad);
		assert_noop!(call(RuntimeOrigin::none()), bad);
		assert_noop!(call(signed(STRANGER)), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(signed(CLERK)), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(signed(FIRE_STEWARD)), MockAuthorize::NO_CAPABILITY);
		MockAuthorize::set_active(HOUSING, false);
		assert_noop!(call(signed(STEWARD)), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn register_data_set_fails_when_a_name_is_bad() {
	ExtBuilder.build_and_execute(|| {
		for bad in ["", " ", " register", "register\n", "reg\u{0}ister"] {
			assert_noop!(register(STEWARD, bad, &["owner"]), Error::<Test>::BadName);
			assert_noop!(register(STEWARD, "register", &["owner", bad]), Error::<Test>::BadName);
		}
		let not_text: Name = vec![0xff, 0xfe].try_into().unwrap();
		let result = DataAudit::register_data_set(
			signed(STEWARD),
			not_text,
			DataClass::General,
			SharingRule::NotShared,
			field_names(&["owner"]),
		);
		assert_noop!(result, Error::<Test>::BadName);
	});
}

#[test]
fn register_data_set_fails_when_fields_are_missing_or_double() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(register(STEWARD, "register", &[]), Error::<Test>::NoFields);
		let twice = ["owner", "address", "owner"];
		assert_noop!(register(STEWARD, "register", &twice), Error::<Test>::FieldTwice);
	});
}

#[test]
fn register_data_set_takes_as_many_fields_and_as_long_names_as_allowed() {
	ExtBuilder.build_and_execute(|| {
		let fields: Vec<_> = (0..MAX_FIELDS).map(|i| format!("{i:064}")).collect();
		let fields: Vec<_> = fields.iter().map(String::as_str).collect();
		assert_ok!(register(STEWARD, &"n".repeat(MAX_NAME as usize), &fields));
		assert_eq!(DataSets::<Test>::get(1).unwrap().fields, 256);
		// Each of them can be granted.
		let all: Vec<_> = (0..=FieldId::MAX).collect();
		granted(STEWARD, terms(1, &all));
		assert!(FieldName::try_from(vec![b'n'; MAX_FIELD_NAME as usize + 1]).is_err());
		assert!(Name::try_from(vec![b'n'; MAX_NAME as usize + 1]).is_err());
	});
}

#[test]
fn register_data_set_fails_when_numbers_are_exhausted() {
	ExtBuilder.build().execute_with(|| {
		LastDataSet::<Test>::put(u32::MAX);
		assert_noop!(register(STEWARD, "register", &["owner"]), Error::<Test>::NumbersExhausted);
	});
}
