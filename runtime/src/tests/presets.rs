// SPDX-License-Identifier: Apache-2.0

//! The genesis that ships: what a preset says stands in the state.

use frame_support::traits::Get;
use govchain_primitives::{governance::Seat, Capability, Role};
use serde_json::Value;
use sp_core::crypto::Ss58Codec;
use sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder;

use super::*;
use crate::{
	configs::CouncilInstance, Aura, Authorities, Calendar, Departments, Governance, Grandpa,
	Session, SessionKeys, PRESETS,
};

/// Runs `test` with the configuration of each preset in its state.
fn in_each(test: impl Fn(Value)) {
	for name in PRESETS {
		println!("{name}");
		genesis(name).execute_with(|| {
			test(config(name));
			next_block(START);
			check_invariants();
		});
	}
}

fn list(value: &Value) -> &[Value] {
	value.as_array().unwrap()
}

fn ss58<T: Ss58Codec>(value: &Value) -> T {
	T::from_ss58check(value.as_str().unwrap()).unwrap()
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> T {
	serde_json::from_value(value.clone()).unwrap()
}

#[test]
fn presets_are_named_and_no_other_exists() {
	assert_eq!(Runtime::preset_names(), PRESETS.map(PresetId::from));
	assert_eq!(Runtime::get_preset(&Some(PresetId::from("mainnet"))), None);
}

#[test]
fn departments_and_officers_stand_in_the_state_when_a_preset_is_built() {
	in_each(|config| {
		let departments = list(&config["departments"]["departments"]);
		assert_eq!(Departments::departments().len(), departments.len());
		for written in departments {
			let stored = Departments::department(read(&written["id"])).unwrap();
			let mut capabilities: Vec<Capability> = read(&written["capabilities"]);
			capabilities.sort();
			assert_eq!(stored.name, written["name"].as_str().unwrap().as_bytes());
			assert_eq!(stored.parent, read(&written["parent"]));
			assert_eq!(stored.capabilities, capabilities);
			assert!(stored.active);
		}

		let officers = list(&config["departments"]["officers"]);
		let count: u32 = Departments::departments().iter().map(|d| d.officers).sum();
		assert_eq!(count, u32::try_from(officers.len()).unwrap());
		for written in officers {
			let account: AccountId = ss58(&written["account"]);
			let stored = Departments::officer(&account).unwrap();
			let mut roles: Vec<Role> = read(&written["roles"]);
			roles.sort();
			assert_eq!(stored.department, read::<DepartmentId>(&written["department"]));
			assert_eq!(stored.roles, roles);
			assert_eq!(stored.missing, None);
			assert!(System::providers(&account) > 0);
		}
	});
}

#[test]
fn seats_are_those_of_the_authorities_councillors_when_a_preset_is_built() {
	in_each(|config| {
		let councillor_of = |department: &Value| {
			let officer = list(&config["departments"]["officers"])
				.iter()
				.find(|officer| {
					officer["department"] == department["id"]
						&& read::<Vec<Role>>(&officer["roles"]).contains(&Role::Councillor)
				})
				.unwrap();
			ss58(&officer["account"])
		};
		let seats: Vec<Seat<AccountId>> = list(&config["departments"]["departments"])
			.iter()
			.filter(|d| {
				read::<Vec<Capability>>(&d["capabilities"]).contains(&Capability::Authority)
			})
			.map(|d| Seat { department: read(&d["id"]), councillor: councillor_of(d) })
			.collect();
		assert_eq!(Governance::seats(), seats);

		let mut members: Vec<_> = seats.into_iter().map(|seat| seat.councillor).collect();
		members.sort();
		assert_eq!(pallet_collective::Members::<Runtime, CouncilInstance>::get(), members);
	});
}

#[test]
fn authorities_are_in_every_set_when_a_preset_is_built() {
	in_each(|config| {
		let written: Vec<(AccountId, SessionKeys)> = list(&config["session"]["keys"])
			.iter()
			.map(|entry| {
				let keys = SessionKeys {
					aura: ss58::<sp_consensus_aura::sr25519::AuthorityId>(&entry[2]["aura"]),
					grandpa: ss58::<sp_consensus_grandpa::AuthorityId>(&entry[2]["grandpa"]),
				};
				(ss58(&entry[1]), keys)
			})
			.collect();
		let keys_of = |who: &AccountId| {
			written.iter().find(|(account, _)| account == who).map(|(_, keys)| keys.clone())
		};

		let validators = Session::validators();
		assert_eq!(validators.len(), written.len());
		let keys: Vec<_> = validators.iter().map(|who| keys_of(who).unwrap()).collect();
		let aura: Vec<_> = keys.iter().map(|keys| keys.aura.clone()).collect();
		let grandpa: Vec<_> = keys.iter().map(|keys| (keys.grandpa.clone(), 1)).collect();
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().into_inner(), aura);
		assert_eq!(Aura::slot_duration(), SLOT_MILLIS);
		assert_eq!(Grandpa::grandpa_authorities(), grandpa);
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), 0);

		let admitted = Authorities::authorities();
		let seated = list(&config["authorities"]["authorities"]);
		assert_eq!(admitted.len(), seated.len());
		for written in seated {
			let info = admitted.iter().find(|info| info.account == ss58(&written["account"]));
			assert_eq!(info.unwrap().department, read::<DepartmentId>(&written["department"]));
		}
		let length: u32 = read(&config["authorities"]["sessionLength"]);
		assert_eq!(crate::session::SessionLength::get(), length);
	});
}

#[test]
fn working_days_are_those_of_the_state_council_when_a_preset_is_built() {
	in_each(|_| {
		let years: Vec<_> =
			Calendar::years().iter().map(|year| (year.year, year.working_days)).collect();
		assert_eq!(years, [(2026, 248), (2027, 261), (2028, 260)]);
		assert_eq!(<Calendar as WorkingCalendar>::utc_offset_minutes(), 480);
	});
}
