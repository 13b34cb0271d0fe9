// SPDX-License-Identifier: Apache-2.0

//! Two blocks of one author in one slot.

use sp_runtime::traits::Header;

/// Two blocks that prove a fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proof<Header, Author> {
	/// Their slot.
	pub slot: u64,
	/// Who made both.
	pub author: Author,
	/// The headers with their seals.
	pub first: Header,
	pub second: Header,
}

/// A proof by what a node is.
pub type ProofOf<B> = Proof<<B as Blocks>::Header, <B as Blocks>::Author>;

/// What the watch asks the client.
pub trait Blocks {
	/// A header of this chain.
	type Header: Header;
	/// An author, by the key that seals its blocks.
	type Author: std::fmt::Display;
	/// Why something could not be read.
	type Error;

	/// The slot that stands in a header.
	fn slot(&self, sealed: &Self::Header) -> Result<u64, Self::Error>;
	/// Whose turn the slot of a header is, by the state before its block.
	fn author(&self, sealed: &Self::Header, slot: u64) -> Result<Self::Author, Self::Error>;
	/// Remembers a header, and gives the proof if its author made another block in the slot. `now` is the
	/// slot of now.
	fn compare(
		&self,
		sealed: &Self::Header,
		slot: u64,
		author: Self::Author,
		now: u64,
	) -> Result<Option<ProofOf<Self>>, Self::Error>;
	/// The number of the last finalised block.
	fn last_final(&self) -> <Self::Header as Header>::Number;
	/// A header by its hash, with its seal.
	fn header(
		&self,
		hash: <Self::Header as Header>::Hash,
	) -> Result<Option<Self::Header>, Self::Error>;
	/// Makes a report of a proof and puts it into the pool. `false` if the pool doesn't take it.
	fn report(
		&self,
		proof: ProofOf<Self>,
		ancestors: Vec<Self::Header>,
	) -> Result<bool, Self::Error>;
}

/// What came of a look at a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seen {
	/// Its slot is so old that it isn't compared.
	Old,
	/// It is the only one of its author in the slot, as far as this node knows.
	Single,
	/// It is one of two, and that is in the pool.
	Reported,
	/// It is one of two, and the pool takes no report: the chain knows, or has enough of this author, or the key
	/// is of this node.
	Known,
	/// It is one of two, and this node makes no blocks into which a report could come.
	Unreported,
}

const LOG_TARGET: &str = "double-authoring";

/// Looks at blocks whose seals were found to hold.
pub struct Watch<B> {
	blocks: B,
	is_authority: bool,
	/// Slots that are looked back.
	slots: u64,
	/// Most headers that come with a report.
	max_ancestors: usize,
}

impl<B: Blocks> Watch<B> {
	/// Looks `slots` back, and gives at most `max_ancestors` headers with a report.
	///
	/// A report is taken from a node by nobody but the node itself, so one that is no authority makes none.
	pub fn new(blocks: B, is_authority: bool, slots: u64, max_ancestors: usize) -> Self {
		Self { blocks, is_authority, slots, max_ancestors }
	}

	/// Remembers a block that was found to be properly sealed, and reports its author if it made another
	/// one in the same slot. `now` is the slot of now.
	pub fn look_at(&self, sealed: &B::Header, now: u64) -> Result<Seen, B::Error> {
		let slot = self.blocks.slot(sealed)?;
		if now.saturating_sub(slot) > self.slots {
			return Ok(Seen::Old);
		}
		let author = self.blocks.author(sealed, slot)?;
		let Some(proof) = self.blocks.compare(sealed, slot, author, now)? else {
			return Ok(Seen::Single);
		};
		log::warn!(
			target: LOG_TARGET,
			"{} made two blocks in slot {slot}: {:?} and {:?}",
			proof.author,
			proof.first.hash(),
			proof.second.hash(),
		);
		if !self.is_authority {
			log::info!(
				target: LOG_TARGET,
				"slot {slot} is not reported: this node is not an authority, and those who saw it report it",
			);
			return Ok(Seen::Unreported);
		}
		let mut ancestors = self.ancestors(&proof.first)?;
		for header in self.ancestors(&proof.second)? {
			if !ancestors.contains(&header) {
				ancestors.push(header);
			}
		}
		if self.blocks.report(proof, ancestors)? {
			log::info!(target: LOG_TARGET, "reported slot {slot} to the chain");
			return Ok(Seen::Reported);
		}
		log::info!(
			target: LOG_TARGET,
			"the pool takes no report of slot {slot} now: the chain knows of it, or has enough of this author, or \
			the key is of this node",
		);
		Ok(Seen::Known)
	}

	/// Headers of the blocks between a block and what is final, the latest first, half as many as may come
	/// with a report. One of them follows a block of every fork that may become final.
	fn ancestors(&self, header: &B::Header) -> Result<Vec<B::Header>, B::Error> {
		let last = self.blocks.last_final();
		let mut ancestors = Vec::new();
		let mut parent = *header.parent_hash();
		while ancestors.len() < self.max_ancestors / 2 {
			let Some(header) = self.blocks.header(parent)?.filter(|header| *header.number() > last)
			else {
				break;
			};
			parent = *header.parent_hash();
			ancestors.push(header);
		}
		Ok(ancestors)
	}
}

#[cfg(test)]
mod tests {
	use std::{cell::RefCell, collections::HashMap};

	use sp_core::H256;
	use sp_runtime::{
		generic,
		traits::{BlakeTwo256, Header as _},
	};

	use super::{Blocks, Proof, Seen, Watch};

	type Header = generic::Header<u32, BlakeTwo256>;

	const NOW: u64 = 5_000;

	/// A proof and the headers that lead to it.
	type Reported = (Proof<Header, u64>, Vec<Header>);

	/// A chain whose headers have their slots in the place of the extrinsics root. The author of a slot is
	/// its number modulo four.
	#[derive(Default)]
	struct Fake {
		last_final: u32,
		headers: HashMap<H256, Header>,
		of_slot: RefCell<HashMap<u64, Header>>,
		reports: RefCell<Vec<Reported>>,
		is_unreadable: bool,
		is_known: bool,
	}

	impl Fake {
		fn read<T>(&self, value: T) -> Result<T, &'static str> {
			if self.is_unreadable {
				return Err("unreadable");
			}
			Ok(value)
		}
	}

	impl Blocks for Fake {
		type Header = Header;
		type Author = u64;
		type Error = &'static str;

		fn slot(&self, sealed: &Header) -> Result<u64, &'static str> {
			self.read(sealed.extrinsics_root.to_low_u64_be())
		}

		fn author(&self, _: &Header, slot: u64) -> Result<u64, &'static str> {
			Ok(slot % 4)
		}

		fn compare(
			&self,
			sealed: &Header,
			slot: u64,
			author: u64,
			now: u64,
		) -> Result<Option<Proof<Header, u64>>, &'static str> {
			assert_eq!(now, NOW);
			let mut of_slot = self.of_slot.borrow_mut();
			let first = of_slot.entry(slot).or_insert_with(|| sealed.clone()).clone();
			let second = sealed.clone();
			Ok((first != second).then_some(Proof { slot, author, first, second }))
		}

		fn last_final(&self) -> u32 {
			self.last_final
		}

		fn header(&self, hash: H256) -> Result<Option<Header>, &'static str> {
			self.read(self.headers.get(&hash).cloned())
		}

		fn report(
			&self,
			proof: Proof<Header, u64>,
			ancestors: Vec<Header>,
		) -> Result<bool, &'static str> {
			self.reports.borrow_mut().push((proof, ancestors));
			Ok(!self.is_known)
		}
	}

	fn header(number: u32, slot: u64, tag: u8, parent: H256) -> Header {
		Header::new(
			number,
			H256::from_low_u64_be(slot),
			H256::repeat_byte(tag),
			parent,
			Default::default(),
		)
	}

	impl Fake {
		/// Makes `length` blocks on `parent`, and gives the last one.
		fn fork(&mut self, parent: &Header, length: u32, tag: u8) -> Header {
			let mut last = parent.clone();
			for place in 1..=length {
				let number = parent.number + place;
				last = header(number, u64::from(number), tag, last.hash());
				self.headers.insert(last.hash(), last.clone());
			}
			last
		}
	}

	fn watch(fake: Fake) -> Watch<Fake> {
		Watch::new(fake, true, 1_000, 8)
	}

	fn genesis() -> Header {
		header(0, 0, 0, H256::zero())
	}

	#[test]
	fn two_blocks_of_a_slot_are_reported_with_what_leads_to_both_from_what_is_final() {
		let mut fake = Fake { last_final: 10, ..Default::default() };
		let common = fake.fork(&genesis(), 12, 1);
		let (one, other) = (fake.fork(&common, 1, 2), fake.fork(&common, 2, 3));
		let first = header(14, NOW, 4, one.hash());
		let second = header(15, NOW, 5, other.hash());
		let before_other = fake.headers[&other.parent_hash].clone();
		let after_final = fake.headers[&common.parent_hash].clone();
		assert_eq!(after_final.number, 11);

		let watch = watch(fake);
		assert_eq!(watch.look_at(&first, NOW), Ok(Seen::Single));
		assert_eq!(watch.look_at(&first, NOW), Ok(Seen::Single));
		assert_eq!(watch.look_at(&second, NOW), Ok(Seen::Reported));
		let (proof, ancestors) = watch.blocks.reports.borrow_mut().remove(0);
		assert_eq!(proof, Proof { slot: NOW, author: NOW % 4, first, second });
		// Each once, the latest first, and nothing of what is final.
		assert_eq!(ancestors, [one, common, after_final, other, before_other]);
	}

	#[test]
	fn no_more_headers_come_with_a_report_than_the_chain_looks_at() {
		let mut fake = Fake::default();
		let (one, other) = (fake.fork(&genesis(), 30, 1), fake.fork(&genesis(), 30, 2));
		let watch = watch(fake);
		watch.look_at(&header(31, NOW, 3, one.hash()), NOW).unwrap();
		watch.look_at(&header(31, NOW, 4, other.hash()), NOW).unwrap();
		let (_, ancestors) = watch.blocks.reports.borrow_mut().remove(0);
		let numbers: Vec<_> = ancestors.iter().map(|header| header.number).collect();
		assert_eq!(numbers, [30, 29, 28, 27, 30, 29, 28, 27]);
	}

	#[test]
	fn ancestors_end_where_a_header_is_missing() {
		let mut fake = Fake::default();
		let top = fake.fork(&genesis(), 3, 1);
		let gone = fake.headers[&top.parent_hash].parent_hash;
		fake.headers.remove(&gone);
		let watch = watch(fake);
		assert_eq!(watch.ancestors(&header(4, NOW, 1, top.hash())).unwrap().len(), 2);
		assert_eq!(watch.ancestors(&genesis()).unwrap(), []);
	}

	#[test]
	fn old_slots_are_not_compared() {
		let watch = watch(Fake::default());
		let old = |tag| header(1, NOW - 1_001, tag, H256::zero());
		assert_eq!(watch.look_at(&old(1), NOW), Ok(Seen::Old));
		assert_eq!(watch.look_at(&old(2), NOW), Ok(Seen::Old));
		assert!(watch.blocks.of_slot.borrow().is_empty());
		// The clock of another node may be ahead.
		assert_eq!(watch.look_at(&header(1, NOW + 1, 1, H256::zero()), NOW), Ok(Seen::Single));
	}

	#[test]
	fn a_node_that_is_no_authority_says_so_and_reports_nothing() {
		let watch = Watch::new(Fake::default(), false, 1_000, 8);
		let block = |tag| header(1, NOW, tag, H256::zero());
		assert_eq!(watch.look_at(&block(1), NOW), Ok(Seen::Single));
		assert_eq!(watch.look_at(&block(2), NOW), Ok(Seen::Unreported));
		assert!(watch.blocks.reports.borrow().is_empty());
	}

	#[test]
	fn what_the_chain_knows_and_what_can_not_be_read_is_told() {
		let mut watch = watch(Fake { is_known: true, ..Default::default() });
		let block = |tag| header(1, NOW, tag, H256::zero());
		watch.look_at(&block(1), NOW).unwrap();
		assert_eq!(watch.look_at(&block(2), NOW), Ok(Seen::Known));
		watch.blocks.is_unreadable = true;
		assert_eq!(watch.look_at(&block(3), NOW), Err("unreadable"));
	}
}
