// SPDX-License-Identifier: Apache-2.0

//! Stopping without failing. The tasks of a node that stops end in any order, and some of the stock ones
//! panic when they run once more after another is gone: the synchronising engine when nobody is left who
//! could ask it, and whatever waits for an interval once the timer has stopped. The stock hook ends the
//! process at a panic, with 1 and in the middle of closing the database: a node that was told to stop would
//! now and then have failed. While it stops, such a panic ends its task, and no more. Any other is one.
//!
//! The stock runner looks at the manager that it is given for tasks that don't end within a minute. It is
//! given one that has none, so it names none.

use std::{
	any::Any,
	panic,
	sync::atomic::{AtomicBool, Ordering},
};

use sc_service::{error::Error as ServiceError, TaskManager};
use tokio::runtime::Handle;

/// What the two say, of futures and tokio.
const HARMLESS: [&str; 2] = [
	"SelectNextSome polled after terminated",
	"A Tokio 1.x context was found, but it is being shutdown.",
];

static STOPPING: AtomicBool = AtomicBool::new(false);

/// Notes that the node stops when it is dropped.
struct UntilStopping;

impl Drop for UntilStopping {
	fn drop(&mut self) {
		STOPPING.store(true, Ordering::SeqCst);
	}
}

fn is_harmless(what: &dyn Any) -> bool {
	let words = what.downcast_ref::<&str>().copied();
	let words = words.or_else(|| what.downcast_ref::<String>().map(String::as_str));
	words.is_some_and(|words| HARMLESS.contains(&words))
}

/// Gives the tasks of a node to a manager that notes the end before it tells them.
pub fn without_failing(node: TaskManager, threads: Handle) -> Result<TaskManager, ServiceError> {
	let stock = panic::take_hook();
	panic::set_hook(Box::new(move |what| {
		if STOPPING.load(Ordering::SeqCst) && is_harmless(what.payload()) {
			log::debug!("A task ended early, for the node is stopping: {what}");
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
