// SPDX-License-Identifier: Apache-2.0

//! Profiles as a person writes them in the genesis file.

use alloc::{string::String, vec::Vec};

use govchain_invoice_rules::{
	AllowedRates, Currency, Profile, Rate, RateOfCategory, Rounding, TaxCategory,
};
use govchain_primitives::{invoices::ProfileId, DepartmentId};
use serde::{Deserialize, Serialize};

use crate::ProfileRecord;

/// A profile in the genesis file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisProfile {
	/// Its number, by which series name it.
	pub id: ProfileId,
	/// The tax authority that sets it.
	pub department: DepartmentId,
	/// ISO 4217 code, such as `CNY`.
	pub currency: String,
	/// Decimals of the currency.
	pub exponent: u8,
	/// How tax is rounded. Half up if left out.
	#[serde(default)]
	pub rounding: GenesisRounding,
	/// By how many minor units the tax of a category may differ. 0 if left out.
	#[serde(default)]
	pub tax_tolerance: u16,
	/// The rates that may be used. Every rate if left out.
	#[serde(default)]
	pub rates: Vec<GenesisRate>,
	/// Working days after which a lock for reimbursement ends by itself.
	pub lock_days: u16,
}

/// A rate in the genesis file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisRate {
	/// Code of UNTDID 5305: `S`, `Z`, `E`, `AE`, `K`, `G`, `O`, `L`, `M`, `B`.
	pub category: String,
	/// The percentage, such as `"13"` or `"5.5"`.
	pub percent: String,
}

/// A rounding in the genesis file.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub enum GenesisRounding {
	/// [`Rounding::HalfUp`].
	#[default]
	HalfUp,
	/// [`Rounding::HalfEven`].
	HalfEven,
	/// [`Rounding::Down`].
	Down,
}

impl GenesisProfile {
	/// The profile that is meant, or what is wrong with it.
	pub fn parse(&self) -> Result<ProfileRecord, &'static str> {
		let rates = self
			.rates
			.iter()
			.map(|rate| {
				Ok(RateOfCategory {
					category: TaxCategory::from_code(&rate.category)
						.ok_or("the category of a rate is not one of S Z E AE K G O L M B")?,
					rate: Rate::from_percent(&rate.percent)
						.ok_or("a percent is not a number like \"13\" or \"5.5\"")?,
				})
			})
			.collect::<Result<Vec<_>, &'static str>>()?;
		let rules = Profile {
			currency: Currency::new(&self.currency)
				.ok_or("the currency is not three capital letters")?,
			exponent: self.exponent,
			rounding: match self.rounding {
				GenesisRounding::HalfUp => Rounding::HalfUp,
				GenesisRounding::HalfEven => Rounding::HalfEven,
				GenesisRounding::Down => Rounding::Down,
			},
			tax_tolerance: self.tax_tolerance,
			rates: if rates.is_empty() {
				AllowedRates::Any
			} else {
				AllowedRates::Only(rates.try_into().map_err(|_| "a profile has too many rates")?)
			},
		};
		rules.check().map_err(|_| {
			"exponent, tolerance or rates make no sense: the exponent is at most 4, the tolerance \
			 below one unit of the currency, a rate is listed once and one that its category can \
			 have"
		})?;
		Ok(ProfileRecord { department: self.department, rules, lock_days: self.lock_days })
	}
}
