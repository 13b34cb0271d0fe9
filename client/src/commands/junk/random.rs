// SPDX-License-Identifier: Apache-2.0

//! Numbers that look random and are the same each time.

/// SplitMix64: small, fast, and every seed is as good as any other. Nothing secret comes from it.
pub struct Random(u64);

impl Random {
	/// The numbers for item `number` of what `seed` makes.
	pub fn new(seed: u64, number: u64) -> Self {
		// So that neighbours have nothing in common.
		let mut random = Random(seed ^ number.wrapping_mul(0xd1b5_4a32_d192_ed03));
		random.next();
		random
	}

	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// A number below `end`, which is not 0.
	pub fn below(&mut self, end: usize) -> usize {
		(self.next() % end as u64) as usize
	}

	/// One of several.
	pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
		&from[self.below(from.len())]
	}

	pub fn byte(&mut self) -> u8 {
		self.next() as u8
	}

	pub fn bytes(&mut self, length: usize) -> Vec<u8> {
		let mut bytes = Vec::with_capacity(length + 7);
		while bytes.len() < length {
			bytes.extend(self.next().to_le_bytes());
		}
		bytes.truncate(length);
		bytes
	}

	/// Up to `longest` bytes, more often a few than many.
	pub fn some_bytes(&mut self, longest: usize) -> Vec<u8> {
		let longest = self.below(longest) + 1;
		let length = self.below(longest + 1);
		self.bytes(length)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_same_seed_and_number_give_the_same() {
		let bytes = |seed, number| Random::new(seed, number).bytes(40);
		assert_eq!(bytes(1, 2), bytes(1, 2));
		assert_ne!(bytes(1, 2), bytes(1, 3));
		assert_ne!(bytes(1, 2), bytes(2, 2));
		assert_eq!(bytes(1, 2).len(), 40);
	}
}
