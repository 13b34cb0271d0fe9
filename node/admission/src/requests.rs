// SPDX-License-Identifier: Apache-2.0

//! The way of a request to who answers it.

use async_channel::{Receiver, Sender, TrySendError};

/// What happens to requests on their way, for the log.
pub enum Refused<Request> {
	/// Its peer is not let in.
	NotAdmitted(Request),
	/// Too many wait already.
	NoRoom(Request),
}

/// Leads the requests that `admits` lets pass to the `queue` of who answers them, until either side is
/// gone. The others are given to `refuse`; a request that is dropped is one that is refused.
///
/// It never waits for room: whoever sends more than is answered would keep the others waiting.
pub async fn usher<Request>(
	arriving: Receiver<Request>,
	queue: Sender<Request>,
	admits: impl Fn(&Request) -> bool,
	refuse: impl Fn(Refused<Request>),
) {
	while let Ok(request) = arriving.recv().await {
		if !admits(&request) {
			refuse(Refused::NotAdmitted(request));
			continue;
		}
		match queue.try_send(request) {
			Ok(()) => {}
			Err(TrySendError::Full(request)) => refuse(Refused::NoRoom(request)),
			Err(TrySendError::Closed(_)) => return,
		}
	}
}

#[cfg(test)]
mod tests {
	use std::cell::RefCell;

	use futures::executor::block_on;

	use super::*;
	use crate::{Door, Listed};

	/// What of `requests`, each named by its peer, reaches a queue with `room` for so many, and what
	/// is refused.
	fn lead(requests: &[u32], room: usize, door: &Door<u32>) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
		let (entrance, arriving) = async_channel::unbounded();
		let (queue, answered) = async_channel::bounded(room);
		for request in requests {
			entrance.try_send(*request).unwrap();
		}
		drop(entrance);
		let (strangers, crowded) = (RefCell::default(), RefCell::default());
		block_on(usher(
			arriving,
			queue,
			|peer| door.admits(peer),
			|refused| match refused {
				Refused::NotAdmitted(peer) => Vec::push(&mut strangers.borrow_mut(), peer),
				Refused::NoRoom(peer) => Vec::push(&mut crowded.borrow_mut(), peer),
			},
		));
		let passed = std::iter::from_fn(|| answered.try_recv().ok()).collect();
		(passed, strangers.into_inner(), crowded.into_inner())
	}

	#[test]
	fn requests_of_strangers_are_refused() {
		let door = Door::new(0, [1], false);
		door.set_list([Listed { peer: 2, is_gateway: false }]);
		assert_eq!(lead(&[9, 1, 8, 2, 1, 9], 8, &door), (vec![1, 2, 1], vec![9, 8, 9], vec![]));
	}

	#[test]
	fn requests_are_refused_from_the_moment_of_removal() {
		let door = Door::new(0, [], false);
		door.set_list([Listed { peer: 2, is_gateway: false }]);
		assert_eq!(lead(&[2], 8, &door).0, vec![2]);
		door.set_list([]);
		assert_eq!(lead(&[2], 8, &door), (vec![], vec![2], vec![]));
	}

	#[test]
	fn requests_are_refused_when_there_is_no_room_and_strangers_take_none() {
		let door = Door::new(0, [1, 2, 3], false);
		assert_eq!(lead(&[9, 9, 1, 2, 3], 2, &door), (vec![1, 2], vec![9, 9], vec![3]));
	}

	#[test]
	fn usher_leaves_when_nobody_answers_any_more() {
		let door = Door::new(0, [1], false);
		let (entrance, arriving) = async_channel::unbounded();
		let (queue, answered) = async_channel::bounded(1);
		drop(answered);
		entrance.try_send(1).unwrap();
		block_on(usher(arriving, queue, |peer| door.admits(peer), |_| panic!("nothing to refuse")));
		assert!(entrance.try_send(1).is_err());
	}
}
