// SPDX-License-Identifier: Apache-2.0

//! Who changes the runtime, and to what: one code whose hash the council carried, of this chain, with
//! a higher version.

use frame_support::{assert_noop, assert_ok};
use frame_system::Event;
use govchain_primitives::{admission::Budgets, Class};
use pallet_governance::Error as Governance;
use sp_core::{
	storage::well_known_keys::CODE,
	traits::{ReadRuntimeVersion, ReadRuntimeVersionExt},
};
use sp_externalities::Externalities;
use sp_runtime::{
	traits::BadOrigin,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};
use sp_version::RuntimeVersion;

use super::*;
use crate::VERSION;

type Errors = frame_system::Error<Runtime>;

/// Stands for a compiled runtime of 700 kB.
fn code() -> Vec<u8> {
	vec![7; 700 * 1024]
}

fn authorize(code: &[u8]) -> RuntimeCall {
	frame_system::Call::authorize_upgrade { code_hash: BlakeTwo256::hash(code) }.into()
}

fn apply(code: Vec<u8>) -> RuntimeCall {
	frame_system::Call::apply_authorized_upgrade { code }.into()
}

/// Reads one version out of any code, as a node reads it out of the runtime.
struct Reader(Option<RuntimeVersion>);

impl ReadRuntimeVersion for Reader {
	fn read_runtime_version(&self, _: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		self.0.as_ref().map(Encode::encode).ok_or_else(|| "no version".into())
	}
}

/// Runs `test` where every code has `version`.
fn run_with(version: Option<RuntimeVersion>, test: impl FnOnce()) {
	let mut state = genesis(CONSORTIUM_PRESET);
	state.register_extension(ReadRuntimeVersionExt::new(Reader(version)));
	state.execute_with(|| {
		next_block(START);
		test();
		check_invariants();
	});
}

fn next_version() -> RuntimeVersion {
	RuntimeVersion { spec_version: VERSION.spec_version + 1, ..VERSION }
}

/// The code in the state; none at the beginning of these tests.
fn current() -> Vec<u8> {
	sp_io::storage::get(CODE).map(Vec::from).unwrap_or_default()
}

fn rejected() -> Option<DispatchError> {
	last(|event| match event {
		RuntimeEvent::System(Event::RejectedInvalidAuthorizedUpgrade { error, .. }) => Some(error),
		_ => None,
	})
}

#[test]
fn upgrade_is_refused_to_whoever_is_not_a_motion_of_two_thirds() {
	run(|| {
		register("//Citizen");
		for who in ["//Citizen", "//Tax//head", COUNCIL[0], "//Alice"] {
			assert_noop!(send(who, authorize(&code())), BadOrigin);
		}
		assert_eq!(motion(&COUNCIL[..2], enact(authorize(&code()))), Err(BadOrigin.into()));
		// Not even all seats at once, past governance or in haste.
		assert_eq!(motion(&COUNCIL, authorize(&code())), Err(BadOrigin.into()));
		assert_eq!(
			motion(&COUNCIL, emergency(authorize(&code()))),
			Err(Governance::<Runtime>::NotEmergencyCall.into())
		);
		assert!(System::authorized_upgrade().is_none());
	});
}

#[test]
fn code_without_authority_is_refused_signed_and_unsigned() {
	run(|| {
		let unsigned = || UncheckedExtrinsic::new_bare(apply(code()));
		let refusal = Err(TransactionValidityError::Invalid(InvalidTransaction::Call));
		assert_eq!(validate(unsigned()), refusal);
		assert_noop!(send(COUNCIL[0], apply(code())), Errors::NothingAuthorized);

		assert_ok!(decree(authorize(&code())));
		let other = || apply(vec![8; 700 * 1024]);
		assert_eq!(validate(UncheckedExtrinsic::new_bare(other())), refusal);
		assert_noop!(send(COUNCIL[0], other()), Errors::Unauthorized);
		assert!(current().is_empty());
		assert!(System::authorized_upgrade().is_some());
		// The runtime takes the right code from anyone, even unsigned; the nodes don't.
		assert_ok!(validate(unsigned()));
	});
}

#[test]
fn authorized_code_takes_effect_whoever_sends_it() {
	for who in [REGISTRAR, "//Citizen"] {
		run_with(Some(next_version()), || {
			register("//Citizen");
			assert_ok!(decree(authorize(&code())));
			let transaction = signed(who, apply(code()), mortal(), 0);
			assert_ok!(validate(transaction.clone()));
			assert_eq!(Executive::apply_extrinsic(transaction), Ok(Ok(())));
			assert!(current() == code());
			assert!(System::authorized_upgrade().is_none());
			let updated = DigestItem::RuntimeEnvironmentUpdated;
			assert!(System::digest().logs.contains(&updated));
			// It is spent.
			assert_noop!(send(who, apply(code())), Errors::NothingAuthorized);
		});
	}
}

#[test]
fn code_is_rejected_when_its_version_is_not_higher_or_not_of_this_chain() {
	let other = RuntimeVersion { spec_name: "other".into(), ..next_version() };
	let lower = RuntimeVersion { spec_version: VERSION.spec_version - 1, ..VERSION };
	for (version, error) in [
		(Some(VERSION), Errors::SpecVersionNeedsToIncrease),
		(Some(lower), Errors::SpecVersionNeedsToIncrease),
		(Some(other), Errors::InvalidSpecName),
		(None, Errors::FailedToExtractRuntimeVersion),
	] {
		run_with(version, || {
			assert_ok!(decree(authorize(&code())));
			assert_ok!(send(REGISTRAR, apply(code())));
			assert_eq!(rejected(), Some(error.into()));
			assert!(current().is_empty());
			assert!(System::authorized_upgrade().is_none());
		});
	}
}

#[test]
fn councillor_sends_the_code_on_the_budget_of_an_authority() {
	run(|| {
		let call = apply(vec![7; 3 * 1024 * 1024]);
		let class = |who| crate::configs::budgets::class_of(&account(who), &call);
		// Without an upgrade to apply the code is as good as any other junk.
		assert_eq!(class(COUNCIL[0]), Class::Officer);
		assert_ok!(decree(authorize(&code())));
		assert_eq!(class(COUNCIL[0]), Class::Authority);
		assert_eq!(class(REGISTRAR), Class::Officer);
		// The largest code fits, though the council has made the budget of its officers the least.
		let least = pallet_admission::Pallet::<Runtime>::least(Class::Officer);
		let mut budget = Budgets::default().officer;
		(budget.weight_per_window, budget.bytes_per_window) = least;
		let set = pallet_admission::Call::set_budget { class: Class::Officer, budget };
		assert_ok!(decree(set));
		let transaction = |who| signed(who, call.clone(), mortal(), 0);
		assert_eq!(
			validate(transaction(REGISTRAR)),
			Err(crate::extensions::Refusal::LargerThanBudget.into())
		);
		assert_ok!(validate(transaction(COUNCIL[0])));
	});
}
