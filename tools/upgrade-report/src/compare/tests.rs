// SPDX-License-Identifier: Apache-2.0

use frame_metadata::{
	v14::{StorageEntryModifier, StorageHasher},
	v15::{
		CustomMetadata, ExtrinsicMetadata, OuterEnums, PalletCallMetadata, PalletConstantMetadata,
		PalletErrorMetadata, PalletEventMetadata, RuntimeApiMethodMetadata,
		RuntimeApiMethodParamMetadata, RuntimeMetadataV15, SignedExtensionMetadata,
	},
};
use scale_info::{meta_type, MetaType, TypeInfo};

use super::*;

#[allow(
	non_camel_case_types,
	dead_code,
	reason = "calls are written as functions are, and only their types count"
)]
mod first {
	use super::TypeInfo;
	#[derive(TypeInfo)]
	pub enum RuntimeCall {}
	#[derive(TypeInfo)]
	pub enum RuntimeEvent {}
	#[derive(TypeInfo)]
	pub enum RuntimeError {}
	#[derive(TypeInfo)]
	pub enum Party {
		Identity(u64),
		Committed([u8; 32]),
	}
	#[derive(TypeInfo)]
	pub enum Call {
		#[codec(index = 0)]
		issue { total: u64, party: Party },
		#[codec(index = 1)]
		batch { calls: Vec<RuntimeCall> },
		#[codec(index = 2)]
		close,
	}
	#[derive(TypeInfo)]
	pub enum Event {
		Issued { party: Party },
	}
	#[derive(TypeInfo)]
	pub enum Error {
		NotOpen,
		Unknown,
	}
	/// A type that contains itself.
	#[derive(TypeInfo)]
	pub struct Tree {
		pub value: u32,
		pub below: Vec<Tree>,
	}
}

/// The same names with other types, as in another version of a runtime.
#[allow(
	non_camel_case_types,
	dead_code,
	reason = "calls are written as functions are, and only their types count"
)]
mod second {
	use super::TypeInfo;
	#[derive(TypeInfo)]
	pub enum RuntimeCall {
		More,
	}
	#[derive(TypeInfo)]
	pub enum Party {
		Identity(u64),
		Committed([u8; 32]),
		Office(u32),
	}
	#[derive(TypeInfo)]
	pub enum Call {
		#[codec(index = 0)]
		issue { total: u64, party: Party },
		#[codec(index = 1)]
		batch { calls: Vec<RuntimeCall> },
		#[codec(index = 3)]
		close,
		#[codec(index = 4)]
		reopen,
	}
	#[derive(TypeInfo)]
	pub enum Event {
		Issued { party: Party },
	}
	#[derive(TypeInfo)]
	pub enum Error {
		NotOpen,
	}
	#[derive(TypeInfo)]
	pub struct Tree {
		pub value: u64,
		pub below: Vec<Tree>,
	}
	/// As `Call` was, with another call under the number of `close`.
	#[derive(TypeInfo)]
	pub enum ReusedCall {
		#[codec(index = 0)]
		issue { total: u64, party: super::first::Party },
		#[codec(index = 1)]
		batch { calls: Vec<super::first::RuntimeCall> },
		#[codec(index = 2)]
		annul,
	}
	#[derive(TypeInfo)]
	pub enum ReusedEvent {
		Annulled,
	}
	#[derive(TypeInfo)]
	pub enum ReusedError {
		NotOpen,
		Closed,
	}
	/// As `Call` was, with another type and name of an argument.
	#[derive(TypeInfo)]
	pub enum OtherCall {
		#[codec(index = 0)]
		issue { amount: u128, party: super::first::Party },
		#[codec(index = 1)]
		batch { calls: Vec<super::first::RuntimeCall> },
	}
}

struct Sample {
	call: MetaType,
	event: MetaType,
	error: MetaType,
	outer_call: MetaType,
	value: StorageEntryType,
	constant: Vec<u8>,
	index: u8,
	extensions: Vec<&'static str>,
	answer: MetaType,
	more: Vec<&'static str>,
}

fn sample() -> Sample {
	Sample {
		call: meta_type::<first::Call>(),
		event: meta_type::<first::Event>(),
		error: meta_type::<first::Error>(),
		outer_call: meta_type::<first::RuntimeCall>(),
		value: StorageEntryType::Plain(meta_type::<first::Tree>()),
		constant: vec![1],
		index: 51,
		extensions: vec!["CheckNonce", "CheckWeight"],
		answer: meta_type::<first::Tree>(),
		more: vec![],
	}
}

fn pallet(sample: &Sample, name: &'static str, index: u8) -> PalletMetadata {
	PalletMetadata {
		name,
		storage: Some(PalletStorageMetadata {
			prefix: name,
			entries: vec![StorageEntryMetadata {
				name: "Trees",
				modifier: StorageEntryModifier::Optional,
				ty: sample.value.clone(),
				default: vec![],
				docs: vec![],
			}],
		}),
		calls: Some(PalletCallMetadata { ty: sample.call }),
		event: Some(PalletEventMetadata { ty: sample.event }),
		constants: vec![PalletConstantMetadata {
			name: "Most",
			ty: meta_type::<u8>(),
			value: sample.constant.clone(),
			docs: vec![],
		}],
		error: Some(PalletErrorMetadata { ty: sample.error }),
		index,
		docs: vec![],
	}
}

impl Sample {
	fn metadata(&self) -> Metadata {
		let mut pallets = vec![pallet(self, "Invoices", self.index)];
		pallets.extend(self.more.iter().zip(60..).map(|(&name, index)| pallet(self, name, index)));
		let extrinsic = ExtrinsicMetadata {
			version: 4,
			address_ty: meta_type::<[u8; 32]>(),
			call_ty: self.outer_call,
			signature_ty: meta_type::<[u8; 64]>(),
			extra_ty: meta_type::<()>(),
			signed_extensions: self
				.extensions
				.iter()
				.map(|&identifier| SignedExtensionMetadata {
					identifier,
					ty: meta_type::<u32>(),
					additional_signed: meta_type::<()>(),
				})
				.collect(),
		};
		let apis = vec![RuntimeApiMetadata {
			name: "TreeApi",
			methods: vec![RuntimeApiMethodMetadata {
				name: "tree",
				inputs: vec![RuntimeApiMethodParamMetadata { name: "at", ty: meta_type::<u32>() }],
				output: self.answer,
				docs: vec![],
			}],
			docs: vec![],
		}];
		let outer_enums = OuterEnums {
			call_enum_ty: self.outer_call,
			event_enum_ty: meta_type::<first::RuntimeEvent>(),
			error_enum_ty: meta_type::<first::RuntimeError>(),
		};
		let custom = CustomMetadata { map: Default::default() };
		let runtime = meta_type::<()>();
		RuntimeMetadataV15::new(pallets, extrinsic, runtime, apis, outer_enums, custom)
	}
}

/// Changes from [`sample`], each on a line.
fn changes(after: &Sample) -> Vec<String> {
	let effect = |effect| match effect {
		Effect::None => "",
		Effect::Widens => ", widens",
		Effect::Breaks => ", breaks",
	};
	compare(&sample().metadata(), &after.metadata())
		.into_iter()
		.map(|change| {
			let Change { kind, name, what, how, .. } = &change;
			format!("{kind:?} {name} {what:?}{}: {}", effect(change.effect), how.join("; "))
		})
		.collect()
}

#[test]
fn same_runtime_has_no_changes() {
	assert_eq!(changes(&sample()), [""; 0]);
}

#[test]
fn numbers_of_types_do_not_matter() {
	let mut before = Sample { more: vec!["Other"], ..sample() }.metadata();
	// All the same, but registered later.
	before.pallets.remove(1);
	assert_eq!(compare(&before, &sample().metadata()), []);
}

#[test]
fn added_call_breaks_nothing_and_moved_one_does() {
	let call = meta_type::<second::Call>();
	let after = Sample { call, outer_call: meta_type::<second::RuntimeCall>(), ..sample() };
	assert_eq!(
		changes(&after),
		[
			"Call Invoices.reopen Added: ",
			"Call Invoices.close Changed, breaks: number 2, now 3",
			"Call Invoices.issue Changed: party.Office is new",
		]
	);
}

#[test]
fn call_breaks_when_an_argument_is_another_or_the_call_is_gone() {
	let after = Sample { call: meta_type::<second::OtherCall>(), ..sample() };
	assert_eq!(
		changes(&after),
		[
			"Call Invoices.close Removed, breaks: ",
			"Call Invoices.issue Changed, breaks: total is now amount; total: u64, now u128",
		]
	);
}

#[test]
fn what_stands_under_the_number_of_another_is_changed_and_breaks() {
	let after = Sample {
		call: meta_type::<second::ReusedCall>(),
		event: meta_type::<second::ReusedEvent>(),
		error: meta_type::<second::ReusedError>(),
		..sample()
	};
	assert_eq!(
		changes(&after),
		[
			"Call Invoices.close Removed, breaks: ",
			"Call Invoices.annul Changed, breaks: number 2, which was close",
			"Event Invoices.Issued Removed, breaks: ",
			"Event Invoices.Annulled Changed, breaks: number 0, which was Issued",
			"Error Invoices.Unknown Removed: ",
			"Error Invoices.Closed Changed, breaks: number 1, which was Unknown",
		]
	);
	// The number of the pallet is in front of that of each call.
	let before = Sample { more: vec!["Shares"], ..sample() }.metadata();
	let after = Sample { more: vec!["Titles"], ..sample() }.metadata();
	let changes = compare(&before, &after);
	let titles = changes.iter().find(|change| change.name == "Titles").unwrap();
	assert_eq!((titles.what, titles.effect), (What::Changed, Effect::Breaks));
	assert_eq!(titles.how, ["number 60, which was Shares"]);
}

#[test]
fn calls_within_calls_are_compared_by_themselves() {
	let after = Sample { outer_call: meta_type::<second::RuntimeCall>(), ..sample() };
	assert_eq!(changes(&after), [""; 0]);
}

#[test]
fn new_variant_in_what_is_read_widens_and_a_lost_error_hurts_nobody() {
	let after = Sample {
		event: meta_type::<second::Event>(),
		error: meta_type::<second::Error>(),
		..sample()
	};
	assert_eq!(
		changes(&after),
		[
			"Event Invoices.Issued Changed, widens: party.Office is new",
			"Error Invoices.Unknown Removed: ",
		]
	);
}

#[test]
fn storage_and_answers_break_when_their_types_change() {
	let tree = meta_type::<second::Tree>();
	let after = Sample { value: StorageEntryType::Plain(tree), answer: tree, ..sample() };
	assert_eq!(
		changes(&after),
		[
			"Storage Invoices.Trees Changed, breaks: value.value: u32, now u64",
			"Api TreeApi.tree Changed, breaks: answer.value: u32, now u64",
		]
	);
	let map = StorageEntryType::Map {
		hashers: vec![StorageHasher::Identity],
		key: meta_type::<u32>(),
		value: meta_type::<first::Tree>(),
	};
	let after = Sample { value: map, ..sample() };
	assert_eq!(changes(&after), ["Storage Invoices.Trees Changed, breaks: a value, now a map"]);
}

#[test]
fn pallet_breaks_when_its_number_changes_and_a_new_one_does_not() {
	let after = Sample { index: 52, ..sample() };
	assert_eq!(changes(&after), ["Pallet Invoices Changed, breaks: number 51, now 52"]);
	let after = Sample { more: vec!["Shares"], ..sample() };
	assert_eq!(changes(&after), ["Pallet Shares Added: "]);
	let before = Sample { more: vec!["Shares"], ..sample() };
	let removed = compare(&before.metadata(), &sample().metadata());
	assert_eq!((removed[0].what, removed[0].effect), (What::Removed, Effect::Breaks));
}

#[test]
fn constant_with_another_value_breaks_nothing() {
	let after = Sample { constant: vec![2], ..sample() };
	assert_eq!(changes(&after), ["Constant Invoices.Most Changed: another value"]);
}

#[test]
fn every_change_of_the_extensions_breaks() {
	let with = |extensions: &[&'static str]| {
		changes(&Sample { extensions: extensions.to_vec(), ..sample() })
	};
	assert_eq!(with(&["CheckNonce"]), ["Transaction CheckWeight Removed, breaks: "]);
	assert_eq!(
		with(&["CheckNonce", "CheckWeight", "CheckMood"]),
		["Transaction CheckMood Added, breaks: "]
	);
	assert_eq!(
		with(&["CheckWeight", "CheckNonce"]),
		["Transaction extensions Changed, breaks: they stand in another order"]
	);
}

fn version(apis: &[[u8; 8]]) -> crate::Version {
	crate::Version {
		spec_name: "chain".into(),
		impl_name: "node".into(),
		authoring_version: 1,
		spec_version: 6,
		impl_version: 1,
		apis: apis.iter().map(|id| (*id, 1)).collect(),
		transaction_version: 1,
		system_version: 1,
	}
}

#[test]
fn tried_code_may_differ_by_the_api_by_which_it_is_tried_and_by_nothing_else() {
	use crate::{tried_otherwise, TRY_RUNTIME_ID};

	let (core, other) = ([1; 8], [2; 8]);
	let new = (version(&[core]), sample().metadata());
	let with_api = |name: &'static str, sample: Sample| {
		let mut metadata = sample.metadata();
		let mut added = metadata.apis[0].clone();
		added.name = name.into();
		metadata.apis.push(added);
		metadata
	};
	let tried = |version, metadata| tried_otherwise((&new.0, &new.1), (&version, &metadata));

	let try_apis = version(&[core, TRY_RUNTIME_ID]);
	let same = tried(try_apis.clone(), with_api("TryRuntime", sample()));
	assert_eq!(same, [""; 0]);
	// Built without, it could not be tried, but it is no other.
	assert_eq!(tried(new.0.clone(), new.1.clone()), [""; 0]);

	let more = tried(version(&[core, TRY_RUNTIME_ID, other]), with_api("OtherApi", sample()));
	assert_eq!(more, ["Api OtherApi is added", "its runtime APIs are others"]);
	assert_eq!(
		tried(version(&[TRY_RUNTIME_ID]), with_api("TryRuntime", sample())),
		["its runtime APIs are others"]
	);
	let call = meta_type::<second::OtherCall>();
	let changed = tried(try_apis.clone(), with_api("TryRuntime", Sample { call, ..sample() }));
	assert_eq!(changed, ["Call Invoices.close is removed", "Call Invoices.issue is changed"]);
	let constant = Sample { constant: vec![2], ..sample() };
	assert_eq!(tried(try_apis.clone(), constant.metadata()), ["Constant Invoices.Most is changed"]);
	let later = crate::Version { impl_version: 2, ..try_apis };
	assert_eq!(tried(later, sample().metadata()), ["its version is another"]);
}

#[test]
fn decode_refuses_what_is_no_metadata() {
	use codec::Encode;
	use frame_metadata::RuntimeMetadataPrefixed;
	let metadata = sample().metadata();
	let bytes = RuntimeMetadataPrefixed::from(metadata.clone()).encode();
	assert_eq!(crate::decode(&bytes), Ok(metadata));
	assert!(crate::decode(&bytes[..bytes.len() - 1]).is_err());
	assert!(crate::decode(b"meta").is_err());
}
