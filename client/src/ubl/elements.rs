// SPDX-License-Identifier: Apache-2.0

//! Elements of a UBL document, and what their text must be.

use std::{borrow::Cow, fmt::Display};

use roxmltree::Node;
use rust_decimal::Decimal;

use super::{CAC, CBC};
use crate::{
	exit::{Exit, Failure, Outcome},
	messages::{self as m, Message},
};

/// The line on which an element begins.
pub fn line_of(node: Node<'_, '_>) -> u32 {
	node.document().text_pos_at(node.range().start).row
}

/// What is wrong on a line of the file.
pub fn on_line(line: u32, failure: Failure) -> Failure {
	failure.after(m::UBL_LINE, &[&line])
}

/// What is wrong with an element.
pub fn refuse(node: Node<'_, '_>, message: Message, values: &[&dyn Display]) -> Failure {
	on_line(line_of(node), Failure::says(Exit::Usage, message, values))
}

/// Element and parent: enough to find it, short enough to read.
pub fn place(node: Node<'_, '_>) -> String {
	let name = node.tag_name().name();
	match node.parent_element() {
		Some(parent) => format!("{}/{name}", parent.tag_name().name()),
		None => name.to_owned(),
	}
}

/// The text of an element is not what `message` says that it must be.
pub fn not_one(node: Node<'_, '_>, term: &str, message: Message) -> Failure {
	refuse(node, message, &[&place(node), &term, &text_of(node)])
}

pub fn children<'a, 'i>(
	parent: Node<'a, 'i>,
	namespace: &'static str,
	name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
	parent.children().filter(move |node| node.has_tag_name((namespace, name)))
}

/// The aggregate with this name, of which there is at most one.
pub fn aggregate<'a, 'i>(
	parent: Node<'a, 'i>,
	name: &'static str,
	term: &str,
) -> Outcome<Option<Node<'a, 'i>>> {
	only(parent, CAC, name, term)
}

/// The basic element with this name, of which there is at most one.
pub fn basic<'a, 'i>(
	parent: Node<'a, 'i>,
	name: &'static str,
	term: &str,
) -> Outcome<Option<Node<'a, 'i>>> {
	only(parent, CBC, name, term)
}

fn only<'a, 'i>(
	parent: Node<'a, 'i>,
	namespace: &'static str,
	name: &'static str,
	term: &str,
) -> Outcome<Option<Node<'a, 'i>>> {
	let mut found = children(parent, namespace, name);
	let first = found.next();
	match found.next() {
		None => Ok(first),
		Some(second) => Err(refuse(second, m::UBL_TWICE, &[&place(second), &term])),
	}
}

pub fn missing(parent: Node<'_, '_>, name: &str, term: &str) -> Failure {
	let place = format!("{}/{name}", parent.tag_name().name());
	refuse(parent, m::UBL_MISSING, &[&place, &term])
}

/// A basic element that must be there and not empty.
pub fn need<'a, 'i>(parent: Node<'a, 'i>, name: &'static str, term: &str) -> Outcome<Node<'a, 'i>> {
	basic(parent, name, term)?
		.filter(|node| !text_of(*node).is_empty())
		.ok_or_else(|| missing(parent, name, term))
}

pub fn need_aggregate<'a, 'i>(
	parent: Node<'a, 'i>,
	name: &'static str,
	term: &str,
) -> Outcome<Node<'a, 'i>> {
	aggregate(parent, name, term)?.ok_or_else(|| missing(parent, name, term))
}

/// XML's white space; other spaces are characters like all others.
pub const WHITE_SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// The text of an element: all of it, also where comments stand in between.
pub fn text_of<'a>(node: Node<'a, '_>) -> Cow<'a, str> {
	let mut parts = node.children().filter_map(|child| child.text().filter(|_| child.is_text()));
	let first = parts.next().unwrap_or_default();
	match parts.next() {
		None => Cow::Borrowed(first.trim_matches(WHITE_SPACE)),
		Some(second) => {
			let all = [first, second].into_iter().chain(parts).collect::<String>();
			Cow::Owned(all.trim_matches(WHITE_SPACE).to_owned())
		}
	}
}

pub fn owned_text(node: Node<'_, '_>) -> String {
	text_of(node).into_owned()
}

/// The form of `xsd:decimal`: digits with an optional sign and point, and nothing else.
pub fn decimal(node: Node<'_, '_>, term: &str) -> Outcome<Decimal> {
	let text = text_of(node);
	let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
	let is_decimal = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
		&& digits.bytes().filter(|byte| *byte == b'.').count() <= 1
		&& digits.bytes().any(|byte| byte.is_ascii_digit());
	if !is_decimal {
		return Err(not_one(node, term, m::UBL_NOT_DECIMAL));
	}
	Decimal::from_str_exact(text.trim_end_matches('.'))
		.map_err(|_| refuse(node, m::UBL_TOO_MANY_DIGITS, &[&place(node), &term]))
}

/// `YYYY-MM-DD`, with a month and a day that exist.
pub fn check_date(node: Node<'_, '_>, term: &str) -> Outcome {
	let text = text_of(node);
	let mut parts = text.split('-').map(|part| (part.len(), part.parse::<u32>()));
	let is_date = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
		&& match (parts.next(), parts.next(), parts.next(), parts.next()) {
			(Some((4, Ok(year))), Some((2, Ok(month))), Some((2, Ok(day))), None) => {
				let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
				let days = match month {
					2 if leap => 29,
					2 => 28,
					4 | 6 | 9 | 11 => 30,
					1..=12 => 31,
					_ => 0,
				};
				(1..=days).contains(&day)
			}
			_ => false,
		};
	if is_date {
		Ok(())
	} else {
		Err(not_one(node, term, m::UBL_NOT_DATE))
	}
}
