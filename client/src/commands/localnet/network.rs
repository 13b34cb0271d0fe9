// SPDX-License-Identifier: Apache-2.0

//! The state file of a local network, and its processes.

use std::{
	fs::{self, File},
	io::{BufRead, BufReader},
	os::unix::process::CommandExt,
	path::{Path, PathBuf},
	process::{Command, Stdio},
	time::{Duration, Instant},
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
	/// What was started and isn't known to have ended.
	pub process: Option<Process>,
	/// Whether it was told to end.
	#[serde(default)]
	pub is_stopping: bool,
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
		let text =
			serde_json::to_string_pretty(self).map_err(|error| Failure::machine(&path, error))?;
		// Whole or not at all: `down` must find what `up` started. Both may write at once.
		let fresh = base.join(format!("{STATE_FILE}.{}", std::process::id()));
		fs::write(&fresh, text)
			.and_then(|()| fs::rename(&fresh, &path))
			.map_err(|error| Failure::machine(&path, error))
	}

	/// Whether no node runs or should: all were stopped on purpose.
	pub fn is_stopped(&self) -> bool {
		let is_stopped = |node: &Authority| match node.process {
			Some(_) => node.is_stopping && !node.is_running(),
			None => true,
		};
		self.nodes.iter().all(is_stopped)
	}

	/// Ends the nodes that `which` picks, and kills those that go on after `grace`. Gives those that ran.
	/// A node stays on record until it has ended, so that nobody takes it for stopped before.
	pub async fn stop(
		&self,
		base: &Path,
		which: impl Fn(&Authority) -> bool,
		grace: Duration,
	) -> Outcome<Vec<Authority>> {
		let picked = |node: &&Authority| node.process.is_some() && which(node);
		let stopping: Vec<_> = self.nodes.iter().filter(picked).cloned().collect();
		if stopping.is_empty() {
			return Ok(stopping);
		}
		// First on record, so that a `localnet up` that watches the nodes knows it is on purpose. They are
		// stopped all the same where nothing can be written.
		let saved = Self::revise(base, &stopping, |node| node.is_stopping = true);
		let running: Vec<_> = stopping.iter().filter(|node| node.is_running()).cloned().collect();
		let first = if grace.is_zero() { Signal::SIGKILL } else { Signal::SIGTERM };
		running.iter().for_each(|node| node.signal(first));
		let deadline = Instant::now() + grace;
		while running.iter().any(Authority::is_running) {
			if Instant::now() > deadline {
				running.iter().for_each(|node| node.signal(Signal::SIGKILL));
			}
			tokio::time::sleep(Duration::from_millis(50)).await;
		}
		saved?;
		Self::revise(base, &stopping, |node| {
			node.process = None;
			node.is_stopping = false;
		})?;
		Ok(running)
	}

	/// Changes on record what is there of `nodes`, but for those that were started again since.
	fn revise(base: &Path, nodes: &[Authority], change: impl Fn(&mut Authority)) -> Outcome {
		let Some(mut network) = Self::load(base)? else { return Ok(()) };
		for node in &mut network.nodes {
			if nodes.iter().any(|one| one.name == node.name && one.process == node.process) {
				change(node);
			}
		}
		network.save(base)
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
			.map_err(|error| Failure::machine(&self.log, error))?;
		let errors = log.try_clone().map_err(|error| Failure::machine(&self.log, error))?;
		let child = Command::new(&self.program)
			.args(&self.arguments)
			.stdin(Stdio::null())
			.stdout(log)
			.stderr(errors)
			// Ctrl-C in the terminal reaches only us, and we stop the nodes in order.
			.process_group(0)
			.spawn()
			.map_err(|error| Failure::machine(&self.program, error))?;
		let id = i32::try_from(child.id()).map_err(Failure::usage)?;
		// Whoever waits for the child keeps it from staying behind as a zombie while we live.
		std::thread::spawn(move || {
			let mut child = child;
			let _ = child.wait();
		});
		let started = start_time(id).unwrap_or(0);
		self.process = Some(Process { id, started });
		self.is_stopping = false;
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
			is_stopping: false,
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

	#[tokio::test]
	async fn nodes_stay_on_record_until_they_have_ended() {
		let base = std::env::temp_dir().join(format!("govctl-stop-{}", std::process::id()));
		fs::create_dir_all(&base).unwrap();
		// One ends when it is told to, one doesn't, and one has ended by itself.
		let mut network = Network { chain: "a".into(), nodes: vec![] };
		for (name, script) in [
			("obeys", "exec sleep 60"),
			("hangs", "trap '' TERM; echo; exec sleep 60"),
			("dead", "exit 1"),
		] {
			let (program, arguments) = ("sh".into(), vec!["-c".into(), script.into()]);
			let log = base.join(name);
			let mut one = Authority { name: name.into(), log, program, arguments, ..node() };
			one.start().unwrap();
			network.nodes.push(one);
		}
		let [obeys, hangs, dead] = [0, 1, 2];
		let is_deaf = || fs::metadata(base.join("hangs")).is_ok_and(|log| log.len() > 0);
		while network.nodes[dead].is_running() || !is_deaf() {
			tokio::time::sleep(Duration::from_millis(10)).await;
		}
		network.save(&base).unwrap();
		let on_record = || Network::load(&base).unwrap().unwrap();
		assert!(!on_record().is_stopped());

		let watch = async {
			while !on_record().nodes[hangs].is_stopping || on_record().nodes[obeys].is_running() {
				tokio::time::sleep(Duration::from_millis(10)).await;
			}
			let meanwhile = on_record();
			assert!(meanwhile.nodes[hangs].is_running() && !meanwhile.is_stopped());
		};
		let (stopped, ()) =
			tokio::join!(network.stop(&base, |_| true, Duration::from_secs(2)), watch);
		let names: Vec<_> = stopped.unwrap().into_iter().map(|one| one.name).collect();
		assert_eq!(names, ["obeys", "hangs"]);
		let after = on_record();
		assert!(after.is_stopped() && after.nodes.iter().all(|one| one.process.is_none()));
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
