// SPDX-License-Identifier: Apache-2.0

//! What a tax authority prescribes for the invoices of a series.

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Currency, Rate, Rounding, TaxCategory};

/// Pairs of category and rate in one profile: a country has under a dozen rates, and a category
/// without tax is one pair.
pub const MAX_RATES: u32 = 32;

/// The largest currency exponent of ISO 4217.
pub const MAX_EXPONENT: u8 = 4;

/// A category together with a rate.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct RateOfCategory {
	/// BT-118.
	pub category: TaxCategory,
	/// BT-119.
	pub rate: Rate,
}

/// Which pairs of category and rate an invoice may use.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum AllowedRates {
	/// Every rate that the category can have.
	#[codec(index = 0)]
	Any,
	/// These and no other.
	#[codec(index = 1)]
	Only(BoundedVec<RateOfCategory, ConstU32<MAX_RATES>>),
}

/// What the tax authority prescribes: currency, rounding, tolerance, rates.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Profile {
	/// BT-5 of every invoice.
	pub currency: Currency,
	/// Decimals of the currency's minor unit: 2 for CNY, 0 for JPY.
	pub exponent: u8,
	/// How the tax of a category is rounded (BR-CO-17).
	pub rounding: Rounding,
	/// By how much, in minor units, the tax of a category may differ from the computed one. 0 is
	/// the standard; less than one unit of the currency is what its validation artefacts forgive.
	pub tax_tolerance: u16,
	/// Which rates may be used.
	pub rates: AllowedRates,
}

/// What is wrong with a profile.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProfileFault {
	/// The currency isn't three capital letters.
	Currency,
	/// The exponent is beyond [`MAX_EXPONENT`].
	Exponent,
	/// The tolerance is one unit of the currency or more.
	Tolerance,
	/// A category is listed with a rate that it can't have.
	Rate,
	/// A pair is listed twice, or none is listed.
	Rates,
}

impl Profile {
	/// The standard itself: half up, no tolerance, any rate.
	pub fn standard(currency: Currency, exponent: u8) -> Self {
		Self {
			currency,
			exponent,
			rounding: Rounding::HalfUp,
			tax_tolerance: 0,
			rates: AllowedRates::Any,
		}
	}

	/// Whether the profile makes sense.
	pub fn check(&self) -> Result<(), ProfileFault> {
		if !self.currency.is_well_formed() {
			return Err(ProfileFault::Currency);
		}
		if self.exponent > MAX_EXPONENT {
			return Err(ProfileFault::Exponent);
		}
		let unit = 10u32.checked_pow(self.exponent.into()).ok_or(ProfileFault::Exponent)?;
		if u32::from(self.tax_tolerance) >= unit {
			return Err(ProfileFault::Tolerance);
		}
		if let AllowedRates::Only(rates) = &self.rates {
			if rates.is_empty() {
				return Err(ProfileFault::Rates);
			}
			for (i, pair) in rates.iter().enumerate() {
				if !pair.category.takes(pair.rate) {
					return Err(ProfileFault::Rate);
				}
				if rates.iter().take(i).any(|earlier| earlier == pair) {
					return Err(ProfileFault::Rates);
				}
			}
		}
		Ok(())
	}

	/// Whether an invoice may use this rate of this category.
	pub fn allows(&self, category: TaxCategory, rate: Rate) -> bool {
		match &self.rates {
			AllowedRates::Any => true,
			AllowedRates::Only(rates) => rates.contains(&RateOfCategory { category, rate }),
		}
	}
}
