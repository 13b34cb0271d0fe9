// SPDX-License-Identifier: Apache-2.0

//! Each call as another call carries it: with the origin of the outer one, and checked alike.

use frame_support::{assert_noop, assert_ok, storage::with_storage_layer, traits::GetCallName};
use govchain_primitives::IdentityKind;
use govchain_test_support::{AccountId, MockAuthorize};
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

use crate::{mock::*, Call, LastIdentity};

fn carried(call: &Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	let call = RuntimeCall::from(call.clone());
	call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

fn register_call(n: u8) -> Call<Test> {
	let proof = sign(n, &payload(n, POLICE));
	Call::register { kind: IdentityKind::Citizen, tag: tag(n), account: holder(n), proof }
}

/// Each call of registrars, in an order in which all can be made.
fn of_registrars() -> Vec<Call<Test>> {
	vec![
		register_call(1),
		Call::add_tag { identity: 1, tag: tag(2) },
		Call::freeze { identity: 1, reason: H256([1; 32]) },
		Call::unfreeze { identity: 1 },
	]
}

/// Tries the call with origins that may not make it.
fn refuse(call: &Call<Test>, origins: &[(RuntimeOrigin, DispatchError)]) {
	for (origin, error) in origins {
		assert_noop!(carried(call, origin.clone()), *error);
	}
}

#[test]
fn every_call_is_checked_alike_when_another_carries_it() {
	ExtBuilder::default().build_and_execute(|| {
		let signed = |who: AccountId| RuntimeOrigin::signed(who);
		let calls = of_registrars();
		let council = Call::open_tag_epoch { epoch: EPOCH + 1 };
		assert_eq!(calls.len() + 1, Call::<Test>::get_call_names().len());
		let mut wrong = vec![
			(RuntimeOrigin::none(), DispatchError::BadOrigin),
			(signed(holder(9)), MockAuthorize::NOT_OFFICER),
			(signed(police_clerk()), MockAuthorize::NOT_OFFICER),
			(signed(archive_registrar()), MockAuthorize::NO_CAPABILITY),
		];
		for call in calls {
			refuse(&call, &wrong);
			// The council may unfreeze, and does nothing else here.
			if !matches!(call, Call::unfreeze { .. }) {
				assert_noop!(carried(&call, RuntimeOrigin::root()), DispatchError::BadOrigin);
			}
			assert_ok!(carried(&call, signed(police_registrar())));
		}
		wrong.push((signed(police_registrar()), DispatchError::BadOrigin));
		wrong.iter_mut().for_each(|(_, error)| *error = DispatchError::BadOrigin);
		refuse(&council, &wrong);
		assert_ok!(carried(&council, RuntimeOrigin::root()));
	});
}

#[test]
fn calls_leave_nothing_when_one_beside_them_fails() {
	ExtBuilder::default().build_and_execute(|| {
		let registrar = || RuntimeOrigin::signed(police_registrar());
		let calls = of_registrars();
		let result = with_storage_layer(|| {
			calls.iter().try_for_each(|call| carried(call, registrar()))?;
			// Nobody is frozen any more.
			carried(&Call::unfreeze { identity: 1 }, registrar())
		});
		assert_eq!(result, Err(crate::Error::<Test>::NotFrozen.into()));
		assert_eq!(LastIdentity::<Test>::get(), 0);
		assert_eq!(System::providers(&holder(1)), 0);
	});
}
