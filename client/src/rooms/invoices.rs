// SPDX-License-Identifier: Apache-2.0

//! Invoices.

use govchain_invoice_rules as rules;
use scale_decode::DecodeAsType;
use scale_encode::EncodeAsType;

use super::{approvals::Party, Hash32};
use crate::{
	chain::{runtime_api, stored, AtBlock},
	exit::{Failure, Outcome},
};

pub const PALLET: &str = "Invoices";

pub type InvoiceId = u64;
pub type SeriesId = u32;
pub type ProfileId = u32;

/// How much a seller may issue in a series.
#[derive(EncodeAsType, Clone, Copy, Debug)]
pub struct SeriesLimits {
	pub count: u32,
	pub amount: u64,
}

/// Arguments of `allot_series`.
#[derive(EncodeAsType)]
pub struct AllotSeries {
	pub seller: u64,
	pub profile: ProfileId,
	pub limits: SeriesLimits,
	pub valid_until: u64,
}

/// A tax category (BT-118).
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, Debug)]
pub enum TaxCategory {
	Standard,
	ZeroRated,
	Exempt,
	ReverseCharge,
	IntraCommunity,
	Export,
	OutsideScope,
	CanaryIslands,
	CeutaAndMelilla,
	SplitPayment,
}

impl From<rules::TaxCategory> for TaxCategory {
	fn from(category: rules::TaxCategory) -> Self {
		use rules::TaxCategory as Rule;
		match category {
			Rule::Standard => Self::Standard,
			Rule::ZeroRated => Self::ZeroRated,
			Rule::Exempt => Self::Exempt,
			Rule::ReverseCharge => Self::ReverseCharge,
			Rule::IntraCommunity => Self::IntraCommunity,
			Rule::Export => Self::Export,
			Rule::OutsideScope => Self::OutsideScope,
			Rule::CanaryIslands => Self::CanaryIslands,
			Rule::CeutaAndMelilla => Self::CeutaAndMelilla,
			Rule::SplitPayment => Self::SplitPayment,
		}
	}
}

impl From<TaxCategory> for rules::TaxCategory {
	fn from(category: TaxCategory) -> Self {
		match category {
			TaxCategory::Standard => Self::Standard,
			TaxCategory::ZeroRated => Self::ZeroRated,
			TaxCategory::Exempt => Self::Exempt,
			TaxCategory::ReverseCharge => Self::ReverseCharge,
			TaxCategory::IntraCommunity => Self::IntraCommunity,
			TaxCategory::Export => Self::Export,
			TaxCategory::OutsideScope => Self::OutsideScope,
			TaxCategory::CanaryIslands => Self::CanaryIslands,
			TaxCategory::CeutaAndMelilla => Self::CeutaAndMelilla,
			TaxCategory::SplitPayment => Self::SplitPayment,
		}
	}
}

/// The tax of one category and rate (BG-23).
#[derive(EncodeAsType, Clone, Copy, Debug)]
pub struct Subtotal {
	pub category: TaxCategory,
	/// Thousandths of a percent.
	pub rate: u32,
	pub base: i64,
	pub tax: i64,
}

/// The totals of a document (BG-22), in minor units.
#[derive(EncodeAsType, Clone, Debug)]
pub struct Totals {
	pub currency: [u8; 3],
	pub lines: i64,
	pub allowances: i64,
	pub charges: i64,
	pub without_tax: i64,
	pub tax: i64,
	pub with_tax: i64,
	pub prepaid: i64,
	pub rounding: i64,
	pub due: i64,
	pub subtotals: Vec<Subtotal>,
}

impl From<&rules::Totals> for Totals {
	fn from(totals: &rules::Totals) -> Self {
		Totals {
			currency: totals.currency.0,
			lines: totals.lines,
			allowances: totals.allowances,
			charges: totals.charges,
			without_tax: totals.without_tax,
			tax: totals.tax,
			with_tax: totals.with_tax,
			prepaid: totals.prepaid,
			rounding: totals.rounding,
			due: totals.due,
			subtotals: totals
				.subtotals
				.iter()
				.map(|subtotal| Subtotal {
					category: subtotal.category.into(),
					rate: subtotal.rate.0,
					base: subtotal.base,
					tax: subtotal.tax,
				})
				.collect(),
		}
	}
}

/// An invoice to be issued.
#[derive(EncodeAsType, Clone, Debug)]
pub struct NewInvoice {
	pub client_ref: Hash32,
	pub title: Party,
	pub totals: Totals,
	pub content: Hash32,
}

/// Arguments of `issue`.
#[derive(EncodeAsType)]
pub struct Issue {
	pub series: SeriesId,
	pub invoice: NewInvoice,
}

/// What opens a committed title.
#[derive(EncodeAsType, Clone, Copy, Debug)]
pub struct TitleOpening {
	pub identity: u64,
	pub salt: Hash32,
}

/// Arguments of `lock`.
#[derive(EncodeAsType)]
pub struct Lock {
	pub invoice: InvoiceId,
	pub amount: u64,
	pub claim_ref: Hash32,
	pub opening: Option<TitleOpening>,
}

/// Arguments of `close` and `release`.
#[derive(EncodeAsType)]
pub struct OnClaim {
	pub invoice: InvoiceId,
	pub claim_ref: Hash32,
}

/// Event `SeriesAllotted`.
#[derive(DecodeAsType)]
pub struct SeriesAllotted {
	pub series: SeriesId,
}

/// Events `Issued` and `AlreadyIssued`.
#[derive(DecodeAsType)]
pub struct Issued {
	pub invoice: InvoiceId,
}

/// Where the money of an invoice is, in minor units.
#[derive(DecodeAsType, serde::Serialize, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Money {
	pub total: u64,
	pub open: u64,
	pub locked: u64,
	pub closed: u64,
	pub reversed: u64,
	pub reserved: u64,
}

/// An invoice.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Invoice {
	pub series: SeriesId,
	pub number: u32,
	pub link: Hash32,
	pub currency: [u8; 3],
	pub money: Money,
	pub settled_at: Option<u64>,
}

/// A series.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Series {
	pub seller: u64,
	pub department: u32,
	pub profile: ProfileId,
	pub currency: [u8; 3],
	pub exponent: u8,
	pub count_limit: u32,
	pub count: u32,
	pub amount_limit: u64,
	pub amount: u64,
}

/// How the tax of a category is rounded.
#[derive(DecodeAsType)]
enum Rounding {
	HalfUp,
	HalfEven,
	Down,
}

/// A category together with a rate.
#[derive(DecodeAsType)]
struct RateOfCategory {
	category: TaxCategory,
	rate: u32,
}

/// Which of them an invoice may use.
#[derive(DecodeAsType)]
enum AllowedRates {
	Any,
	Only(Vec<RateOfCategory>),
}

/// What a tax authority prescribes for the arithmetic of invoices.
#[derive(DecodeAsType)]
struct ProfileRules {
	currency: [u8; 3],
	exponent: u8,
	rounding: Rounding,
	tax_tolerance: u16,
	rates: AllowedRates,
}

/// A profile as it is stored.
#[derive(DecodeAsType)]
struct ProfileRecord {
	rules: ProfileRules,
}

impl TryFrom<ProfileRules> for rules::Profile {
	type Error = Failure;

	fn try_from(stored: ProfileRules) -> Outcome<Self> {
		let rates = match stored.rates {
			AllowedRates::Any => rules::AllowedRates::Any,
			AllowedRates::Only(rates) => {
				let known = |pair: &RateOfCategory| rules::RateOfCategory {
					category: pair.category.into(),
					rate: rules::Rate(pair.rate),
				};
				let known: Vec<_> = rates.iter().map(known).collect();
				let too_many = |_| Failure::incompatible("a profile has more rates than fit");
				rules::AllowedRates::Only(known.try_into().map_err(too_many)?)
			}
		};
		Ok(Self {
			currency: rules::Currency(stored.currency),
			exponent: stored.exponent,
			rounding: match stored.rounding {
				Rounding::HalfUp => rules::Rounding::HalfUp,
				Rounding::HalfEven => rules::Rounding::HalfEven,
				Rounding::Down => rules::Rounding::Down,
			},
			tax_tolerance: stored.tax_tolerance,
			rates,
		})
	}
}

/// The rules of a profile.
pub async fn profile(at: &AtBlock, profile: ProfileId) -> Outcome<Option<rules::Profile>> {
	let found: Option<ProfileRecord> = stored(at, PALLET, "Profiles", (profile,)).await?;
	found.map(|record| record.rules.try_into()).transpose()
}

/// An invoice by its number on the chain.
pub async fn invoice(at: &AtBlock, invoice: InvoiceId) -> Outcome<Option<Invoice>> {
	runtime_api(at, "InvoicesApi", "invoice", (invoice,)).await
}

/// A series.
pub async fn series(at: &AtBlock, series: SeriesId) -> Outcome<Option<Series>> {
	runtime_api(at, "InvoicesApi", "series", (series,)).await
}

/// Minor units as they are written: `1,234.50`.
pub fn amount(minor: u64, exponent: u8) -> String {
	let unit = 10u64.saturating_pow(exponent.into());
	let whole = crate::stats::thousands(minor / unit);
	match exponent {
		0 => whole,
		_ => format!("{whole}.{:0width$}", minor % unit, width = exponent.into()),
	}
}

#[cfg(test)]
mod tests {
	use codec::Encode;

	use super::*;

	#[test]
	fn profiles_are_read_as_the_runtime_stores_them() {
		let metadata = crate::testing::metadata();
		let storage = metadata.pallet_by_name(PALLET).unwrap().storage().unwrap();
		let stored_as = storage.entry_by_name("Profiles").unwrap().value_ty();
		let any = rules::Profile {
			currency: rules::Currency(*b"JPY"),
			exponent: 0,
			rounding: rules::Rounding::Down,
			tax_tolerance: 0,
			rates: rules::AllowedRates::Any,
		};
		let rates: Vec<_> = rules::TaxCategory::ALL
			.map(|category| rules::RateOfCategory { category, rate: rules::Rate(7_000) })
			.into();
		let only = rules::Profile {
			currency: rules::Currency(*b"CNY"),
			exponent: 2,
			rounding: rules::Rounding::HalfEven,
			tax_tolerance: 99,
			rates: rules::AllowedRates::Only(rates.try_into().unwrap()),
		};
		let standard = rules::Profile::standard(rules::Currency(*b"KWD"), 3);
		for profile in [any, only, standard] {
			// The department before the rules, the days of a lock behind them.
			let bytes = (6u32, profile.clone(), 20u16).encode();
			let record =
				ProfileRecord::decode_as_type(&mut &bytes[..], stored_as, metadata.types());
			assert_eq!(rules::Profile::try_from(record.unwrap().rules), Ok(profile));
		}
	}

	#[test]
	fn amounts_have_their_decimals() {
		assert_eq!(amount(123_450, 2), "1,234.50");
		assert_eq!(amount(5, 2), "0.05");
		assert_eq!(amount(5, 0), "5");
	}
}
