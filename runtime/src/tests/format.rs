// SPDX-License-Identifier: Apache-2.0

//! The bytes of a transaction, frozen at genesis. Wallets, hardware signers and clients are built on
//! them: a test that fails here is a decision, not a detail.

use codec::{Compact, Decode};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use scale_info::TypeDef;
use sp_runtime::{generic::Preamble, traits::TransactionExtension, MultiAddress};

use super::*;
use crate::VERSION;

/// The extensions as clients know them, and whether they travel.
const EXTENSIONS: [(&str, bool); 9] = [
	("CheckNonZeroSender", false),
	("CheckSpecVersion", false),
	("CheckTxVersion", false),
	("CheckGenesis", false),
	("CheckMortality", true),
	("CheckNonce", true),
	("CheckWeight", false),
	("CheckMetadataHash", true),
	("WeightReclaim", false),
];

/// `remark` with three bytes: pallet 0, call 0, length, bytes.
const CALL: [u8; 6] = [0, 0, 3 << 2, b'g', b'o', b'v'];
/// Era of 64 blocks that began with block 42, nonce 5, no metadata hash.
const EXTENSION_BYTES: [u8; 4] = [0xa5, 0x02, 5 << 2, 0];

fn sample() -> TxExtension {
	extensions(Era::mortal(64, 42), 5)
}

#[test]
fn extensions_keep_identifiers_and_order() {
	let metadata = <TxExtension as TransactionExtension<RuntimeCall>>::metadata();
	let identifiers: Vec<_> = metadata.iter().map(|extension| extension.identifier).collect();
	assert_eq!(identifiers, EXTENSIONS.map(|(identifier, _)| identifier));
}

#[test]
fn only_era_nonce_and_mode_travel() {
	let bytes = Runtime::metadata_at_version(14).unwrap();
	let prefixed = RuntimeMetadataPrefixed::decode(&mut bytes.as_slice()).unwrap();
	let RuntimeMetadata::V14(metadata) = prefixed.1 else { panic!("not V14") };
	assert_eq!(metadata.extrinsic.version, 4);
	let travels: Vec<_> = metadata
		.extrinsic
		.signed_extensions
		.iter()
		.map(|extension| {
			let fields = match &metadata.types.resolve(extension.ty.id).unwrap().type_def {
				TypeDef::Composite(composite) => composite.fields.len(),
				TypeDef::Tuple(tuple) => tuple.fields.len(),
				_ => 1,
			};
			(extension.identifier.as_str(), fields > 0)
		})
		.collect();
	assert_eq!(travels, EXTENSIONS);
	assert_eq!(sample().encode(), EXTENSION_BYTES);
}

#[test]
fn signed_transaction_keeps_its_bytes() {
	let signature = Signature::Sr25519(sr25519::Signature::from_raw([0x22; 64]));
	let address = MultiAddress::Id(AccountId::new([0x11; 32]));
	let transaction = UncheckedExtrinsic::new_signed(remark(), address, signature, sample());

	// Version 4, signed; address by account; sr25519.
	let mut body = vec![0x84, 0x00];
	body.extend([0x11; 32]);
	body.push(0x01);
	body.extend([0x22; 64]);
	body.extend(EXTENSION_BYTES);
	body.extend(CALL);
	let mut expected = Compact(109u32).encode();
	expected.extend(body);
	assert_eq!(transaction.encode(), expected);

	let decoded = UncheckedExtrinsic::decode(&mut expected.as_slice()).unwrap();
	assert!(matches!(decoded.preamble, Preamble::Signed(..)));
	assert_eq!(decoded.encode(), expected);
}

#[test]
fn signature_is_over_the_same_bytes() {
	run(|| {
		for number in 2..=43 {
			next_block(START + number * SLOT_MILLIS);
		}
		let mut expected = CALL.to_vec();
		expected.extend(EXTENSION_BYTES);
		expected.extend(VERSION.spec_version.to_le_bytes());
		expected.extend(VERSION.transaction_version.to_le_bytes());
		expected.extend(block_hash(0).as_bytes());
		expected.extend(block_hash(42).as_bytes());
		// No hash of the metadata.
		expected.push(0);
		let payload = SignedPayload::new(remark(), sample()).unwrap();
		payload.using_encoded(|bytes| assert_eq!(bytes, expected));
	});
}
