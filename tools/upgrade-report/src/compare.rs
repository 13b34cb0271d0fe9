// SPDX-License-Identifier: Apache-2.0

//! Goes through two runtimes by name.

use frame_metadata::v15::{
	PalletMetadata, PalletStorageMetadata, RuntimeApiMetadata, StorageEntryMetadata,
	StorageEntryType,
};
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, Variant};

use crate::{
	types::{Differences, Types, Way},
	Change, Effect, Kind, Metadata, What,
};

/// What is different in `after`, by kind and name.
pub fn compare(before: &Metadata, after: &Metadata) -> Vec<Change> {
	let types = Types::new(before, after);
	let mut comparison = Comparison { before, after, types, changes: Vec::new() };
	comparison.transactions();
	comparison.pallets();
	comparison.apis();
	let mut changes = comparison.changes;
	changes.sort_by(|a, b| (a.kind, a.what, &a.name).cmp(&(b.kind, b.what, &b.name)));
	changes
}

type Pallet = PalletMetadata<PortableForm>;

struct Comparison<'a> {
	before: &'a Metadata,
	after: &'a Metadata,
	types: Types<'a>,
	changes: Vec<Change>,
}

/// The items of both sides by name: those of the first in their order, then those that are new.
fn pairs<'a, T>(
	before: &'a [T],
	after: &'a [T],
	name: impl Fn(&T) -> &str,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
	let both =
		before.iter().map(|old| (Some(old), after.iter().find(|new| name(new) == name(old))));
	let added = after
		.iter()
		.filter(|new| before.iter().all(|old| name(old) != name(new)))
		.map(|new| (None, Some(new)));
	both.chain(added).collect()
}

/// The variants of an enum.
fn variants(types: &PortableRegistry, ty: Option<u32>) -> &[Variant<PortableForm>] {
	match ty.and_then(|id| types.resolve(id)).map(|ty| &ty.type_def) {
		Some(TypeDef::Variant(variants)) => &variants.variants,
		_ => &[],
	}
}

fn entries(
	storage: &Option<PalletStorageMetadata<PortableForm>>,
) -> &[StorageEntryMetadata<PortableForm>] {
	storage.as_ref().map_or(&[], |storage| &storage.entries)
}

impl Comparison<'_> {
	fn changed(&mut self, kind: Kind, name: String, found: Differences) {
		if !found.is_empty() {
			let effect = found.effect();
			self.changes.push(Change { kind, name, what: What::Changed, effect, how: found.how });
		}
	}

	/// Nobody can miss what is new.
	fn added(&mut self, kind: Kind, name: String) {
		let (what, effect) = (What::Added, Effect::None);
		self.changes.push(Change { kind, name, what, effect, how: vec![] });
	}

	/// What stands under a number that was another's: who knows that one takes it for it.
	fn reused(&mut self, kind: Kind, name: String, number: u8, before: &str) {
		let mut found = Differences::default();
		found.breaking(format!("number {number}, which was {before}"));
		self.changed(kind, name, found);
	}

	fn removed(&mut self, kind: Kind, name: String, effect: Effect) {
		self.changes.push(Change { kind, name, what: What::Removed, effect, how: vec![] });
	}

	/// Everything here is in the bytes of each transaction or in what is signed, so all of it breaks.
	fn transactions(&mut self) {
		let (old, new) = (&self.before.extrinsic, &self.after.extrinsic);
		let mut found = Differences::default();
		if old.version != new.version {
			found.breaking(format!("version {}, now {}", old.version, new.version));
		}
		self.types.compare("", old.address_ty.id, new.address_ty.id, Way::ToChain, &mut found);
		self.changed(Kind::Transaction, "address and version".into(), found);
		let mut found = Differences::default();
		self.types.compare("", old.signature_ty.id, new.signature_ty.id, Way::ToChain, &mut found);
		self.changed(Kind::Transaction, "signature".into(), found);

		let (old, new) = (&old.signed_extensions, &new.signed_extensions);
		for pair in pairs(old, new, |extension| &extension.identifier) {
			match pair {
				(Some(old), Some(new)) => {
					let mut found = Differences::default();
					let way = Way::ToChain;
					self.types.compare("value", old.ty.id, new.ty.id, way, &mut found);
					let (old_signed, new_signed) = (old.additional_signed, new.additional_signed);
					self.types.compare("signed", old_signed.id, new_signed.id, way, &mut found);
					self.changed(Kind::Transaction, old.identifier.clone(), found);
				}
				(Some(old), None) => {
					self.removed(Kind::Transaction, old.identifier.clone(), Effect::Breaks);
				}
				(None, Some(new)) => self.changes.push(Change {
					kind: Kind::Transaction,
					name: new.identifier.clone(),
					what: What::Added,
					effect: Effect::Breaks,
					how: vec![],
				}),
				(None, None) => {}
			}
		}
		let order = |extensions: &[_], others: &[_]| {
			let identifier = |e: &frame_metadata::v15::SignedExtensionMetadata<PortableForm>| {
				e.identifier.clone()
			};
			let others: Vec<_> = others.iter().map(identifier).collect();
			let all = extensions.iter().map(identifier);
			all.filter(|identifier| others.contains(identifier)).collect::<Vec<_>>()
		};
		if order(old, new) != order(new, old) {
			let mut found = Differences::default();
			found.breaking("they stand in another order".into());
			self.changed(Kind::Transaction, "extensions".into(), found);
		}
	}

	fn pallets(&mut self) {
		for pair in pairs(&self.before.pallets, &self.after.pallets, |pallet| &pallet.name) {
			match pair {
				(Some(old), Some(new)) => self.pallet(old, new),
				(Some(old), None) => {
					self.removed(Kind::Pallet, old.name.clone(), Effect::Breaks);
				}
				(None, Some(new)) => {
					match self.before.pallets.iter().find(|old| old.index == new.index) {
						Some(old) => {
							self.reused(Kind::Pallet, new.name.clone(), new.index, &old.name);
						}
						None => self.added(Kind::Pallet, new.name.clone()),
					}
				}
				(None, None) => {}
			}
		}
	}

	fn pallet(&mut self, old: &Pallet, new: &Pallet) {
		let mut found = Differences::default();
		if old.index != new.index {
			found.breaking(format!("number {}, now {}", old.index, new.index));
		}
		let prefix = |pallet: &Pallet| pallet.storage.as_ref().map(|s| s.prefix.clone());
		if let (Some(old), Some(new)) = (prefix(old), prefix(new)) {
			if old != new {
				found.breaking(format!("storage under {old:?}, now under {new:?}"));
			}
		}
		self.changed(Kind::Pallet, old.name.clone(), found);

		let pallet = &old.name;
		let ids = (old.calls.as_ref().map(|c| c.ty.id), new.calls.as_ref().map(|c| c.ty.id));
		self.variants(Kind::Call, pallet, ids, Way::ToChain, Effect::Breaks);
		let ids = (old.event.as_ref().map(|e| e.ty.id), new.event.as_ref().map(|e| e.ty.id));
		self.variants(Kind::Event, pallet, ids, Way::FromChain, Effect::Breaks);
		// An error that can't occur any more hurts nobody.
		let ids = (old.error.as_ref().map(|e| e.ty.id), new.error.as_ref().map(|e| e.ty.id));
		self.variants(Kind::Error, pallet, ids, Way::FromChain, Effect::None);
		self.storage(pallet, entries(&old.storage), entries(&new.storage));
		self.constants(old, new);
	}

	fn variants(
		&mut self,
		kind: Kind,
		pallet: &str,
		(before, after): (Option<u32>, Option<u32>),
		way: Way,
		removal: Effect,
	) {
		let old = variants(&self.before.types, before);
		let new = variants(&self.after.types, after);
		for pair in pairs(old, new, |variant| &variant.name) {
			match pair {
				(Some(old), Some(new)) => {
					let mut found = Differences::default();
					if old.index != new.index {
						found.breaking(format!("number {}, now {}", old.index, new.index));
					}
					self.types.compare_fields(&old.fields, &new.fields, way, &mut found);
					self.changed(kind, format!("{pallet}.{}", old.name), found);
				}
				(Some(old), None) => self.removed(kind, format!("{pallet}.{}", old.name), removal),
				(None, Some(new)) => {
					let name = format!("{pallet}.{}", new.name);
					match old.iter().find(|old| old.index == new.index) {
						Some(before) => self.reused(kind, name, new.index, &before.name),
						None => self.added(kind, name),
					}
				}
				(None, None) => {}
			}
		}
	}

	fn storage(
		&mut self,
		pallet: &str,
		old: &[StorageEntryMetadata<PortableForm>],
		new: &[StorageEntryMetadata<PortableForm>],
	) {
		for pair in pairs(old, new, |entry| &entry.name) {
			match pair {
				(Some(old), Some(new)) => {
					let mut found = Differences::default();
					if old.modifier != new.modifier {
						found.breaking(format!("{:?}, now {:?}", old.modifier, new.modifier));
					}
					if old.default != new.default {
						found.harmless("another value where nothing is stored".into());
					}
					self.entry(&old.ty, &new.ty, &mut found);
					self.changed(Kind::Storage, format!("{pallet}.{}", old.name), found);
				}
				(Some(old), None) => {
					self.removed(Kind::Storage, format!("{pallet}.{}", old.name), Effect::Breaks);
				}
				(None, Some(new)) => self.added(Kind::Storage, format!("{pallet}.{}", new.name)),
				(None, None) => {}
			}
		}
	}

	fn entry(
		&self,
		old: &StorageEntryType<PortableForm>,
		new: &StorageEntryType<PortableForm>,
		found: &mut Differences,
	) {
		use StorageEntryType::{Map, Plain};
		let way = Way::FromChain;
		match (old, new) {
			(Plain(old), Plain(new)) => self.types.compare("value", old.id, new.id, way, found),
			(
				Map { hashers: old_hashers, key: old_key, value: old_value },
				Map { hashers, key, value },
			) => {
				if old_hashers != hashers {
					found.breaking(format!("hashers {old_hashers:?}, now {hashers:?}"));
				}
				self.types.compare("key", old_key.id, key.id, way, found);
				self.types.compare("value", old_value.id, value.id, way, found);
			}
			(Plain(_), Map { .. }) => found.breaking("a value, now a map".into()),
			(Map { .. }, Plain(_)) => found.breaking("a map, now a value".into()),
		}
	}

	fn constants(&mut self, old: &Pallet, new: &Pallet) {
		let pallet = &old.name;
		for pair in pairs(&old.constants, &new.constants, |constant| &constant.name) {
			match pair {
				(Some(old), Some(new)) => {
					let mut found = Differences::default();
					self.types.compare("", old.ty.id, new.ty.id, Way::FromChain, &mut found);
					if found.is_empty() && old.value != new.value {
						found.harmless("another value".into());
					}
					self.changed(Kind::Constant, format!("{pallet}.{}", old.name), found);
				}
				(Some(old), None) => {
					self.removed(Kind::Constant, format!("{pallet}.{}", old.name), Effect::Breaks);
				}
				(None, Some(new)) => self.added(Kind::Constant, format!("{pallet}.{}", new.name)),
				(None, None) => {}
			}
		}
	}

	fn apis(&mut self) {
		for pair in pairs(&self.before.apis, &self.after.apis, |api| &api.name) {
			match pair {
				(Some(old), Some(new)) => self.api(old, new),
				(Some(old), None) => self.removed(Kind::Api, old.name.clone(), Effect::Breaks),
				(None, Some(new)) => self.added(Kind::Api, new.name.clone()),
				(None, None) => {}
			}
		}
	}

	fn api(
		&mut self,
		old: &RuntimeApiMetadata<PortableForm>,
		new: &RuntimeApiMetadata<PortableForm>,
	) {
		let api = &old.name;
		for pair in pairs(&old.methods, &new.methods, |method| &method.name) {
			match pair {
				(Some(old), Some(new)) => {
					let mut found = Differences::default();
					if old.inputs.len() != new.inputs.len() {
						let how =
							format!("{} arguments, now {}", old.inputs.len(), new.inputs.len());
						found.breaking(how);
					}
					for (old, new) in old.inputs.iter().zip(&new.inputs) {
						let way = Way::ToChain;
						self.types.compare(&old.name, old.ty.id, new.ty.id, way, &mut found);
					}
					let (old_output, new_output) = (old.output.id, new.output.id);
					let way = Way::FromChain;
					self.types.compare("answer", old_output, new_output, way, &mut found);
					self.changed(Kind::Api, format!("{api}.{}", old.name), found);
				}
				(Some(old), None) => {
					self.removed(Kind::Api, format!("{api}.{}", old.name), Effect::Breaks);
				}
				(None, Some(new)) => self.added(Kind::Api, format!("{api}.{}", new.name)),
				(None, None) => {}
			}
		}
	}
}

#[cfg(test)]
mod tests;
