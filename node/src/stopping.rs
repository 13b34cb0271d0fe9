// SPDX-License-Identifier: Apache-2.0

//! Stopping without failing. The tasks of a node that stops end in any order, and some of the stock ones
//! panic when they run once more after another is gone: the synchronising engine, when nobody is left who
//! could ask it ("SelectNextSome polled after terminated"), and whatever waits for an interval of tokio
//! ("context was found, but it is being shutdown"). The stock hook ends the process at a panic, with 1 and
//! in the middle of closing the database: a node that was told to stop would now and then have failed.
//! So a panic while it stops ends its task, and no more.

use std::{
	panic,
	sync::atomic::{AtomicBool, Ordering},
};

use sc_service::{error::Error as ServiceError, TaskManager};
use tokio::runtime::Handle;

static STOPPING: AtomicBool = AtomicBool::new(false);

/// Notes that the node stops when it is dropped.
struct UntilStopping;

impl Drop for UntilStopping {
	fn drop(&mut self) {
		STOPPING.store(true, Ordering::SeqCst);
	}
}

/// Gives the tasks of a node to a manager that notes the end before it tells them.
pub fn without_failing(node: TaskManager, threads: Handle) -> Result<TaskManager, ServiceError> {
	let stock = panic::take_hook();
	panic::set_hook(Box::new(move |what| {
		if STOPPING.load(Ordering::SeqCst) {
			log::warn!("A task ended early, for the node is stopping: {what}");
		} else {
			stock(what);
		}
	}));
	let mut manager = TaskManager::new(threads, None)?;
	// A manager drops what it keeps, and only then those below it, whose tasks then hear of the end.
	manager.keep_alive(UntilStopping);
	manager.add_child(node);
	Ok(manager)
}
