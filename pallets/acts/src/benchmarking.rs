// SPDX-License-Identifier: Apache-2.0

//! Worst cases: every voice of a rule is that of another department, and all of them are needed. The
//! call does nothing; its own weight comes on top.
//!
//! A remark can't have a rule by a motion, so it is given one here without being asked for.

use alloc::{boxed::Box, vec, vec::Vec};

use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	traits::{Contains, EnsureOrigin},
	weights::Weight,
};
use frame_system::RawOrigin;
use govchain_primitives::{
	acts::{ActId, JointActId, JointRule, Quorum, Rule, Voice, MAX_VOICES},
	ActingOfficer, AgendaItem, Authorize, Capability, OnDue, Role, WorkingCalendar,
};
use sp_core::H256;

use crate::*;

type Officer<T> = ActingOfficer<<T as frame_system::Config>::AccountId>;

/// Bytes of a remark around which a call stays within [`MAX_CALL_BYTES`].
const MAX_REMARK: u32 = 32_000;

fn remark<T: Config>(length: u32) -> Box<<T as Config>::RuntimeCall> {
	let call = frame_system::Call::<T>::remark { remark: vec![1; length as usize] };
	Box::new(call.into())
}

fn officers<T: Config>(count: u32) -> Vec<Officer<T>> {
	T::Calendar::cover_for_benchmarks();
	(0..count)
		.map(|seed| T::Authorize::officer_for_benchmarks(Role::Head, Capability::DataOwner, seed))
		.collect()
}

fn joint<T: Config>(officers: &[Officer<T>]) -> Rule {
	let voice = |one: &Officer<T>| Voice { department: one.department, role: Role::Head };
	let voices: Vec<_> = officers.iter().map(voice).collect();
	Rule::Joint(JointRule { voices: voices.try_into().unwrap(), quorum: Quorum::All, days: 1 })
}

/// Officers of as many departments as a rule can name, and the rule that needs them all.
fn ruled<T: Config>() -> Vec<Officer<T>> {
	let officers = officers::<T>(MAX_VOICES);
	let act = filter::act_of(&*remark::<T>(0));
	LastRule::<T>::put(1);
	Rules::<T>::insert(act, SetRule { number: 1, rule: joint::<T>(&officers) });
	officers
}

fn rulable<T: Config>() -> Result<ActId, BenchmarkError> {
	(0..=u16::MAX)
		.map(|number| ActId { pallet: (number >> 8) as u8, call: number as u8 })
		.find(T::Rulable::contains)
		.ok_or(BenchmarkError::Stop("no act can have a rule"))
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn signed<T: Config>(officer: &Officer<T>) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(officer.account.clone())
}

/// A joint act with a remark of `length` bytes and `voices` endorsements, the proposer's included.
fn proposed<T: Config>(officers: &[Officer<T>], length: u32, voices: usize) -> (JointActId, H256) {
	let call = remark::<T>(length);
	assert_ok!(Pallet::<T>::propose(signed::<T>(&officers[0]).into(), Role::Head, call));
	let id = LastJointAct::<T>::get();
	let hash = JointActs::<T>::get(id).unwrap().call_hash;
	for officer in &officers[1..voices] {
		let origin = signed::<T>(officer).into();
		assert_ok!(Pallet::<T>::endorse(origin, id, Role::Head, hash, Weight::MAX));
	}
	(id, hash)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// `v`: voices of the rule.
	#[benchmark]
	fn set_rule(v: Linear<1, MAX_VOICES>) -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let act = rulable::<T>()?;
		let rule = joint::<T>(&officers::<T>(v));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, act, rule.clone());

		assert_eq!(Rules::<T>::get(act).unwrap().rule, rule);
		Ok(())
	}

	#[benchmark]
	fn clear_rule() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let act = rulable::<T>()?;
		let rule = joint::<T>(&officers::<T>(MAX_VOICES));
		Rules::<T>::insert(act, SetRule { number: 1, rule });

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, act);

		assert_eq!(Rules::<T>::get(act), None);
		Ok(())
	}

	/// `b`: bytes of the remark.
	#[benchmark]
	fn propose(b: Linear<0, MAX_REMARK>) {
		let officers = ruled::<T>();
		let call = remark::<T>(b);

		#[extrinsic_call]
		_(signed::<T>(&officers[0]), Role::Head, call);

		assert_eq!(JointActs::<T>::count(), 1);
	}

	/// The last but one voice: all others are looked at, and one is missing.
	#[benchmark]
	fn endorse() {
		let officers = ruled::<T>();
		let given = MAX_VOICES as usize - 2;
		let (id, hash) = proposed::<T>(&officers, 0, given);

		#[extrinsic_call]
		_(signed::<T>(&officers[given]), id, Role::Head, hash, Weight::zero());

		assert_eq!(JointActs::<T>::get(id).unwrap().endorsements.len(), given + 1);
	}

	/// `b`: bytes of the remark.
	#[benchmark]
	fn endorse_and_execute(b: Linear<0, MAX_REMARK>) {
		let officers = ruled::<T>();
		let given = MAX_VOICES as usize - 1;
		let (id, hash) = proposed::<T>(&officers, b, given);

		#[extrinsic_call]
		endorse(signed::<T>(&officers[given]), id, Role::Head, hash, Weight::MAX);

		assert_eq!(JointActs::<T>::get(id), None);
	}

	/// By its proposer, who has lost the role and is a head.
	#[benchmark]
	fn withdraw() {
		let officers = ruled::<T>();
		let (id, _) = proposed::<T>(&officers, MAX_REMARK, MAX_VOICES as usize - 1);
		JointActs::<T>::mutate(id, |record| record.as_mut().unwrap().role = Role::Clerk);

		#[extrinsic_call]
		_(signed::<T>(&officers[0]), id);

		assert_eq!(JointActs::<T>::get(id), None);
	}

	#[benchmark]
	fn on_joint_act() {
		let officers = ruled::<T>();
		let (id, _) = proposed::<T>(&officers, MAX_REMARK, MAX_VOICES as usize - 1);

		#[block]
		{
			Pallet::<T>::on_due(AgendaItem::JointAct { act: id });
		}

		assert_eq!(JointActs::<T>::get(id), None);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
