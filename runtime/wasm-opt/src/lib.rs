// SPDX-License-Identifier: Apache-2.0

//! What `substrate-wasm-builder` asks of Binaryen, without Binaryen. It takes the place of the crate of the
//! same name (`[patch.crates-io]` of the workspace; decision 0018).
//!
//! The builder asks for no optimisation. It wants the DWARF sections gone, a file without the slack that
//! linkers leave in it, and no instruction that WebAssembly 1.0 lacks. The compiler is told so by the target
//! (`wasm32v1-none`), so nothing has to be lowered here: a module that has such an instruction all the same is
//! refused. Functions, data, names and the sections in which a runtime states its version and interfaces stay as
//! they are and in their order.

use std::{error, fmt, fs, io, path::Path};

use wasm_encoder::{
	reencode::{self, utils, Reencode},
	Module,
};
use wasmparser::{CustomSectionReader, Parser, Validator, WasmFeatures};

/// What is asked for beside re-encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
	/// Leave out the sections of DWARF.
	StripDwarf,
	/// No instructions that extend a sign, nor any others that came after WebAssembly 1.0.
	SignextLowering,
}

/// What to do with a module.
#[derive(Clone, Debug)]
pub struct OptimizationOptions {
	strip_dwarf: bool,
	only_first_version: bool,
	names: bool,
}

impl OptimizationOptions {
	/// Writes the module anew, and changes nothing.
	pub fn new_opt_level_0() -> Self {
		Self { strip_dwarf: false, only_first_version: false, names: false }
	}

	/// Refuses what WebAssembly 1.0 lacks.
	pub fn mvp_features_only(self) -> Self {
		Self { only_first_version: true, ..self }
	}

	/// Whether the names of functions stay, which a trace of a panic shows.
	pub fn debug_info(self, names: bool) -> Self {
		Self { names, ..self }
	}

	/// Asks for one thing more.
	pub fn add_pass(self, pass: Pass) -> Self {
		match pass {
			Pass::StripDwarf => Self { strip_dwarf: true, ..self },
			Pass::SignextLowering => Self { only_first_version: true, ..self },
		}
	}

	/// Reads the module `from`, and writes the other one `to`, which may be the same file.
	///
	/// # Errors
	///
	/// [`Error::File`] where one of them can't be read or written, [`Error::Module`] where the module is not
	/// valid or not one of WebAssembly 1.0 though it should be. Nothing is written then.
	pub fn run(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<(), Error> {
		let file = |path: &Path, error| Error::File(path.display().to_string(), error);
		let (from, to) = (from.as_ref(), to.as_ref());
		let module = fs::read(from).map_err(|error| file(from, error))?;
		let module = self
			.rewritten(&module)
			.map_err(|error| Error::Module(from.display().to_string(), error))?;
		fs::write(to, module).map_err(|error| file(to, error))
	}

	fn rewritten(&self, module: &[u8]) -> Result<Vec<u8>, String> {
		let features =
			if self.only_first_version { WasmFeatures::WASM1 } else { WasmFeatures::default() };
		Validator::new_with_features(features)
			.validate_all(module)
			.map_err(|error| error.to_string())?;
		let mut rewritten = Module::new();
		Rewriter(self)
			.parse_core_module(&mut rewritten, Parser::new(0), module)
			.map_err(|error| error.to_string())?;
		Ok(rewritten.finish())
	}
}

/// Copies all that the options don't leave out.
struct Rewriter<'a>(&'a OptimizationOptions);

impl Reencode for Rewriter<'_> {
	type Error = std::convert::Infallible;

	fn parse_custom_section(
		&mut self,
		module: &mut Module,
		section: CustomSectionReader<'_>,
	) -> Result<(), reencode::Error> {
		let name = section.name();
		let left_out = (self.0.strip_dwarf && name.starts_with(".debug_"))
			|| (!self.0.names && name == "name");
		if left_out {
			return Ok(());
		}
		utils::parse_custom_section(self, module, section)
	}
}

/// Why there is no module.
#[derive(Debug)]
pub enum Error {
	/// This file can't be read or written.
	File(String, io::Error),
	/// The module in this file is not what it should be.
	Module(String, String),
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::File(path, error) => write!(f, "{path}: {error}"),
			Self::Module(path, error) => {
				write!(f, "{path} is no module as compiled for wasm32v1-none: {error}")
			}
		}
	}
}

impl error::Error for Error {
	fn source(&self) -> Option<&(dyn error::Error + 'static)> {
		match self {
			Self::File(_, error) => Some(error),
			Self::Module(..) => None,
		}
	}
}

#[cfg(test)]
mod tests {
	use wasm_encoder::{
		CodeSection, CustomSection, ExportKind, ExportSection, Function, FunctionSection,
		Instruction, NameMap, NameSection, TypeSection, ValType,
	};

	use super::*;

	/// Gives its argument back, through the instructions named; a linker's five bytes for the index of a local.
	fn module(instructions: &[Instruction<'_>]) -> Vec<u8> {
		let mut module = Module::new();
		let mut types = TypeSection::new();
		types.ty().function([ValType::I32], [ValType::I32]);
		let mut functions = FunctionSection::new();
		functions.function(0);
		let mut exports = ExportSection::new();
		exports.export("same", ExportKind::Func, 0);
		let mut body = Function::new([]);
		body.raw([0x20, 0x80, 0x80, 0x80, 0x80, 0x00]);
		for instruction in instructions {
			body.instruction(instruction);
		}
		body.instruction(&Instruction::End);
		let mut code = CodeSection::new();
		code.function(&body);
		let mut names = NameSection::new();
		let mut of_functions = NameMap::new();
		of_functions.append(0, "same");
		names.functions(&of_functions);
		let custom =
			|name: &'static str| CustomSection { name: name.into(), data: b"said"[..].into() };
		module
			.section(&types)
			.section(&functions)
			.section(&exports)
			.section(&code)
			.section(&custom("runtime_version"))
			.section(&custom(".debug_info"))
			.section(&names);
		module.finish()
	}

	fn as_the_builder_asks() -> OptimizationOptions {
		OptimizationOptions::new_opt_level_0()
			.mvp_features_only()
			.debug_info(true)
			.add_pass(Pass::StripDwarf)
			.add_pass(Pass::SignextLowering)
	}

	fn sections(module: &[u8]) -> Vec<String> {
		Parser::new(0)
			.parse_all(module)
			.filter_map(|payload| match payload.unwrap() {
				wasmparser::Payload::CustomSection(section) => Some(section.name().to_string()),
				_ => None,
			})
			.collect()
	}

	#[test]
	fn dwarf_and_slack_go_and_all_else_stays() {
		let before = module(&[]);
		assert_eq!(sections(&before), ["runtime_version", ".debug_info", "name"]);
		let after = as_the_builder_asks().rewritten(&before).unwrap();
		assert_eq!(sections(&after), ["runtime_version", "name"]);
		// Four bytes of slack, and the section: one byte each for its id and its length, one for the length of its
		// name, 11 of name, 4 of content.
		assert_eq!(after.len(), before.len() - 4 - 18);
		// What has none of it stays as it is, byte for byte.
		assert_eq!(as_the_builder_asks().rewritten(&after).unwrap(), after);
	}

	#[test]
	fn nothing_goes_that_was_not_named() {
		let before = module(&[]);
		let after =
			OptimizationOptions::new_opt_level_0().debug_info(true).rewritten(&before).unwrap();
		assert_eq!(sections(&after), sections(&before));
		let after = OptimizationOptions::new_opt_level_0().rewritten(&before).unwrap();
		assert_eq!(sections(&after), ["runtime_version", ".debug_info"]);
	}

	#[test]
	fn what_webassembly_1_lacks_is_refused() {
		let newer = module(&[Instruction::I32Extend8S]);
		let refused = as_the_builder_asks().rewritten(&newer).unwrap_err();
		assert!(refused.contains("sign extension operations support is not enabled"), "{refused}");
		let lowered = OptimizationOptions::new_opt_level_0().add_pass(Pass::SignextLowering);
		assert_eq!(lowered.rewritten(&newer).unwrap_err(), refused);
		OptimizationOptions::new_opt_level_0().rewritten(&newer).unwrap();
	}

	#[test]
	fn files_are_left_alone_where_something_is_wrong() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("runtime.wasm");
		let missing = as_the_builder_asks().run(&path, &path).unwrap_err();
		assert!(matches!(&missing, Error::File(..)), "{missing}");

		let newer = module(&[Instruction::I32Extend16S]);
		fs::write(&path, &newer).unwrap();
		let refused = as_the_builder_asks().run(&path, &path).unwrap_err();
		assert!(matches!(&refused, Error::Module(..)), "{refused}");
		assert_eq!(fs::read(&path).unwrap(), newer);

		fs::write(&path, b"\0asm cut off").unwrap();
		as_the_builder_asks().run(&path, &path).unwrap_err();

		fs::write(&path, module(&[])).unwrap();
		as_the_builder_asks().run(&path, &path).unwrap();
		assert_eq!(
			fs::read(&path).unwrap(),
			as_the_builder_asks().rewritten(&module(&[])).unwrap()
		);
	}
}
