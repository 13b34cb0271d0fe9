// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn seats_gives_departments_with_their_councillors() {
	ExtBuilder::of(&[4, 2]).build_and_execute(|| {
		let seat = |n: u8| Seat { department: n.into(), councillor: account(n) };
		assert_eq!(Governance::seats(), [seat(2), seat(4)]);
	});
}

#[test]
fn ways_to_root_says_which_lists_a_call_is_on() {
	ExtBuilder::default().build_and_execute(|| {
		let ways = |call: RuntimeCall| {
			let ways = Governance::ways_to_root(&call.encode()).unwrap();
			(ways.motion, ways.emergency)
		};
		assert_eq!(ways(heap_pages(7)), (true, true));
		assert_eq!(ways(upgrade()), (true, false));
		assert_eq!(ways(unlisted()), (false, false));
	});
}

#[test]
fn ways_to_root_gives_nothing_when_the_bytes_are_no_call() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Governance::ways_to_root(&[]), None);
		assert_eq!(Governance::ways_to_root(&[0xff; 40]), None);
		let mut longer = heap_pages(7).encode();
		longer.push(0);
		assert_eq!(Governance::ways_to_root(&longer), None);
	});
}

#[test]
fn ways_to_root_gives_nothing_when_calls_are_nested_too_deep() {
	// The bytes of a batch of one, as often as no transaction may nest them.
	let mut call = heap_pages(7).encode();
	for _ in 0..=MAX_CALL_DEPTH {
		call = [&[3, 2, 4][..], &call].concat();
	}
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Governance::ways_to_root(&call), None);
	});
}
