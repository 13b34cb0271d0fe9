// SPDX-License-Identifier: Apache-2.0

//! Invoices: identifiers, links, and what clients read.

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

use crate::{Commitment, DepartmentId, IdentityId, Moment};

/// Number of an invoice on this chain: [`invoice_id`] of its series and its number in it. Never
/// used again.
pub type InvoiceId = u64;
/// Number of a series that a tax authority allotted to a seller. Never used again.
pub type SeriesId = u32;
/// Number of a profile of a tax authority.
pub type ProfileId = u32;
/// A month as `YYYYMM`, in the local time of the calendar.
pub type Period = u32;

/// The invoice with `number`, counted from 1, in `series`: the series in the upper half.
pub const fn invoice_id(series: SeriesId, number: u32) -> InvoiceId {
	let [s0, s1, s2, s3] = series.to_be_bytes();
	let [n0, n1, n2, n3] = number.to_be_bytes();
	u64::from_be_bytes([s0, s1, s2, s3, n0, n1, n2, n3])
}

/// The series of an invoice and its number in it. What [`invoice_id`] joined.
pub const fn series_and_number(invoice: InvoiceId) -> (SeriesId, u32) {
	let [s0, s1, s2, s3, n0, n1, n2, n3] = invoice.to_be_bytes();
	(u32::from_be_bytes([s0, s1, s2, s3]), u32::from_be_bytes([n0, n1, n2, n3]))
}

/// First bytes of what is hashed for the start of a series.
pub const SERIES_DOMAIN: &[u8; 18] = b"govchain/series/v1";
/// First bytes of what is hashed for the link of an invoice.
pub const INVOICE_DOMAIN: &[u8; 19] = b"govchain/invoice/v1";
/// First bytes of what is hashed for a committed title.
pub const TITLE_DOMAIN: &[u8; 17] = b"govchain/title/v1";

/// The link before the first invoice of a series: BLAKE2b-256 of [`SERIES_DOMAIN`], the series
/// (4 bytes, little endian) and the identity of the seller (8 bytes, little endian).
pub fn first_link(series: SeriesId, seller: IdentityId) -> H256 {
	BlakeTwo256::hash_of(&(SERIES_DOMAIN, series, seller))
}

/// The link of an invoice: BLAKE2b-256 of [`INVOICE_DOMAIN`], the link of the invoice before, the
/// number of the invoice (8 bytes, little endian) and the SCALE encoding of what was issued: client
/// reference, title, totals, content.
///
/// So the link of one invoice commits to every invoice before it in the series, and an invoice can
/// be checked against two records: its own and the one before.
pub fn next_link(previous: H256, invoice: InvoiceId, issued: &impl Encode) -> H256 {
	BlakeTwo256::hash_of(&(INVOICE_DOMAIN, previous, invoice, issued))
}

/// The commitment to an enterprise as the title of an invoice: BLAKE2b-256 of [`TITLE_DOMAIN`], the
/// identity (8 bytes, little endian) and a salt of 32 random bytes, which a seller chooses anew for
/// each invoice and hands over with it.
pub fn commit_title(opening: &TitleOpening) -> Commitment {
	BlakeTwo256::hash_of(&(TITLE_DOMAIN, opening))
}

/// What opens a committed title. It becomes public in the block in which it is used.
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
pub struct TitleOpening {
	/// The enterprise in whose name the invoice was issued.
	pub identity: IdentityId,
	/// The salt of the commitment.
	pub salt: [u8; 32],
}

/// The month of a moment, in a place whose clocks are `offset_minutes` ahead of UTC.
pub fn period_of(moment: Moment, offset_minutes: i16) -> Period {
	let seconds = i128::from(moment / 1000)
		.saturating_add(i128::from(offset_minutes).saturating_mul(60))
		.max(0);
	// Gregorian months of a cycle of 400 years that begins on a first of March, so that the day of
	// a leap year is the last of its year. Day 0 is 0000-03-01, 719,468 days before 1970-01-01.
	let days = (seconds / 86_400).saturating_add(719_468);
	let (cycle, day) = (days / 146_097, days % 146_097);
	let leap_days = (day / 1_460).saturating_sub(day / 36_524).saturating_add(day / 146_096);
	let year = day.saturating_sub(leap_days) / 365;
	let before_year = year.saturating_mul(365).saturating_add(year / 4).saturating_sub(year / 100);
	let march_month = day.saturating_sub(before_year).saturating_mul(5).saturating_add(2) / 153;
	let (month, turn) = if march_month < 10 {
		(march_month.saturating_add(3), 0)
	} else {
		(march_month.saturating_sub(9), 1)
	};
	let year = cycle.saturating_mul(400).saturating_add(year).saturating_add(turn);
	u32::try_from(year.saturating_mul(100).saturating_add(month)).unwrap_or(Period::MAX)
}

/// Counters of one month. Amounts are minor units of one currency.
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
pub struct PeriodTotals {
	/// Invoices issued.
	pub count: u64,
	/// Sum of their totals without tax (BT-109).
	pub base: i128,
	/// Sum of their tax (BT-110).
	pub tax: i128,
	/// Red invoices issued, and the sums of what they reversed. None yet.
	pub red_count: u64,
	/// As `base`, reversed.
	pub red_base: i128,
	/// As `tax`, reversed.
	pub red_tax: i128,
}

/// Where the money of an invoice is, in minor units.
///
/// `total = open + locked + closed + reversed + reserved`, always.
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
pub struct Money {
	/// Total with tax (BT-112).
	pub total: u64,
	/// Free to be locked or reversed.
	pub open: u64,
	/// Locked by claims for reimbursement.
	pub locked: u64,
	/// Reimbursed.
	pub closed: u64,
	/// Reversed by red invoices.
	pub reversed: u64,
	/// Reserved by a red invoice that waits for its counterparty.
	pub reserved: u64,
}

/// A lock as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct LockInfo {
	/// Reference of the claim, chosen by who locked.
	pub claim_ref: H256,
	/// In minor units.
	pub amount: u64,
	/// The last moment of the lock, by the calendar as it is now.
	pub until: Option<Moment>,
}

/// The parties and locks of an invoice with money left to move.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct LiveInfo {
	/// The enterprise that may lock and close. None as long as a committed title is unopened.
	pub holder: Option<IdentityId>,
	/// The commitment, if the title was committed.
	pub commitment: Option<Commitment>,
	/// When it was issued.
	pub issued_at: Moment,
	/// The locks that run now.
	pub locks: Vec<LockInfo>,
}

/// An invoice as clients read it: locks that have ended count as released, whether or not a block
/// has processed that.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct InvoiceInfo {
	/// Its number on the chain.
	pub invoice: InvoiceId,
	/// Its series.
	pub series: SeriesId,
	/// Its number in the series.
	pub number: u32,
	/// See [`next_link`].
	pub link: H256,
	/// ISO 4217 code.
	pub currency: [u8; 3],
	/// Where its money is.
	pub money: Money,
	/// None once all money is closed or reversed and the record is folded.
	pub live: Option<LiveInfo>,
	/// When the record was folded.
	pub settled_at: Option<Moment>,
}

/// A series as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SeriesInfo {
	/// Its number.
	pub series: SeriesId,
	/// Who issues in it.
	pub seller: IdentityId,
	/// The tax authority that allotted it.
	pub department: DepartmentId,
	/// What its invoices keep to.
	pub profile: ProfileId,
	/// ISO 4217 code.
	pub currency: [u8; 3],
	/// Decimals of the currency.
	pub exponent: u8,
	/// How many invoices may be issued.
	pub count_limit: u32,
	/// How many are.
	pub count: u32,
	/// The most that their totals with tax may add up to, in minor units.
	pub amount_limit: u64,
	/// What they add up to.
	pub amount: u64,
	/// The last moment of the series, by the calendar as it is now.
	pub valid_until: Option<Moment>,
	/// The link of its last invoice, or [`first_link`].
	pub head: H256,
}

sp_api::decl_runtime_apis! {
	/// What clients read of invoices.
	pub trait InvoicesApi {
		/// An invoice.
		fn invoice(invoice: InvoiceId) -> Option<InvoiceInfo>;
		/// The invoice that the seller knows by this reference.
		fn invoice_by_client_ref(series: SeriesId, client_ref: H256) -> Option<InvoiceInfo>;
		/// A series.
		fn series(series: SeriesId) -> Option<SeriesInfo>;
		/// The series of a seller, at most 256 of them, in no order that means anything.
		fn series_of(seller: IdentityId) -> Vec<SeriesId>;
		/// What was issued in a series in a month.
		fn totals_of_series(series: SeriesId, period: Period) -> PeriodTotals;
		/// What was issued in a month in all series of a tax authority in one currency.
		fn totals_of_department(
			department: DepartmentId,
			currency: [u8; 3],
			period: Period,
		) -> PeriodTotals;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn invoice_ids_join_series_and_number() {
		assert_eq!(invoice_id(1, 2), 0x0000_0001_0000_0002);
		assert_eq!(series_and_number(invoice_id(u32::MAX, 7)), (u32::MAX, 7));
	}

	#[test]
	fn periods_are_local_months() {
		// 2026-01-05T08:00:00Z.
		assert_eq!(period_of(1_767_600_000_000, 0), 202601);
		// 2026-01-31T15:59:59.999Z and the millisecond after: midnight in China.
		assert_eq!(period_of(1_769_875_199_999, 480), 202601);
		assert_eq!(period_of(1_769_875_200_000, 480), 202602);
		assert_eq!(period_of(1_769_875_200_000, 0), 202601);
		// 2024-02-29T23:59:59Z, 2024-03-01, 1999-12-31T23:59:59Z, 2000-01-01.
		assert_eq!(period_of(1_709_251_199_000, 0), 202402);
		assert_eq!(period_of(1_709_251_200_000, 0), 202403);
		assert_eq!(period_of(946_684_799_000, 0), 199912);
		assert_eq!(period_of(946_684_800_000, 0), 200001);
		assert_eq!(period_of(0, 0), 197001);
		assert!(period_of(Moment::MAX, i16::MAX) > 202601);
	}

	#[test]
	fn each_month_of_two_centuries_follows_the_one_before() {
		let mut last = period_of(0, 0);
		for day in 1..80_000u64 {
			let period = period_of(day * 86_400_000, 0);
			let next = if last % 100 == 12 { last + 89 } else { last + 1 };
			assert!(period == last || period == next, "{last} {period}");
			last = period;
		}
		assert_eq!(last, 218901);
	}

	#[test]
	fn links_have_the_documented_bytes() {
		let mut bytes = b"govchain/series/v1".to_vec();
		bytes.extend([7, 0, 0, 0]);
		bytes.extend([9, 0, 0, 0, 0, 0, 0, 0]);
		assert_eq!(first_link(7, 9), BlakeTwo256::hash(&bytes));

		let mut bytes = b"govchain/invoice/v1".to_vec();
		bytes.extend([1; 32]);
		bytes.extend([3, 0, 0, 0, 7, 0, 0, 0]);
		bytes.extend([5, 6]);
		let link = next_link(H256([1; 32]), invoice_id(7, 3), &[5u8, 6]);
		assert_eq!(link, BlakeTwo256::hash(&bytes));

		let mut bytes = b"govchain/title/v1".to_vec();
		bytes.extend([9, 0, 0, 0, 0, 0, 0, 0]);
		bytes.extend([2; 32]);
		let opening = TitleOpening { identity: 9, salt: [2; 32] };
		assert_eq!(commit_title(&opening), BlakeTwo256::hash(&bytes));
	}
}
