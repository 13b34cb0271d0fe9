// SPDX-License-Identifier: Apache-2.0

//! The bytes of a transaction, frozen at genesis. Wallets, hardware signers and clients are built on
//! them: a test that fails here is a decision, not a detail.

use codec::{Compact, Decode};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use scale_info::TypeDef;
use sp_runtime::{generic::Preamble, traits::TransactionExtension, MultiAddress};

use super::*;
use crate::{opaque::signer, VERSION};

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

#[test]
fn signer_is_read_whatever_the_scheme_the_era_and_the_call_are() {
	run(|| {
		let who = account(REGISTRAR);
		for era in [Era::Immortal, mortal(), Era::mortal(4096, 0)] {
			for nonce in [0, 63, 70_000, Nonce::MAX] {
				for length in [0, 3, 100_000] {
					let call = frame_system::Call::remark { remark: vec![7; length] };
					let bytes = signed(REGISTRAR, call, era, nonce).encode();
					assert_eq!(signer(&bytes), Some(who.clone()));
				}
			}
		}
		for signature in [
			Signature::Ed25519(sp_core::ed25519::Signature::from_raw([1; 64])),
			Signature::Ecdsa(sp_core::ecdsa::Signature::from_raw([1; 65])),
		] {
			let address = MultiAddress::Id(who.clone());
			let bytes = UncheckedExtrinsic::new_signed(remark(), address, signature, sample());
			assert_eq!(signer(&bytes.encode()), Some(who.clone()));
		}
	});
}

#[test]
fn signer_is_none_when_nobody_signed_or_the_address_is_of_another_kind() {
	run(|| {
		assert_eq!(signer(&UncheckedExtrinsic::new_bare(remark()).encode()), None);
		let general = UncheckedExtrinsic::new_transaction(remark(), sample());
		assert_eq!(signer(&general.encode()), None);
		// The length takes two bytes.
		let bytes = signed(REGISTRAR, remark(), mortal(), 0).encode();
		for other in 0..=255 {
			let mut wrong = bytes.clone();
			wrong[2] = other;
			assert_eq!(signer(&wrong).is_some(), other == 0x84);
			let mut wrong = bytes.clone();
			wrong[3] = other;
			assert_eq!(signer(&wrong).is_some(), other == 0);
		}
	});
}

#[test]
fn signer_is_none_or_the_same_when_bytes_are_truncated() {
	run(|| {
		let bytes = signed(REGISTRAR, remark(), mortal(), 0).encode();
		for end in 0..bytes.len() {
			let expected = (end >= 36).then(|| account(REGISTRAR));
			assert_eq!(signer(&bytes[..end]), expected);
		}
	});
}

#[test]
fn signer_agrees_with_the_decoder_when_bytes_are_random() {
	let mut seed = BlakeTwo256::hash(b"random bytes").0;
	let mut agreed = 0;
	run(|| {
		let whole = signed(REGISTRAR, remark(), mortal(), 0).encode();
		for round in 0..20_000usize {
			seed = BlakeTwo256::hash(&seed).0;
			// A third is random, a third has a good beginning, a third one wrong byte.
			let mut bytes = seed.repeat(round % 8);
			match round % 3 {
				0 => {}
				1 => bytes.splice(..0, whole[..36].iter().copied()).for_each(drop),
				_ => {
					bytes = whole.clone();
					bytes[usize::from(seed[0]) % whole.len()] = seed[1];
				}
			}
			let said = signer(&bytes);
			if let Ok(decoded) = UncheckedExtrinsic::decode(&mut &bytes[..]) {
				if let Some((MultiAddress::Id(who), ..)) = decoded.preamble.to_signed() {
					assert_eq!(said, Some(who));
					agreed += 1;
				}
			}
		}
	});
	assert!(agreed > 1_000);
}
