// SPDX-License-Identifier: Apache-2.0

//! Whether two types of two registries read the same.

use std::collections::BTreeSet;

use frame_metadata::v15::OuterEnums;
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, Variant};

use crate::{Effect, Metadata};

/// Which way values go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
	/// The client writes them. It doesn't miss a variant that it doesn't know.
	ToChain,
	/// The client reads them.
	FromChain,
}

/// How a type differs.
#[derive(Default, Debug)]
pub struct Differences {
	pub how: Vec<String>,
	breaks: bool,
	widens: bool,
}

impl Differences {
	pub fn effect(&self) -> Effect {
		match (self.breaks, self.widens) {
			(true, _) => Effect::Breaks,
			(false, true) => Effect::Widens,
			(false, false) => Effect::None,
		}
	}

	pub fn is_empty(&self) -> bool {
		self.how.is_empty()
	}

	/// Notes what breaks a client.
	pub fn breaking(&mut self, how: String) {
		self.breaks = true;
		self.how.push(how);
	}

	/// Notes what doesn't matter to a client.
	pub fn harmless(&mut self, how: String) {
		self.how.push(how);
	}
}

/// Two registries.
pub struct Types<'a> {
	before: &'a PortableRegistry,
	after: &'a PortableRegistry,
	outer_before: BTreeSet<u32>,
	outer_after: BTreeSet<u32>,
}

fn outer(enums: &OuterEnums<PortableForm>) -> BTreeSet<u32> {
	[enums.call_enum_ty.id, enums.event_enum_ty.id, enums.error_enum_ty.id].into()
}

impl<'a> Types<'a> {
	pub fn new(before: &'a Metadata, after: &'a Metadata) -> Self {
		Self {
			before: &before.types,
			after: &after.types,
			outer_before: outer(&before.outer_enums),
			outer_after: outer(&after.outer_enums),
		}
	}

	/// Notes in `found` how type `before` of the first registry differs from `after` of the second,
	/// for values called `at`.
	pub fn compare(&self, at: &str, before: u32, after: u32, way: Way, found: &mut Differences) {
		Walk { types: self, way, seen: BTreeSet::new(), found }.types(at, before, after);
	}

	/// The same for fields of a call or an event.
	pub fn compare_fields(
		&self,
		before: &[Field<PortableForm>],
		after: &[Field<PortableForm>],
		way: Way,
		found: &mut Differences,
	) {
		Walk { types: self, way, seen: BTreeSet::new(), found }.fields("", before, after);
	}
}

struct Walk<'a> {
	types: &'a Types<'a>,
	way: Way,
	/// Pairs that are compared already, or are being compared: types may contain themselves.
	seen: BTreeSet<(u32, u32)>,
	found: &'a mut Differences,
}

/// The name of a field within what is called `at`.
fn within(at: &str, name: Option<&str>, index: usize) -> String {
	let name = name.map_or_else(|| index.to_string(), ToOwned::to_owned);
	if at.is_empty() {
		name
	} else {
		format!("{at}.{name}")
	}
}

impl Walk<'_> {
	fn types(&mut self, at: &str, before: u32, after: u32) {
		let outer =
			(self.types.outer_before.contains(&before), self.types.outer_after.contains(&after));
		if outer == (true, true) || !self.seen.insert((before, after)) {
			return;
		}
		let (types_before, types_after) = (self.types.before, self.types.after);
		let (Some(old), Some(new)) = (types_before.resolve(before), types_after.resolve(after))
		else {
			return self.found.breaking(format!("{at}: a type that the metadata lacks"));
		};
		match (&old.type_def, &new.type_def) {
			(TypeDef::Composite(old), TypeDef::Composite(new)) => {
				self.fields(at, &old.fields, &new.fields);
			}
			(TypeDef::Variant(old), TypeDef::Variant(new)) => {
				self.variants(at, &old.variants, &new.variants);
			}
			(TypeDef::Sequence(old), TypeDef::Sequence(new)) => {
				self.types(at, old.type_param.id, new.type_param.id);
			}
			(TypeDef::Array(old), TypeDef::Array(new)) => {
				if old.len != new.len {
					let how = format!("{at}: {} elements, now {}", old.len, new.len);
					self.found.breaking(how);
				}
				self.types(at, old.type_param.id, new.type_param.id);
			}
			(TypeDef::Tuple(old), TypeDef::Tuple(new)) => {
				if old.fields.len() != new.fields.len() {
					let how =
						format!("{at}: {} elements, now {}", old.fields.len(), new.fields.len());
					return self.found.breaking(how);
				}
				for (index, (old, new)) in old.fields.iter().zip(&new.fields).enumerate() {
					self.types(&within(at, None, index), old.id, new.id);
				}
			}
			(TypeDef::Primitive(old), TypeDef::Primitive(new)) => {
				if old != new {
					self.found.breaking(format!("{at}: {old:?}, now {new:?}").to_lowercase());
				}
			}
			(TypeDef::Compact(old), TypeDef::Compact(new)) => {
				self.types(at, old.type_param.id, new.type_param.id);
			}
			(TypeDef::BitSequence(old), TypeDef::BitSequence(new)) => {
				self.types(at, old.bit_store_type.id, new.bit_store_type.id);
				self.types(at, old.bit_order_type.id, new.bit_order_type.id);
			}
			(old, new) => {
				self.found.breaking(format!("{at}: {}, now {}", shape(old), shape(new)));
			}
		}
	}

	fn fields(&mut self, at: &str, before: &[Field<PortableForm>], after: &[Field<PortableForm>]) {
		for index in 0..before.len().max(after.len()) {
			match (before.get(index), after.get(index)) {
				(Some(old), Some(new)) => {
					let name = within(at, old.name.as_deref(), index);
					if old.name != new.name {
						let now = within("", new.name.as_deref(), index);
						self.found.breaking(format!("{name} is now {now}"));
					}
					self.types(&name, old.ty.id, new.ty.id);
				}
				(Some(old), None) => {
					let name = within(at, old.name.as_deref(), index);
					self.found.breaking(format!("{name} is gone"));
				}
				(None, Some(new)) => {
					let name = within(at, new.name.as_deref(), index);
					self.found.breaking(format!("{name} is new"));
				}
				(None, None) => {}
			}
		}
	}

	fn variants(
		&mut self,
		at: &str,
		before: &[Variant<PortableForm>],
		after: &[Variant<PortableForm>],
	) {
		for old in before {
			let name = within(at, Some(&old.name), 0);
			let Some(new) = after.iter().find(|new| new.name == old.name) else {
				self.found.breaking(format!("{name} is gone"));
				continue;
			};
			if old.index != new.index {
				let how = format!("{name} has number {}, now {}", old.index, new.index);
				self.found.breaking(how);
			}
			self.fields(&name, &old.fields, &new.fields);
		}
		for new in after {
			if before.iter().all(|old| old.name != new.name) {
				self.found.how.push(format!("{} is new", within(at, Some(&new.name), 0)));
				self.found.widens |= self.way == Way::FromChain;
			}
		}
	}
}

/// What a type is, in a word.
fn shape(type_def: &TypeDef<PortableForm>) -> String {
	match type_def {
		TypeDef::Composite(_) => "a struct".into(),
		TypeDef::Variant(_) => "an enum".into(),
		TypeDef::Sequence(_) => "a list".into(),
		TypeDef::Array(array) => format!("an array of {}", array.len),
		TypeDef::Tuple(_) => "a tuple".into(),
		TypeDef::Primitive(primitive) => format!("{primitive:?}").to_lowercase(),
		TypeDef::Compact(_) => "a compact number".into(),
		TypeDef::BitSequence(_) => "bits".into(),
	}
}
