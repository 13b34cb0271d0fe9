// SPDX-License-Identifier: Apache-2.0

//! The state file of a local network, and its processes.

use std::{
	fs::{self, File},
	io::{BufRead, BufReader},
	os::unix::process::CommandExt,
	path::{Path, PathBuf},
	process::{Command, Stdio},
};

use nix::{
	sys::signal::{kill, Signal},
	unistd::Pid,
};
use serde::{Deserialize, Serialize};

use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m,
};

const STATE_FILE: &str = "localnet.json";
/// Lines of a node's log that are shown when it ends by itself.
const LAST_LINES: usize = 12;

/// What the state file holds.
#[derive(Serialize, Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Network {
	pub chain: String,
	pub nodes: Vec<Authority>,
}

/// One authority as it was started.
#[derive(Serialize, Deserialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Authority {
	pub name: String,
	pub rpc: String,
	pub metrics: String,
	pub peer_id: String,
	pub log: PathBuf,
	pub program: PathBuf,
	pub arguments: Vec<String>,
	pub process: Option<Process>,
}

/// A process that can't be mistaken for a later one with the same number.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Process {
	pub id: i32,
	/// In clock ticks since the machine started, from `/proc`.
	started: u64,
}

impl Network {
	pub fn load(base: &Path) -> Outcome<Option<Network>> {
		let path = base.join(STATE_FILE);
		let text = match fs::read_to_string(&path) {
			Ok(text) => text,
			Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
			Err(error) => return Err(unusable(&path, error)),
		};
		serde_json::from_str(&text).map(Some).map_err(|error| unusable(&path, error))
	}

	pub fn save(&self, base: &Path) -> Outcome {
		let path = base.join(STATE_FILE);
		let text = serde_json::to_string_pretty(self).map_err(|error| broken(&path, error))?;
		// Whole or not at all: `down` must find what `up` started.
		let fresh = base.join("localnet.json.new");
		fs::write(&fresh, text)
			.and_then(|()| fs::rename(&fresh, &path))
			.map_err(|error| broken(&path, error))
	}

	/// Whether no node should run: all were stopped on purpose.
	pub fn is_stopped(&self) -> bool {
		self.nodes.iter().all(|node| node.process.is_none())
	}

	pub fn find(&self, which: &str) -> Outcome<usize> {
		let place = match which.parse::<usize>() {
			Ok(place) => Some(place).filter(|place| *place < self.nodes.len()),
			Err(_) => self.nodes.iter().position(|node| node.name == which),
		};
		place.ok_or_else(|| {
			let names: Vec<_> = self.nodes.iter().map(|node| node.name.as_str()).collect();
			let (last, names) = (names.len().saturating_sub(1), names.join(", "));
			Failure::says(Exit::Usage, m::NO_SUCH_NODE, &[&which, &last, &names])
		})
	}
}

impl Authority {
	pub fn start(&mut self) -> Outcome {
		let log = File::options()
			.create(true)
			.append(true)
			.open(&self.log)
			.map_err(|error| broken(&self.log, error))?;
		let errors = log.try_clone().map_err(|error| broken(&self.log, error))?;
		let child = Command::new(&self.program)
			.args(&self.arguments)
			.stdin(Stdio::null())
			.stdout(log)
			.stderr(errors)
			// Ctrl-C in the terminal reaches only us, and we stop the nodes in order.
			.process_group(0)
			.spawn()
			.map_err(|error| broken(&self.program, error))?;
		let id = i32::try_from(child.id()).map_err(Failure::usage)?;
		// Whoever waits for the child keeps it from staying behind as a zombie while we live.
		std::thread::spawn(move || {
			let mut child = child;
			let _ = child.wait();
		});
		let started = start_time(id).unwrap_or(0);
		self.process = Some(Process { id, started });
		Ok(())
	}

	pub fn is_running(&self) -> bool {
		self.process.is_some_and(|process| start_time(process.id) == Some(process.started))
	}

	pub fn signal(&self, signal: Signal) {
		if let Some(process) = self.process.filter(|_| self.is_running()) {
			// It may have ended in between; then there is nothing to signal.
			let _ = kill(Pid::from_raw(process.id), signal);
		}
	}

	pub fn last_lines(&self) -> Vec<String> {
		let Ok(file) = File::open(&self.log) else { return Vec::new() };
		let lines: Vec<String> = BufReader::new(file).lines().map_while(Result::ok).collect();
		lines[lines.len().saturating_sub(LAST_LINES)..].to_vec()
	}
}

/// When a live process was started; `None` if it has ended.
fn start_time(id: i32) -> Option<u64> {
	let text = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
	// The program's name is in parentheses and may hold blanks: fields are counted after it.
	let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
	match fields.first() {
		// A zombie has ended; its parent just hasn't asked yet.
		Some(&"Z" | &"X") => None,
		_ => fields.get(19)?.parse().ok(),
	}
}

/// What is given can't be used as it is.
pub fn unusable(path: &Path, error: impl std::fmt::Display) -> Failure {
	Failure::usage(format!("{}: {error}", path.display()))
}

/// This machine doesn't write a file or start a program.
pub fn broken(path: &Path, error: impl std::fmt::Display) -> Failure {
	unusable(path, error).with(Exit::Process)
}

pub fn absolute(path: &Path) -> Outcome<PathBuf> {
	std::path::absolute(path).map_err(|error| unusable(path, error))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn node() -> Authority {
		Authority {
			name: "a".into(),
			rpc: String::new(),
			metrics: String::new(),
			peer_id: String::new(),
			log: PathBuf::new(),
			program: PathBuf::new(),
			arguments: vec![],
			process: None,
		}
	}

	#[test]
	fn what_the_machine_refuses_is_no_wrong_usage() {
		let base = std::env::temp_dir().join(format!("govctl-network-{}", std::process::id()));
		let network = Network { chain: "a".into(), nodes: vec![node()] };
		// There is no such folder yet.
		assert_eq!(network.save(&base).unwrap_err().exit, Exit::Process);
		fs::create_dir_all(&base).unwrap();
		let mut node = Authority { log: base.join("log"), program: base.join("none"), ..node() };
		assert_eq!(node.start().unwrap_err().exit, Exit::Process);
		network.save(&base).unwrap();
		assert!(Network::load(&base).unwrap().is_some_and(|network| network.is_stopped()));
		fs::write(base.join(STATE_FILE), "{").unwrap();
		assert_eq!(Network::load(&base).unwrap_err().exit, Exit::Usage);
		fs::remove_dir_all(&base).unwrap();
	}

	#[test]
	fn own_process_is_running_and_another_start_time_is_not() {
		let id = i32::try_from(std::process::id()).unwrap();
		let started = start_time(id).unwrap();
		assert!(started > 0);
		let mut node = Authority { process: Some(Process { id, started }), ..node() };
		assert!(node.is_running());
		node.process = Some(Process { id, started: started + 1 });
		assert!(!node.is_running());
	}
}
