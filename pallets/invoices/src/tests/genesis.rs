// SPDX-License-Identifier: Apache-2.0

use govchain_invoice_rules::{AllowedRates, Profile, Rate, RateOfCategory, TaxCategory};

use super::*;

#[test]
fn genesis_reads_what_a_person_writes() {
	let json = r#"{
		"profiles": [{
			"id": 1,
			"department": 1,
			"currency": "CNY",
			"exponent": 2,
			"rates": [
				{ "category": "S", "percent": "13" },
				{ "category": "S", "percent": "0.5" },
				{ "category": "E", "percent": "0" }
			],
			"lockDays": 30
		}, {
			"id": 2,
			"department": 1,
			"currency": "USD",
			"exponent": 2,
			"rounding": "halfEven",
			"taxTolerance": 5,
			"lockDays": 10
		}]
	}"#;
	let genesis: GenesisConfig<Test> = serde_json::from_str(json).unwrap();
	ExtBuilder::default().profiles(genesis.profiles).build_and_execute(|| {
		let rate = |category, rate| RateOfCategory { category, rate: Rate(rate) };
		assert_eq!(
			Profiles::<Test>::get(1),
			Some(ProfileRecord {
				department: TAX,
				rules: Profile {
					rates: AllowedRates::Only(
						vec![
							rate(TaxCategory::Standard, 13_000),
							rate(TaxCategory::Standard, 500),
							rate(TaxCategory::Exempt, 0),
						]
						.try_into()
						.unwrap()
					),
					..Profile::standard(cny(), 2)
				},
				lock_days: 30,
			})
		);
		let second = Profiles::<Test>::get(2).unwrap().rules;
		assert_eq!(second.rates, AllowedRates::Any);
		assert_eq!(second.tax_tolerance, 5);
	});
	assert!(
		serde_json::from_str::<GenesisConfig<Test>>(&json.replace("lockDays", "locks")).is_err()
	);
}

fn build(change: impl FnOnce(&mut GenesisProfile)) {
	let mut profile = genesis_profile();
	change(&mut profile);
	ExtBuilder::default().profiles(vec![profile]).build();
}

#[test]
#[should_panic(expected = "profile 1: the currency is not three capital letters")]
fn genesis_fails_when_the_currency_is_none() {
	build(|profile| profile.currency = "yuan".into());
}

#[test]
#[should_panic(expected = "profile 1: a percent is not a number")]
fn genesis_fails_when_a_percent_is_none() {
	build(|profile| profile.rates[0].percent = "13%".into());
}

#[test]
#[should_panic(expected = "profile 1: the category of a rate")]
fn genesis_fails_when_a_category_is_unknown() {
	build(|profile| profile.rates[0].category = "X".into());
}

#[test]
#[should_panic(expected = "make no sense")]
fn genesis_fails_when_a_rate_makes_no_sense() {
	build(|profile| profile.rates[0].percent = "0".into());
}

#[test]
#[should_panic(expected = "too many rates")]
fn genesis_fails_when_there_are_too_many_rates() {
	build(|profile| profile.rates = vec![profile.rates[0].clone(); 33]);
}

#[test]
#[should_panic(expected = "lockDays is 1 to 250")]
fn genesis_fails_when_lock_days_are_out_of_range() {
	build(|profile| profile.lock_days = 0);
}

#[test]
#[should_panic(expected = "is a tax authority")]
fn genesis_fails_when_the_department_is_no_tax_authority() {
	build(|profile| profile.department = OTHER);
}

#[test]
#[should_panic(expected = "profile 1 is there twice")]
fn genesis_fails_when_a_number_is_repeated() {
	ExtBuilder::default().profiles(vec![genesis_profile(), genesis_profile()]).build();
}
