// SPDX-License-Identifier: Apache-2.0

//! What each command does.

use std::path::Path;

use govchain_runtime::Block;
use sc_cli::SubstrateCli;
use sc_service::PartialComponents;

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	executor::Executor,
	service, stopping,
};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Govchain node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		"Govchain".into()
	}

	fn support_url() -> String {
		"docs/operate.md".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(chain_spec::load(id)?))
	}
}

/// Does what the command line says.
pub fn run() -> sc_cli::Result<()> {
	let cli = Cli::from_args();

	match &cli.subcommand {
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::ExportChainSpec(cmd)) => {
			let chain_spec = cli.load_spec(&cmd.chain)?;
			cmd.run(chain_spec)
		}
		Some(Subcommand::CheckBlock(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, import_queue, .. } =
				service::new_partial(&config, &cli.runtime_cache(&config.base_path)?)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, .. } =
				service::new_partial(&config, &cli.runtime_cache(&config.base_path)?)?;
			Ok((cmd.run(client, config.database), task_manager))
		}),
		Some(Subcommand::ExportState(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, .. } =
				service::new_partial(&config, &cli.runtime_cache(&config.base_path)?)?;
			Ok((cmd.run(client, config.chain_spec), task_manager))
		}),
		Some(Subcommand::ImportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, import_queue, .. } =
				service::new_partial(&config, &cli.runtime_cache(&config.base_path)?)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::PurgeChain(cmd)) => cli.create_runner(cmd)?.sync_run(|config| {
			let journal = service::journal_path(&config);
			let database = config.database.path().map(Path::to_path_buf);
			cmd.run(config.database)?;
			// Whoever was asked may have said no. The journal goes with the chain that it is about: one
			// begun anew from the same genesis would meet its answers.
			if database.is_some_and(|path| !path.exists()) && journal.exists() {
				std::fs::remove_dir_all(&journal)?;
				println!("{journal:?} removed.");
			}
			Ok(())
		}),
		Some(Subcommand::PrepareRuntime(cmd)) => cli.create_runner(cmd)?.sync_run(|config| {
			let code = std::fs::read(&cmd.code)?;
			let runtimes = cli.runtime_cache(&config.base_path)?;
			let version = Executor::new(&config.executor, &runtimes).prepare_code(&code).map_err(
				|error| sc_cli::Error::Input(format!("not a runtime for this node: {error}")),
			)?;
			println!("{version} is compiled in {}", runtimes.display());
			Ok(())
		}),
		Some(Subcommand::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, backend, .. } =
				service::new_partial(&config, &cli.runtime_cache(&config.base_path)?)?;
			let revert_grandpa = Box::new(|client, _, blocks| {
				sc_consensus_grandpa::revert(client, blocks)?;
				Ok(())
			});
			Ok((cmd.run(client, backend, Some(revert_grandpa)), task_manager))
		}),
		Some(Subcommand::ChainInfo(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config))
		}
		None => cli.create_runner(&cli.run)?.run_node_until_exit(|mut config| async move {
			service::adjust(&mut config);
			let runtimes = cli.runtime_cache(&config.base_path)?;
			let trust_point = cli.trust_point()?;
			let threads = config.tokio_handle.clone();
			service::new_full(config, cli.peers(), trust_point, &runtimes)
				.and_then(|node| stopping::without_failing(node, threads))
				.map_err(sc_cli::Error::Service)
		}),
	}
}
