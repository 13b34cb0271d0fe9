// SPDX-License-Identifier: Apache-2.0

//! Ctrl-C, SIGTERM, and SIGHUP by which a terminal says that it is gone.

use std::{
	fs,
	future::{poll_fn, Future},
	task::Poll,
	time::Duration,
};

use tokio::{
	signal::unix::{signal, Signal, SignalKind},
	sync::oneshot,
};

use crate::{
	exit::{Exit, Failure, Outcome},
	messages::{self as m, Lang},
	output::{Format, Output},
	tx,
};

/// How long a command that works and doesn't wait may go on after a signal.
const GRACE: Duration = Duration::from_secs(1);

/// From the moment it is made, a signal no longer ends the process: whoever has this is told. What the
/// process was started to ignore (by `nohup`, by `trap ''` in a shell) is still ignored.
pub struct Interrupts(Vec<Signal>);

impl Interrupts {
	pub fn listen() -> Outcome<Self> {
		let ignored = fs::read_to_string("/proc/self/status").map_or(0, |status| ignored(&status));
		let heard = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()]
			.into_iter()
			.filter(|kind| !is_among(*kind, ignored))
			.map(|kind| signal(kind).map_err(|error| Failure::new(Exit::Process, error)));
		Ok(Self(heard.collect::<Outcome<_>>()?))
	}

	/// Comes back with the next signal, or at once if one has come since the last.
	pub async fn next(&mut self) {
		poll_fn(|context| {
			match self.0.iter_mut().any(|signal| signal.poll_recv(context).is_ready()) {
				true => Poll::Ready(()),
				false => Poll::Pending,
			}
		})
		.await;
	}
}

/// The set of ignored signals in what the system says of a process: one bit for each.
fn ignored(status: &str) -> u64 {
	let set = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
	set.and_then(|set| u64::from_str_radix(set.trim(), 16).ok()).unwrap_or(0)
}

/// Whether a signal is in such a set. The first one has number 1.
fn is_among(kind: SignalKind, set: u64) -> bool {
	let place = kind.as_raw_value().saturating_sub(1);
	set.checked_shr(place.unsigned_abs()).is_some_and(|rest| rest & 1 == 1)
}

/// How a command ends that was told to end.
pub fn interrupted() -> Failure {
	tx::after_last_sent(Failure::says(Exit::Interrupted, m::INTERRUPTED, &[]))
}

/// How `command` ends, or that a signal came first. It is left where it waits; where it works and doesn't
/// look up, the process ends a moment later.
pub async fn or_interrupted(
	command: impl Future<Output = Outcome>,
	format: Format,
	lang: Lang,
) -> Outcome {
	let mut interrupts = Interrupts::listen()?;
	let (tell, told) = oneshot::channel();
	tokio::spawn(async move {
		interrupts.next().await;
		// Nobody listens if the command has just ended.
		let _ = tell.send(());
		tokio::time::sleep(GRACE).await;
		Output::standard(format, lang).failure(&interrupted());
		std::process::exit(Exit::Interrupted as i32);
	});
	tokio::select! {
		ended = command => ended,
		_ = told => Err(interrupted()),
	}
}

#[cfg(test)]
mod tests {
	use futures::{future, FutureExt};
	use nix::{sys::signal, unistd::Pid};

	use super::*;

	#[tokio::test]
	async fn signals_are_kept_until_they_are_asked_for() {
		let before = ignored(&fs::read_to_string("/proc/self/status").unwrap());
		let mut interrupts = Interrupts::listen().unwrap();
		for (kind, signal) in [
			(SignalKind::terminate(), signal::Signal::SIGTERM),
			(SignalKind::interrupt(), signal::Signal::SIGINT),
			(SignalKind::hangup(), signal::Signal::SIGHUP),
		] {
			signal::kill(Pid::this(), signal).unwrap();
			match is_among(kind, before) {
				false => interrupts.next().await,
				// Who runs the tests may have them ignore it.
				true => assert_eq!(interrupts.next().now_or_never(), None),
			}
		}
	}

	#[test]
	fn what_a_shell_ignores_is_found() {
		let traps = "trap '' INT HUP; exec cat /proc/self/status";
		let shell = std::process::Command::new("sh").args(["-c", traps]).output().unwrap();
		let set = ignored(&String::from_utf8(shell.stdout).unwrap());
		assert!(is_among(SignalKind::interrupt(), set) && is_among(SignalKind::hangup(), set));
		assert!(!is_among(SignalKind::child(), set));
		assert_eq!(ignored("Name:\tgovctl\n"), 0);
	}

	#[tokio::test]
	async fn a_command_ends_by_itself_or_by_a_signal() {
		let ends = |command| or_interrupted(command, Format::Text, Lang::En);
		assert_eq!(ends(future::ready(Ok(())).boxed()).await, Ok(()));
		let waiting = async {
			signal::kill(Pid::this(), signal::Signal::SIGTERM).unwrap();
			future::pending().await
		};
		assert_eq!(ends(waiting.boxed()).await.unwrap_err().exit, Exit::Interrupted);
	}
}
