// SPDX-License-Identifier: Apache-2.0

//! The bytes of a transaction, frozen at genesis. Wallets, hardware signers and clients are built on
//! them: a test that fails here is a decision, not a detail.

use codec::{Compact, Decode};
use frame_metadata::{
	v14::RuntimeMetadataV14, v15::RuntimeMetadataV15, v16::RuntimeMetadataV16, RuntimeMetadata,
	RuntimeMetadataPrefixed,
};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, Variant};
use sp_core::{bytes::to_hex, ed25519};
use sp_runtime::{
	generic::Preamble, traits::TransactionExtension, transaction_validity::InvalidTransaction,
	MultiAddress,
};

use super::*;
use crate::{
	opaque::{self, signer},
	VERSION,
};

/// The extensions as clients know them: what of each travels, and what is signed and doesn't.
const EXTENSIONS: [(&str, &str, &str); 9] = [
	("CheckNonZeroSender", "()", "()"),
	("CheckSpecVersion", "()", "u32"),
	("CheckTxVersion", "()", "u32"),
	("CheckGenesis", "()", "[u8; 32]"),
	("CheckMortality", "Era", "[u8; 32]"),
	("CheckNonce", "Compact<u32>", "()"),
	("CheckWeight", "()", "()"),
	("CheckMetadataHash", "0 Disabled () | 1 Enabled ()", "0 None () | 1 Some [u8; 32]"),
	("WeightReclaim", "()", "()"),
];
const ADDRESS: &str = "0 Id [u8; 32] | 1 Index Compact<()> | 2 Raw Vec<u8> | \
	3 Address32 [u8; 32] | 4 Address20 [u8; 20]";
const SIGNATURE: &str =
	"0 Ed25519 [u8; 64] | 1 Sr25519 [u8; 64] | 2 Ecdsa [u8; 65] | 3 Eth [u8; 65]";

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
	assert_eq!(identifiers, EXTENSIONS.map(|(identifier, ..)| identifier));
}

/// The bytes of a type: no names but those of alternatives, and nothing around a lone field.
fn shape(types: &PortableRegistry, id: u32) -> String {
	let ty = types.resolve(id).unwrap();
	let join = |ids: &[u32]| match ids {
		[one] => shape(types, *one),
		_ => format!("({})", ids.iter().map(|id| shape(types, *id)).collect::<Vec<_>>().join(", ")),
	};
	let fields = |fields: &[Field<PortableForm>]| {
		// What takes no byte is left out.
		let ids: Vec<_> = fields.iter().map(|field| field.ty.id).collect();
		join(&ids.into_iter().filter(|id| shape(types, *id) != "()").collect::<Vec<_>>())
	};
	match &ty.type_def {
		// 256 alternatives, one for each first byte.
		TypeDef::Variant(_) if ty.path.ident().as_deref() == Some("Era") => "Era".into(),
		TypeDef::Variant(variant) => {
			let one = |one: &Variant<PortableForm>| {
				format!("{} {} {}", one.index, one.name, fields(&one.fields))
			};
			variant.variants.iter().map(one).collect::<Vec<_>>().join(" | ")
		}
		TypeDef::Composite(composite) => fields(&composite.fields),
		TypeDef::Tuple(tuple) => join(&tuple.fields.iter().map(|ty| ty.id).collect::<Vec<_>>()),
		TypeDef::Array(array) => format!("[{}; {}]", shape(types, array.type_param.id), array.len),
		TypeDef::Sequence(list) => format!("Vec<{}>", shape(types, list.type_param.id)),
		TypeDef::Compact(compact) => format!("Compact<{}>", shape(types, compact.type_param.id)),
		TypeDef::Primitive(primitive) => format!("{primitive:?}").to_lowercase(),
		TypeDef::BitSequence(_) => "bits".into(),
	}
}

/// What metadata says of transactions: their versions, address, signature, and extensions.
type Format = (Vec<u8>, String, String, Vec<(String, String, String)>);

fn format_in(version: u32) -> Format {
	let bytes = Runtime::metadata_at_version(version).unwrap();
	let (versions, types, address, signature, extensions) =
		match RuntimeMetadataPrefixed::decode(&mut bytes.as_slice()).unwrap().1 {
			RuntimeMetadata::V14(metadata) => {
				let RuntimeMetadataV14 { types, extrinsic, .. } = metadata;
				// Here the parts are the parameters of the transaction's type.
				let parameters = &types.resolve(extrinsic.ty.id).unwrap().type_params;
				let parameter = |name: &str| {
					parameters.iter().find(|p| p.name == name).and_then(|p| p.ty).unwrap().id
				};
				let parts = (parameter("Address"), parameter("Signature"));
				let extensions: Vec<_> = extrinsic
					.signed_extensions
					.into_iter()
					.map(|one| (one.identifier, one.ty.id, one.additional_signed.id))
					.collect();
				(vec![extrinsic.version], types, parts.0, parts.1, extensions)
			}
			RuntimeMetadata::V15(RuntimeMetadataV15 { types, extrinsic, .. }) => {
				let extensions: Vec<_> = extrinsic
					.signed_extensions
					.into_iter()
					.map(|one| (one.identifier, one.ty.id, one.additional_signed.id))
					.collect();
				let parts = (extrinsic.address_ty.id, extrinsic.signature_ty.id);
				(vec![extrinsic.version], types, parts.0, parts.1, extensions)
			}
			RuntimeMetadata::V16(RuntimeMetadataV16 { types, extrinsic, .. }) => {
				let extensions = extrinsic.transaction_extensions;
				// One version of the extensions, and all are in it, in their order.
				let order = (0..extensions.len() as u32).map(Compact).collect::<Vec<_>>();
				assert_eq!(extrinsic.transaction_extensions_by_version, [(0, order)].into());
				let extensions: Vec<_> = extensions
					.into_iter()
					.map(|one| (one.identifier, one.ty.id, one.implicit.id))
					.collect();
				let parts = (extrinsic.address_ty.id, extrinsic.signature_ty.id);
				(extrinsic.versions, types, parts.0, parts.1, extensions)
			}
			other => panic!("metadata {version} decodes as {}", other.version()),
		};
	let extensions = extensions
		.into_iter()
		.map(|(name, travels, signed)| (name, shape(&types, travels), shape(&types, signed)))
		.collect();
	(versions, shape(&types, address), shape(&types, signature), extensions)
}

#[test]
fn every_metadata_shows_the_same_format() {
	// V16 names version 5 too, that of general transactions. The chain takes none: no extension
	// authorizes one.
	for (version, known) in [(14, vec![4]), (15, vec![4]), (16, vec![4, 5])] {
		let (versions, address, signature, extensions) = format_in(version);
		assert_eq!(versions, known, "metadata {version}");
		assert_eq!(address, ADDRESS, "metadata {version}");
		assert_eq!(signature, SIGNATURE, "metadata {version}");
		let expected = EXTENSIONS.map(|(a, b, c)| (a.to_string(), b.to_string(), c.to_string()));
		assert_eq!(extensions, expected, "metadata {version}");
	}
}

#[test]
fn only_era_nonce_and_mode_travel() {
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

/// What the key of 32 bytes 7 signs by ed25519, which gives the same signature each time, was computed
/// by another implementation. Genesis hash 32 bytes 0x33, hash of the block in which the era begins
/// 32 bytes 0x44, spec version 100, transaction version 1.
mod golden {
	/// Call: pallet 0, call 0, three bytes. Era of 64 blocks from block 42; nonce 5; mode 0. Spec
	/// version; transaction version. The two hashes. No hash of the metadata.
	pub const PAYLOAD: &str = concat!(
		"0x00000c676f76",
		"a5021400",
		"6400000001000000",
		"3333333333333333333333333333333333333333333333333333333333333333",
		"4444444444444444444444444444444444444444444444444444444444444444",
		"00",
	);
	/// Length 109; version 4, signed; address by account; the account; ed25519; the signature; era,
	/// nonce, mode; call.
	pub const TRANSACTION: &str = concat!(
		"0xb501",
		"84",
		"00ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c",
		"008f91eefd78fb63b05cd7fa9fcb82f70d8d499fabe3628bda983b5c02fe388e8b",
		"d57dbf29d1a705ea444ed1bc2e139b232bdfb551fdec0439f77c16bd9a80ee0b",
		"a5021400",
		"00000c676f76",
	);
}

/// The payload of a call as the golden transaction has it.
fn golden_payload(call: RuntimeCall) -> SignedPayload {
	let hash = |byte| H256([byte; 32]);
	let implicit = ((), 100, 1, hash(0x33), hash(0x44), (), (), None, ());
	SignedPayload::from_raw(call, sample(), implicit)
}

#[test]
fn golden_transaction_keeps_payload_signature_and_bytes() {
	let pair = ed25519::Pair::from_seed(&[7; 32]);
	let payload = golden_payload(remark());
	let signature = payload.using_encoded(|bytes| {
		assert_eq!(to_hex(bytes, false), golden::PAYLOAD);
		Signature::from(pair.sign(bytes))
	});
	let address = MultiAddress::Id(AccountId::new(pair.public().0));
	let transaction = UncheckedExtrinsic::new_signed(remark(), address, signature, sample());
	assert_eq!(to_hex(&transaction.encode(), false), golden::TRANSACTION);
}

/// What the golden transaction is signed over beside what travels.
fn golden_implied() -> opaque::Implied {
	let [genesis, birth] = [0x33, 0x44].map(|byte| H256([byte; 32]));
	opaque::Implied { spec_version: 100, transaction_version: 1, genesis, birth }
}

#[test]
fn bytes_of_a_transaction_say_whether_it_is_signed() {
	let golden = sp_core::bytes::from_hex(golden::TRANSACTION).unwrap();
	let holds = |bytes: &[u8], change: fn(&mut opaque::Implied)| {
		let mut implied = golden_implied();
		change(&mut implied);
		opaque::is_signed(bytes, &implied)
	};
	assert_eq!(holds(&golden, |_| ()), Some(true));
	assert_eq!(holds(&golden, |implied| implied.spec_version = 101), Some(false));
	assert_eq!(holds(&golden, |implied| implied.transaction_version = 2), Some(false));
	assert_eq!(holds(&golden, |implied| implied.genesis = H256::zero()), Some(false));
	assert_eq!(holds(&golden, |implied| implied.birth = H256::zero()), Some(false));
	// Each byte from the signer on counts.
	for place in 4..golden.len() {
		let mut changed = golden.clone();
		changed[place] ^= 1;
		assert_ne!(holds(&changed, |_| ()), Some(true), "{place}");
	}
	let mut with_hash = golden.clone();
	with_hash[golden.len() - CALL.len() - 1] = 1;
	assert_eq!(holds(&with_hash, |_| ()), None);
	assert_eq!(holds(&golden[..30], |_| ()), None);
}

#[test]
fn node_and_runtime_agree_on_what_is_signed() {
	run(|| {
		register("//Citizen");
		for length in [0, 175, 176, 1_000] {
			let call = frame_system::Call::remark { remark: vec![7; length] };
			let whole = signed("//Citizen", call, mortal(), 0);
			let implied = opaque::Implied {
				spec_version: VERSION.spec_version,
				transaction_version: VERSION.transaction_version,
				genesis: block_hash(0),
				birth: block_hash(System::block_number() - 1),
			};
			assert_eq!(opaque::is_signed(&whole.encode(), &implied), Some(true), "{length}");
			assert!(validate(whole.clone()).is_ok());
			let Preamble::Signed(address, signature, _) = whole.preamble else { unreachable!() };
			let other = extensions(mortal(), 1);
			let forged = UncheckedExtrinsic::new_signed(whole.function, address, signature, other);
			assert_eq!(opaque::is_signed(&forged.encode(), &implied), Some(false), "{length}");
			assert_eq!(validate(forged), Err(InvalidTransaction::BadProof.into()));
		}
	});
}

#[test]
fn signature_is_over_a_hash_when_the_payload_is_longer_than_256_bytes() {
	// Around the bytes of the remark: 2 that name the call, 2 of their length, 77 after them.
	for (length, is_hashed) in [(0, false), (175, false), (176, true), (1_000, true)] {
		let call: RuntimeCall = frame_system::Call::remark { remark: vec![7; length] }.into();
		let mut whole = call.encode();
		whole.extend(EXTENSION_BYTES);
		whole.extend(100u32.to_le_bytes());
		whole.extend(1u32.to_le_bytes());
		whole.extend([0x33; 32]);
		whole.extend([0x44; 32]);
		whole.push(0);
		assert_eq!(whole.len() > 256, is_hashed);
		let expected = if is_hashed { BlakeTwo256::hash(&whole).0.to_vec() } else { whole };
		golden_payload(call).using_encoded(|bytes| assert_eq!(bytes, expected));
	}
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
					assert_eq!(opaque::era(&bytes), Some(era));
					assert_eq!(opaque::nonce(&bytes), Some(nonce));
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
			assert_eq!(opaque::era(&bytes.encode()), Some(Era::mortal(64, 42)));
		}
	});
}

#[test]
fn signer_is_none_when_nobody_signed_or_the_address_is_of_another_kind() {
	run(|| {
		assert_eq!(signer(&UncheckedExtrinsic::new_bare(remark()).encode()), None);
		assert_eq!(opaque::era(&UncheckedExtrinsic::new_bare(remark()).encode()), None);
		assert_eq!(opaque::nonce(&UncheckedExtrinsic::new_bare(remark()).encode()), None);
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
