// SPDX-License-Identifier: Apache-2.0

//! `govctl safe-mode`: the chain takes nothing but what ends it.

use clap::Subcommand;

use super::motion::{self, Act};
use crate::{exit::Outcome, output::Output, Common};

/// In safe mode the chain takes what keeps it going and the council's acts and nothing else, and nobody's
/// time runs.
#[derive(Subcommand, Debug)]
#[command(after_help = motion::HELP)]
pub enum SafeMode {
	/// By emergency motion: enter it. It ends by itself after six hours of blocks.
	Enter,
	/// By emergency motion: let it last six hours of blocks longer.
	Extend,
	/// By motion: end it.
	Exit {
		/// By the way of emergencies.
		#[arg(long)]
		emergency: bool,
	},
}

impl SafeMode {
	/// The call that it is.
	pub fn act(self) -> Act {
		let (call, emergency) = match self {
			SafeMode::Enter => ("force_enter", true),
			SafeMode::Extend => ("force_extend", true),
			SafeMode::Exit { emergency } => ("force_exit", emergency),
		};
		Act::new("SafeMode", call, []).emergency(emergency)
	}
}

pub async fn run(command: SafeMode, common: &Common, output: &mut Output<'_>) -> Outcome {
	motion::propose_act(|_, _| Ok(command.act()), common, output).await
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::decided;

	#[test]
	fn safe_mode_is_a_call_of_the_runtime() {
		for (command, emergency, call) in [
			(SafeMode::Enter, true, "force_enter"),
			(SafeMode::Extend, true, "force_extend"),
			(SafeMode::Exit { emergency: false }, false, "force_exit"),
			(SafeMode::Exit { emergency: true }, true, "force_exit"),
		] {
			assert_eq!(decided(command.act()), (emergency, format!("SafeMode({call}{{}})")));
		}
	}
}
