// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores, and what its calls take.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use govchain_invoice_rules::{Profile, Totals};
use govchain_primitives::{
	invoices::{commit_title, Money, ProfileId, TitleOpening},
	AgendaKey, Commitment, DepartmentId, IdentityId, Limit, Moment, Party,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// Invoices in one batch (`design.md`, numbers): a day of a busy till in one transaction that still
/// fits in a block.
pub const MAX_BATCH: u32 = 1_000;

/// Claims that lock parts of one invoice at the same time. Reimbursement in parts is rare and each
/// part goes to one claim; a firm that needs more settles some first.
pub const MAX_LOCKS: u32 = 8;

/// Working days that a lock may last. A claim that takes longer than a year of working days is
/// locked again.
pub const MAX_LOCK_DAYS: u16 = 250;

/// Series that one answer to a client lists.
pub const MAX_SERIES_LISTED: usize = 256;

/// The locks of one invoice.
pub type LocksOfInvoice = BoundedVec<Lock, ConstU32<MAX_LOCKS>>;

/// The invoices of one batch.
pub type Batch = BoundedVec<NewInvoice, ConstU32<MAX_BATCH>>;

/// What a tax authority prescribes for the invoices of a series.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ProfileRecord {
	/// The tax authority that set it and may change it.
	pub department: DepartmentId,
	/// Currency, rounding, tolerance and rates.
	pub rules: Profile,
	/// Working days after which a lock ends by itself.
	pub lock_days: u16,
}

/// How much a seller may issue in a series.
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
pub struct SeriesLimits {
	/// Invoices. At least 1.
	pub count: u32,
	/// Sum of totals with tax (BT-112), in minor units. At least 1.
	pub amount: u64,
}

/// A series of invoices of one seller.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SeriesRecord {
	/// Who issues in it.
	pub seller: IdentityId,
	/// The tax authority that allotted it.
	pub department: DepartmentId,
	/// What its invoices keep to.
	pub profile: ProfileId,
	/// How much may be issued.
	pub limits: SeriesLimits,
	/// Until when invoices may be issued.
	pub valid_until: Limit,
	/// Invoices issued, which is the number of the last one.
	pub count: u32,
	/// Sum of their totals with tax.
	pub amount: u64,
	/// The link of the last one, or the first link of the series.
	pub head: H256,
}

/// An invoice to be issued. Together with its number this is what its link commits to.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct NewInvoice {
	/// The seller's own reference, unique in the series; a hash of it if it says something.
	pub client_ref: H256,
	/// The title: the buyer in whose name the invoice stands, and who alone may have it reimbursed.
	/// Fixed for good.
	pub title: Party,
	/// Totals and tax subtotals.
	pub totals: Totals,
	/// Salted commitment to the whole document with its line items, which stays off chain.
	pub content: Commitment,
}

/// In whose name an invoice stands.
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
pub enum Title {
	/// In the name of an enterprise.
	#[codec(index = 0)]
	Named(IdentityId),
	/// In a committed name that nobody has opened yet.
	#[codec(index = 1)]
	Committed(Commitment),
	/// In a committed name that was opened by whom it names. Keyed by identity, so that a change of
	/// its keys changes nothing here.
	#[codec(index = 2)]
	Opened {
		/// As it was issued.
		commitment: Commitment,
		/// The enterprise.
		holder: IdentityId,
	},
}

impl From<Party> for Title {
	fn from(party: Party) -> Self {
		match party {
			Party::Identity(identity) => Self::Named(identity),
			Party::Committed(commitment) => Self::Committed(commitment),
		}
	}
}

impl Title {
	/// The enterprise that may lock and close, if it is known.
	pub fn holder(&self) -> Option<IdentityId> {
		match self {
			Self::Named(identity) | Self::Opened { holder: identity, .. } => Some(*identity),
			Self::Committed(_) => None,
		}
	}

	/// The commitment, opened or not.
	pub fn commitment(&self) -> Option<Commitment> {
		match self {
			Self::Named(_) => None,
			Self::Committed(commitment) | Self::Opened { commitment, .. } => Some(*commitment),
		}
	}

	/// Whether `opening` opens this commitment.
	pub fn is_opened_by(&self, opening: &TitleOpening) -> bool {
		self.commitment() == Some(commit_title(opening))
	}
}

/// An invoice with money that can still move.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct LiveInvoice {
	/// In whose name it stands.
	pub title: Title,
	/// Commits to this invoice and all before it in the series.
	pub link: H256,
	/// When it was issued.
	pub issued_at: Moment,
	/// Where its money is.
	pub money: Money,
}

/// What is kept of an invoice whose money is all closed or reversed.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct FoldedInvoice {
	/// Commits to this invoice and all before it in the series.
	pub link: H256,
	/// Total with tax, in minor units. What wasn't reversed was reimbursed.
	pub total: u64,
	/// What of it was reversed.
	pub reversed: u64,
	/// When the last of its money moved.
	pub settled_at: Moment,
}

/// An invoice.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum InvoiceRecord {
	/// Money can still move.
	#[codec(index = 0)]
	Live(LiveInvoice),
	/// All of it is closed or reversed.
	#[codec(index = 1)]
	Folded(FoldedInvoice),
}

impl InvoiceRecord {
	/// Commits to this invoice and all before it in the series.
	pub fn link(&self) -> H256 {
		match self {
			Self::Live(invoice) => invoice.link,
			Self::Folded(invoice) => invoice.link,
		}
	}
}

/// Part of an invoice that a claim for reimbursement has locked.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Lock {
	/// Reference of the claim.
	pub claim_ref: H256,
	/// In minor units, at least 1.
	pub amount: u64,
	/// The alarm on the agenda. Its limit is the end of the lock.
	pub alarm: AgendaKey,
}

/// Moves of money. Each takes from one part what it gives to another, and is `None` if there isn't
/// as much.
pub trait Moves: Sized {
	/// An invoice of `total`, all open.
	fn issued(total: u64) -> Self;
	/// From open to locked.
	fn lock(self, amount: u64) -> Option<Self>;
	/// From locked back to open.
	fn release(self, amount: u64) -> Option<Self>;
	/// From locked to closed.
	fn close(self, amount: u64) -> Option<Self>;
	/// Whether the parts add up to the total.
	fn is_balanced(&self) -> bool;
	/// Whether no money can move any more.
	fn is_settled(&self) -> bool;
}

impl Moves for Money {
	fn issued(total: u64) -> Self {
		Self { total, open: total, locked: 0, closed: 0, reversed: 0, reserved: 0 }
	}

	fn lock(self, amount: u64) -> Option<Self> {
		Some(Self {
			open: self.open.checked_sub(amount)?,
			locked: self.locked.checked_add(amount)?,
			..self
		})
	}

	fn release(self, amount: u64) -> Option<Self> {
		Some(Self {
			locked: self.locked.checked_sub(amount)?,
			open: self.open.checked_add(amount)?,
			..self
		})
	}

	fn close(self, amount: u64) -> Option<Self> {
		Some(Self {
			locked: self.locked.checked_sub(amount)?,
			closed: self.closed.checked_add(amount)?,
			..self
		})
	}

	fn is_balanced(&self) -> bool {
		[self.locked, self.closed, self.reversed, self.reserved]
			.iter()
			.try_fold(self.open, |sum, part| sum.checked_add(*part))
			== Some(self.total)
	}

	fn is_settled(&self) -> bool {
		self.open == 0 && self.locked == 0 && self.reserved == 0
	}
}
