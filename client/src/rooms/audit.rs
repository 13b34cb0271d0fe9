// SPDX-License-Identifier: Apache-2.0

//! Data sets, grants and streams.

use govchain_evidence::merkle::{MerkleTree, NodeHash, TreeSize};
use scale_decode::DecodeAsType;
use scale_encode::EncodeAsType;
use subxt::utils::AccountId32;

use super::{departments::DepartmentId, Hash32};
use crate::{
	chain::{runtime_api, AtBlock},
	exit::{Exit, Failure, Outcome},
	messages as m,
};

pub const PALLET: &str = "DataAudit";

pub type DataSetId = u32;
pub type GrantId = u64;
pub type StreamId = u32;

/// How sensitive a body of data is.
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum DataClass {
	General,
	Important,
	Core,
	Personal,
	SensitivePersonal,
}

/// Who may give departments the use of a data set.
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum SharingRule {
	NotShared,
	OwnerGrants,
	PassingOn,
	Unconditional,
}

/// How long a stream may stay silent.
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub enum SilenceInterval {
	Millis(u64),
	WorkingDays(u16),
}

/// Arguments of `register_data_set`.
#[derive(EncodeAsType)]
pub struct RegisterDataSet {
	pub name: Vec<u8>,
	pub class: DataClass,
	pub rule: SharingRule,
	pub fields: Vec<Vec<u8>>,
}

/// What a grant permits.
#[derive(EncodeAsType)]
pub struct GrantTerms {
	pub data_set: DataSetId,
	pub grantee: DepartmentId,
	pub fields: Vec<u8>,
	pub purpose: Hash32,
	pub legal_basis: Hash32,
	pub case: Option<u64>,
	pub end: u64,
	pub uses: Option<u32>,
	pub from: Option<GrantId>,
}

/// Arguments of `grant`.
#[derive(EncodeAsType)]
pub struct Grant {
	pub terms: GrantTerms,
}

/// Arguments of `open_stream`.
#[derive(EncodeAsType)]
pub struct OpenStream {
	pub name: Vec<u8>,
	pub data_sets: Vec<DataSetId>,
	pub system: Hash32,
	pub agent: Option<AccountId32>,
	pub silence: SilenceInterval,
}

/// Arguments of `checkpoint`.
#[derive(EncodeAsType, Clone)]
pub struct Checkpoint {
	pub stream: StreamId,
	pub size: u64,
	pub root: Hash32,
	pub proof: Vec<Hash32>,
}

/// Arguments of `end_stream`.
#[derive(EncodeAsType)]
pub struct EndStream {
	pub stream: StreamId,
	pub reason: Hash32,
}

/// Event `DataSetRegistered`.
#[derive(DecodeAsType)]
pub struct DataSetRegistered {
	pub data_set: DataSetId,
}

/// Event `Granted`.
#[derive(DecodeAsType)]
pub struct Granted {
	pub grant: GrantId,
}

/// Event `StreamOpened`.
#[derive(DecodeAsType)]
pub struct StreamOpened {
	pub stream: StreamId,
}

/// The last checkpoint of a stream.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub struct LastCheckpoint {
	pub size: u64,
	pub root: Hash32,
	pub at: u64,
	pub block: u32,
}

/// By whom and why a stream was ended.
#[derive(DecodeAsType, Clone, Debug)]
pub struct StreamEnding {
	pub at: u64,
	pub department: DepartmentId,
	pub reason: Hash32,
}

/// A stream.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Stream {
	pub stream: StreamId,
	name: Vec<u8>,
	pub owner: DepartmentId,
	pub last: LastCheckpoint,
	pub silent_since: Option<u64>,
	pub silences: u32,
	pub ended: Option<StreamEnding>,
}

impl Stream {
	pub fn name(&self) -> String {
		String::from_utf8_lossy(&self.name).into_owned()
	}
}

/// A stream with its last checkpoint.
pub async fn stream(at: &AtBlock, stream: StreamId) -> Outcome<Option<Stream>> {
	runtime_api(at, "DataAuditApi", "stream", (stream,)).await
}

/// The checkpoint of the first `size` entries of a log, with the proof that the first `last` ones
/// are unchanged.
pub fn checkpoint(log: &MerkleTree, stream: StreamId, last: u64, size: u64) -> Outcome<Checkpoint> {
	let wrong = |_| Failure::says(Exit::Usage, m::NO_PROOF, &[&last, &size, &log.size().0]);
	let head = log.head_at(TreeSize(size)).map_err(wrong)?;
	let proof = match last == 0 || last == size {
		true => Vec::new(),
		false => log.consistency_proof(TreeSize(last), TreeSize(size)).map_err(wrong)?,
	};
	Ok(Checkpoint {
		stream,
		size,
		root: head.root.0,
		proof: proof.iter().map(|NodeHash(hash)| *hash).collect(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::encoded;

	#[test]
	fn ending_a_stream_is_a_call_of_the_runtime() {
		let bytes = encoded(PALLET, "end_stream", EndStream { stream: 0x0102, reason: [3; 32] });
		assert_eq!(bytes, [&[2, 1, 0, 0][..], &[3; 32]].concat());
	}

	#[test]
	fn grants_are_the_terms_of_the_runtime() {
		let terms = |case, uses, from| GrantTerms {
			data_set: 0x0102,
			grantee: 4,
			fields: vec![0, 2, 7],
			purpose: [3; 32],
			legal_basis: [5; 32],
			case,
			end: 0x0102_0304_0506,
			uses,
			from,
		};
		let common =
			[&[2, 1, 0, 0, 4, 0, 0, 0][..], &[3 << 2, 0, 2, 7], &[3; 32], &[5; 32]].concat();
		let end = [6, 5, 4, 3, 2, 1, 0, 0];
		assert_eq!(
			encoded(PALLET, "grant", Grant { terms: terms(None, None, None) }),
			[&common[..], &[0], &end, &[0, 0]].concat()
		);
		assert_eq!(
			encoded(PALLET, "grant", Grant { terms: terms(Some(9), Some(8), Some(7)) }),
			[
				&common[..],
				&[1, 9, 0, 0, 0, 0, 0, 0, 0],
				&end,
				&[1, 8, 0, 0, 0],
				&[1, 7, 0, 0, 0, 0, 0, 0, 0],
			]
			.concat()
		);
	}

	#[test]
	fn a_proof_beyond_the_log_is_refused_with_its_size() {
		use govchain_evidence::merkle::LeafHash;

		let mut log = MerkleTree::new();
		(0..3u8).for_each(|entry| log.push(LeafHash::of(&[entry])));
		let failure = checkpoint(&log, 0, 2, 5).err().unwrap();
		assert_eq!(failure.words, "no proof from 2 to 5 entries: the log has 3");
		assert!(checkpoint(&log, 0, 2, 3).is_ok());
	}
}
