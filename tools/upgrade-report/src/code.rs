// SPDX-License-Identifier: Apache-2.0

//! Compiled code as it is sent: WebAssembly, compressed or not.

use codec::Decode;
use sp_maybe_compressed_blob::{decompress, CODE_BLOB_BOMB_LIMIT};

use crate::Version;

/// The head of a WebAssembly module: its mark and its version.
const HEAD: &[u8] = b"\0asm\x01\0\0\0";
/// The section in which a runtime keeps its version.
const VERSION_SECTION: &str = "runtime_version";

/// The version of a compiled runtime. It is read and not asked for, so that nothing is executed.
pub fn version(code: &[u8]) -> Result<Version, String> {
	let module = decompress(code, CODE_BLOB_BOMB_LIMIT)
		.map_err(|_| "the code can't be decompressed, or is larger than 50 MiB then")?;
	let section = custom_section(&module, VERSION_SECTION)?
		.ok_or("the code has no version in it: it is no runtime, or was stripped")?;
	Version::decode(&mut &section[..]).map_err(|_| "the version in the code can't be read".into())
}

/// The content of a custom section.
fn custom_section<'a>(module: &'a [u8], name: &str) -> Result<Option<&'a [u8]>, String> {
	let cut = || "the code is cut off".to_string();
	let mut rest = module.strip_prefix(HEAD).ok_or("it is no WebAssembly code")?;
	while let Some((id, after)) = rest.split_first() {
		rest = after;
		let size = number(&mut rest).ok_or_else(cut)?;
		let (mut section, after) = rest.split_at_checked(size).ok_or_else(cut)?;
		rest = after;
		// All others have numbers of their own.
		if *id == 0 {
			let size = number(&mut section).ok_or_else(cut)?;
			let (found, content) = section.split_at_checked(size).ok_or_else(cut)?;
			if found == name.as_bytes() {
				return Ok(Some(content));
			}
		}
	}
	Ok(None)
}

/// A number in LEB128, of at most 32 bits.
fn number(bytes: &mut &[u8]) -> Option<usize> {
	let mut value = 0u64;
	for shift in (0..35).step_by(7) {
		let (byte, rest) = bytes.split_first()?;
		*bytes = rest;
		value |= u64::from(byte & 0x7f) << shift;
		if byte & 0x80 == 0 {
			return usize::try_from(u32::try_from(value).ok()?).ok();
		}
	}
	None
}

#[cfg(test)]
mod tests {
	use codec::Encode;

	use super::*;

	fn section(id: u8, name: &str, content: &[u8]) -> Vec<u8> {
		let mut inner = vec![u8::try_from(name.len()).unwrap()];
		inner.extend(name.as_bytes());
		inner.extend(content);
		// A size of two bytes, though one may be enough.
		let size = u8::try_from(inner.len()).unwrap();
		[vec![id, size | 0x80, 0], inner].concat()
	}

	fn encoded() -> Vec<u8> {
		let apis = Vec::<([u8; 8], u32)>::new();
		("chain", "node", 1u32, 101u32, 2u32, apis, 3u32, 1u8).encode()
	}

	fn module() -> Vec<u8> {
		[HEAD.to_vec(), section(0, "other", b"x"), section(0, VERSION_SECTION, &encoded())].concat()
	}

	#[test]
	fn version_is_read_from_code_as_it_is_and_compressed() {
		let plain = version(&module()).unwrap();
		assert_eq!((plain.spec_name.as_str(), plain.spec_version), ("chain", 101));
		assert_eq!((plain.transaction_version, plain.system_version), (3, 1));
		let packed = sp_maybe_compressed_blob::compress_weakly(&module(), CODE_BLOB_BOMB_LIMIT);
		assert_eq!(version(&packed.unwrap()), Ok(plain));
	}

	#[test]
	fn what_is_no_runtime_is_refused_with_words() {
		let without = [HEAD.to_vec(), section(0, "other", b"x"), section(1, "", b"")].concat();
		for (code, words) in [
			(b"text".to_vec(), "it is no WebAssembly code"),
			(HEAD.to_vec(), "the code has no version in it"),
			(without, "the code has no version in it"),
			([HEAD.to_vec(), section(0, VERSION_SECTION, b"")].concat(), "the version in the code"),
		] {
			let error = version(&code).unwrap_err();
			assert!(error.starts_with(words), "{error}");
		}
	}

	#[test]
	fn code_that_is_cut_off_is_refused_wherever_it_is_cut() {
		let module = module();
		for length in HEAD.len() + 1..module.len() {
			assert!(version(&module[..length]).is_err(), "{length} bytes");
		}
	}
}
