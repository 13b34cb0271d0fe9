// SPDX-License-Identifier: Apache-2.0

use frame_support::{dispatch::GetDispatchInfo, traits::UnfilteredDispatchable};

use super::*;

/// A call that is dispatched by another one, as batches and multisigs do, is weighed as the one it
/// is, and meets the same checks.
#[test]
fn nested_calls_keep_their_weight_and_their_checks() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let log = Log::of(70);
		let call = |old, new| {
			RuntimeCall::DataAudit(Call::checkpoint {
				stream: id,
				size: new,
				root: log.root(new),
				proof: log.proof(old, new),
			})
		};
		assert_ok!(call(0, 7).dispatch_bypass_filter(signed(AGENT)));
		let refused = call(7, 70).dispatch_bypass_filter(RuntimeOrigin::root());
		assert_eq!(refused.unwrap_err().error, sp_runtime::DispatchError::BadOrigin);
		let expected = <()>::checkpoint(log.proof(7, 70).len() as u32);
		assert_eq!(call(7, 70).get_dispatch_info().call_weight, expected);
		assert!(expected.any_gt(<()>::checkpoint(0)));
		assert_ok!(call(7, 70).dispatch_bypass_filter(signed(AGENT)));
	});
}

/// What an outer call undoes is undone in the agenda too: nothing of it is in this pallet's hands.
#[test]
fn a_call_that_fails_in_a_layer_leaves_the_records_as_they_were() {
	ExtBuilder.build_and_execute(|| {
		let id = stream();
		let before = Streams::<Test>::get(id).unwrap().silence;
		let result = frame_support::storage::with_storage_layer(|| {
			Log::of(7).checkpoint(id, 0, 7)?;
			Log::rewritten(9, 3).checkpoint(id, 7, 9)
		});
		assert_eq!(result, Err(Error::<Test>::LogRewritten.into()));
		assert_eq!(LastCheckpoints::<Test>::get(id).unwrap().size, 0);
		assert_eq!(Streams::<Test>::get(id).unwrap().silence, before);
	});
}
