// SPDX-License-Identifier: Apache-2.0

//! Ctrl-C and SIGTERM.

use std::{future::Future, time::Duration};

use tokio::{
	signal::unix::{signal, Signal, SignalKind},
	sync::oneshot,
};

use crate::{
	exit::{Exit, Failure, Outcome},
	messages::{self as m, Lang},
	output::{Format, Output},
};

/// How long a command that works and doesn't wait may go on after a signal.
const GRACE: Duration = Duration::from_secs(1);

/// From the moment it is made, a signal no longer ends the process: whoever has this is told.
pub struct Interrupts {
	interrupt: Signal,
	terminate: Signal,
}

impl Interrupts {
	pub fn listen() -> Outcome<Self> {
		let listen = |kind| signal(kind).map_err(|error| Failure::new(Exit::Process, error));
		Ok(Self {
			interrupt: listen(SignalKind::interrupt())?,
			terminate: listen(SignalKind::terminate())?,
		})
	}

	/// Comes back with the next signal, or at once if one has come since the last.
	pub async fn next(&mut self) {
		tokio::select! {
			_ = self.interrupt.recv() => {},
			_ = self.terminate.recv() => {},
		}
	}
}

/// How a command ends that was told to end.
pub fn interrupted() -> Failure {
	Failure::says(Exit::Interrupted, m::INTERRUPTED, &[])
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
		let mut interrupts = Interrupts::listen().unwrap();
		for signal in [signal::Signal::SIGTERM, signal::Signal::SIGINT] {
			signal::kill(Pid::this(), signal).unwrap();
			interrupts.next().await;
		}
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
