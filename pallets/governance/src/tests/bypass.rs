// SPDX-License-Identifier: Apache-2.0

//! Ways by which one may try to become root, or to do as root what is not listed.

use super::*;

/// A whole council that wants to, which is the most that there can be behind an attempt.
const ALL: [u8; 4] = [1, 2, 3, 4];

fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch_all { calls }.into()
}

fn refused_by_list(call: RuntimeCall) {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(
			Motion::carry(4, &ALL, enact(call.clone())),
			Err(Error::<Test>::NotRootCall.into())
		);
		assert_eq!(
			Motion::carry(4, &ALL, emergency(call)),
			Err(Error::<Test>::NotEmergencyCall.into())
		);
		assert_eq!(enacted(), []);
		assert_eq!((heap(), sp_io::storage::get(b"key")), (None, None));
	});
}

#[test]
fn a_batch_is_refused_when_one_call_inside_is_not_listed() {
	refused_by_list(batch_all(vec![heap_pages(7), unlisted()]));
	refused_by_list(pallet_utility::Call::batch { calls: vec![heap_pages(7)] }.into());
	refused_by_list(pallet_utility::Call::force_batch { calls: vec![unlisted()] }.into());
}

#[test]
fn a_batch_in_a_batch_is_refused() {
	refused_by_list(batch_all(vec![batch_all(vec![unlisted()])]));
	refused_by_list(batch_all(vec![batch_all(vec![heap_pages(7)])]));
}

#[test]
fn a_batch_is_made_when_all_calls_inside_are_listed() {
	ExtBuilder::default().build_and_execute(|| {
		let batch = batch_all(vec![heap_pages(7), heap_pages(8)]);
		assert_ok!(Motion::carry(3, &[1, 2, 3], enact(batch)));
		assert_eq!(heap(), Some(8u64.encode()));
	});
}

#[test]
fn another_account_is_not_to_be_had_for_root() {
	let as_origin = Box::new(OriginCaller::system(frame_system::RawOrigin::Signed(account(9))));
	let call = Box::new(heap_pages(7));
	refused_by_list(pallet_utility::Call::dispatch_as { as_origin, call }.into());
}

#[test]
fn an_enact_in_an_enact_is_refused() {
	refused_by_list(enact(heap_pages(7)));
	refused_by_list(emergency(heap_pages(7)));
	refused_by_list(batch_all(vec![enact(heap_pages(7))]));
}

#[test]
fn a_proxy_has_no_root_when_the_list_lets_it_pass() {
	ExtBuilder::default().build_and_execute(|| {
		let call = pallet_proxy::Call::proxy {
			real: account(1),
			force_proxy_type: None,
			call: Box::new(unlisted()),
		};
		assert_ok!(Motion::carry(4, &ALL, enact(call.into())));
		assert_eq!(
			enacted().pop().map(|event| match event {
				Event::Enacted { result, .. } => result,
				_ => Ok(()),
			}),
			Some(Err(DispatchError::BadOrigin))
		);
		assert_eq!(sp_io::storage::get(b"key"), None);
	});
}

#[test]
fn a_proxy_of_a_councillor_has_one_vote_and_no_root() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Proxy::add_proxy(signed(1), account(9), AnyProxy, 0));
		assert_ok!(Proxy::proxy(signed(9), account(1), None, Box::new(enact(heap_pages(7)))));
		System::assert_last_event(
			pallet_proxy::Event::ProxyExecuted { result: Err(DispatchError::BadOrigin) }.into(),
		);
		// By the proxy the member proposes, but alone.
		let call = enact(heap_pages(7));
		let length_bound = call.encoded_size() as u32;
		let propose = pallet_collective::Call::<Test, Instance>::propose {
			threshold: 1,
			proposal: Box::new(call),
			length_bound,
		};
		assert_ok!(Proxy::proxy(signed(9), account(1), None, Box::new(propose.into())));
		assert_eq!(executed(), Err(DispatchError::BadOrigin));
		assert_eq!(heap(), None);
	});
}

#[test]
fn a_member_alone_has_no_root() {
	ExtBuilder::default().build_and_execute(|| {
		let call = enact(heap_pages(7));
		let length = call.encoded_size() as u32;
		assert_ok!(Council::execute(signed(1), Box::new(call.clone()), length));
		assert_eq!(executed(), Err(DispatchError::BadOrigin));
		let batch = Box::new(batch_all(vec![call]));
		let length = batch.encoded_size() as u32;
		assert_ok!(Council::execute(signed(1), batch, length));
		assert!(executed().is_err());
		assert_eq!(heap(), None);
	});
}

#[test]
fn members_are_set_by_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		let call: RuntimeCall = pallet_collective::Call::<Test, Instance>::set_members {
			new_members: vec![account(9)],
			prime: None,
			old_count: 4,
		}
		.into();
		assert!(Motion::carry(4, &ALL, call.clone()).is_err());
		assert!(call.dispatch_bypass_filter(RuntimeOrigin::root()).is_err());
	});
}
