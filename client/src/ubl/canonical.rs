// SPDX-License-Identifier: Apache-2.0

//! The canonical form of a document, and what stands for it on the chain.
//!
//! [`Document::commitment`] is SHA-256 over the 21 bytes `govchain/document/v1\n`, the salt (32
//! bytes) and the canonical form of the document. The canonical form is the same for all files that
//! differ only in prefixes, order of attributes, comments, processing instructions, indentation,
//! encoding of characters, or line ends:
//!
//! ```text
//! element  = 01 name attributes (element | text)* 02
//! name     = string(namespace) string(local name)
//! attributes = count, then for each: name string(value), in the byte order of their names
//! text     = 03 string(text)
//! string   = length, then that many bytes of UTF-8
//! ```
//!
//! Counts and lengths are 4 bytes, little endian. A name without a namespace has an empty one. Text
//! is what stands between two tags, with comments and processing instructions taken out and white
//! space at both ends removed; where nothing is left there is no text. Declarations of namespaces
//! are no attributes.

use roxmltree::Node;

use super::elements::{refuse, WHITE_SPACE};
use crate::{exit::Outcome, messages as m};

/// UBL nests about ten deep.
pub const MAX_DEPTH: usize = 64;

/// The canonical form.
pub fn canonical(root: Node<'_, '_>) -> Outcome<Vec<u8>> {
	let mut bytes = Vec::new();
	write_element(root, &mut bytes, 0)?;
	Ok(bytes)
}

fn write_element(node: Node<'_, '_>, bytes: &mut Vec<u8>, depth: usize) -> Outcome {
	if depth > MAX_DEPTH {
		return Err(refuse(node, m::UBL_TOO_DEEP, &[&MAX_DEPTH]));
	}
	bytes.push(1);
	write_string(node, node.tag_name().namespace().unwrap_or_default(), bytes)?;
	write_string(node, node.tag_name().name(), bytes)?;
	let mut attributes: Vec<_> = node
		.attributes()
		.map(|attribute| {
			(attribute.namespace().unwrap_or_default(), attribute.name(), attribute.value())
		})
		.collect();
	attributes.sort_unstable();
	write_length(node, attributes.len(), bytes)?;
	for (namespace, name, value) in attributes {
		for part in [namespace, name, value] {
			write_string(node, part, bytes)?;
		}
	}
	let mut text = String::new();
	for child in node.children() {
		if child.is_element() {
			write_text(node, &mut text, bytes)?;
			write_element(child, bytes, depth + 1)?;
		} else if child.is_text() {
			text.push_str(child.text().unwrap_or_default());
		}
	}
	write_text(node, &mut text, bytes)?;
	bytes.push(2);
	Ok(())
}

fn write_text(node: Node<'_, '_>, text: &mut String, bytes: &mut Vec<u8>) -> Outcome {
	let trimmed = text.trim_matches(WHITE_SPACE);
	if !trimmed.is_empty() {
		bytes.push(3);
		write_string(node, trimmed, bytes)?;
	}
	text.clear();
	Ok(())
}

fn write_string(node: Node<'_, '_>, text: &str, bytes: &mut Vec<u8>) -> Outcome {
	write_length(node, text.len(), bytes)?;
	bytes.extend_from_slice(text.as_bytes());
	Ok(())
}

fn write_length(node: Node<'_, '_>, length: usize, bytes: &mut Vec<u8>) -> Outcome {
	let length = u32::try_from(length).map_err(|_| refuse(node, m::UBL_TEXT_TOO_LONG, &[]))?;
	bytes.extend_from_slice(&length.to_le_bytes());
	Ok(())
}
