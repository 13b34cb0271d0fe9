// SPDX-License-Identifier: Apache-2.0

//! What an invoice states.

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// An amount in minor units of the currency (fen, cent). Negative in corrections.
pub type Amount = i64;

/// Tax subtotals in one document: every category and rate in use at a time in one country, and the
/// size of a record on chain.
pub const MAX_SUBTOTALS: u32 = 8;

/// An ISO 4217 alphabetic code.
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
	PartialOrd,
	Ord,
)]
pub struct Currency(pub [u8; 3]);

impl Currency {
	/// `code` as a currency, if it has the form of one: three capital letters.
	pub fn new(code: &str) -> Option<Self> {
		<[u8; 3]>::try_from(code.as_bytes()).ok().map(Self).filter(Self::is_well_formed)
	}

	/// Three capital letters.
	pub fn is_well_formed(&self) -> bool {
		self.0.iter().all(u8::is_ascii_uppercase)
	}
}

/// A rate of tax in thousandths of a percent: 13 % is 13,000.
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
	PartialOrd,
	Ord,
)]
pub struct Rate(pub u32);

impl Rate {
	/// No tax.
	pub const ZERO: Self = Self(0);
	/// Rates beyond 1,000 % are mistakes.
	pub const MAX: Self = Self(1_000_000);

	/// Reads a percentage such as `13`, `5.5` or `0.00`. `None` if it isn't one, is negative, beyond
	/// [`Rate::MAX`], or finer than a thousandth of a percent.
	pub fn from_percent(text: &str) -> Option<Self> {
		let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
		let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
		if !digits(whole) || !digits(fraction) {
			return None;
		}
		let fraction = fraction.trim_end_matches('0');
		let shift = 10u32.checked_pow(3u32.checked_sub(u32::try_from(fraction.len()).ok()?)?)?;
		let thousandths = match fraction {
			"" => 0,
			_ => fraction.parse::<u32>().ok()?.checked_mul(shift)?,
		};
		let rate = whole.parse::<u32>().ok()?.checked_mul(1_000)?.checked_add(thousandths)?;
		Some(Self(rate)).filter(|rate| *rate <= Self::MAX)
	}
}

/// The tax categories that EN 16931 takes from UNTDID 5305 (BT-118).
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
	PartialOrd,
	Ord,
)]
pub enum TaxCategory {
	/// `S`: the standard or a reduced rate. Its rate is greater than zero (BR-S-05).
	#[codec(index = 0)]
	Standard,
	/// `Z`: taxed at zero.
	#[codec(index = 1)]
	ZeroRated,
	/// `E`: exempt.
	#[codec(index = 2)]
	Exempt,
	/// `AE`: the buyer owes the tax.
	#[codec(index = 3)]
	ReverseCharge,
	/// `K`: supply within a customs union.
	#[codec(index = 4)]
	IntraCommunity,
	/// `G`: export.
	#[codec(index = 5)]
	Export,
	/// `O`: outside the scope of the tax.
	#[codec(index = 6)]
	OutsideScope,
	/// `L`: the tax of the Canary Islands. Any rate.
	#[codec(index = 7)]
	CanaryIslands,
	/// `M`: the tax of Ceuta and Melilla. Any rate.
	#[codec(index = 8)]
	CeutaAndMelilla,
	/// `B`: split payment. Any rate.
	#[codec(index = 9)]
	SplitPayment,
}

impl TaxCategory {
	/// Every category.
	pub const ALL: [Self; 10] = [
		Self::Standard,
		Self::ZeroRated,
		Self::Exempt,
		Self::ReverseCharge,
		Self::IntraCommunity,
		Self::Export,
		Self::OutsideScope,
		Self::CanaryIslands,
		Self::CeutaAndMelilla,
		Self::SplitPayment,
	];

	/// The code of UNTDID 5305.
	pub const fn code(self) -> &'static str {
		match self {
			Self::Standard => "S",
			Self::ZeroRated => "Z",
			Self::Exempt => "E",
			Self::ReverseCharge => "AE",
			Self::IntraCommunity => "K",
			Self::Export => "G",
			Self::OutsideScope => "O",
			Self::CanaryIslands => "L",
			Self::CeutaAndMelilla => "M",
			Self::SplitPayment => "B",
		}
	}

	/// The category with this code.
	pub fn from_code(code: &str) -> Option<Self> {
		Self::ALL.into_iter().find(|category| category.code() == code)
	}

	/// Whether `rate` is one that the category can have at all.
	pub fn takes(self, rate: Rate) -> bool {
		match self {
			Self::Standard => rate > Rate::ZERO && rate <= Rate::MAX,
			Self::CanaryIslands | Self::CeutaAndMelilla | Self::SplitPayment => rate <= Rate::MAX,
			_ => rate == Rate::ZERO,
		}
	}
}

/// How the tax of a category is rounded to the minor unit.
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
	Default,
)]
pub enum Rounding {
	/// A half goes away from zero. What EN 16931 means by half up: a credit mirrors its invoice.
	#[default]
	#[codec(index = 0)]
	HalfUp,
	/// A half goes to the even neighbour.
	#[codec(index = 1)]
	HalfEven,
	/// Towards zero: the fraction is dropped.
	#[codec(index = 2)]
	Down,
}

/// The tax of one category and rate (BG-23).
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
pub struct Subtotal {
	/// BT-118.
	pub category: TaxCategory,
	/// BT-119. Zero where the document has none, as for [`TaxCategory::OutsideScope`].
	pub rate: Rate,
	/// BT-116, in minor units.
	pub base: Amount,
	/// BT-117, in minor units.
	pub tax: Amount,
}

/// The totals of a document (BG-22) and its tax subtotals. An optional amount that a document
/// leaves out is zero.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Totals {
	/// BT-5.
	pub currency: Currency,
	/// BT-106, sum of line net amounts.
	pub lines: Amount,
	/// BT-107, sum of allowances on document level.
	pub allowances: Amount,
	/// BT-108, sum of charges on document level.
	pub charges: Amount,
	/// BT-109, total without tax.
	pub without_tax: Amount,
	/// BT-110, total tax.
	pub tax: Amount,
	/// BT-112, total with tax.
	pub with_tax: Amount,
	/// BT-113, paid amount.
	pub prepaid: Amount,
	/// BT-114, rounding amount.
	pub rounding: Amount,
	/// BT-115, amount due for payment.
	pub due: Amount,
	/// BG-23, one for each category and rate.
	pub subtotals: BoundedVec<Subtotal, ConstU32<MAX_SUBTOTALS>>,
}
