// SPDX-License-Identifier: Apache-2.0

//! What the runtime API gives to clients.

use alloc::vec::Vec;

use frame_support::{dispatch::GetDispatchInfo, traits::Contains};
use govchain_primitives::{
	acts::{
		ActId, CallInfo, EndorsementInfo, JointActId, JointActInfo, Obstacle, Rule, RuleInfo,
		MAX_PAGE,
	},
	WorkingCalendar,
};
use sp_runtime::traits::{BlakeTwo256, Hash};

use crate::{
	filter::act_of, joint::decode, Calls, Config, Endorsement, JointActOf, JointActs, Pallet,
	Rules, SetRule,
};

impl<T: Config> Pallet<T> {
	/// Every rule that is set, in the order of the acts.
	pub fn rules() -> Vec<RuleInfo> {
		let mut all: Vec<_> = Rules::<T>::iter().map(|(act, set)| info(act, set)).collect();
		all.sort_by_key(|rule| rule.act);
		all
	}

	/// The rule of an act, if one is set.
	pub fn rule(act: ActId) -> Option<RuleInfo> {
		Rules::<T>::get(act).map(|set| info(act, set))
	}

	/// What the SCALE-encoded `call` would need; none if it is not a call.
	pub fn call_info(call: &[u8]) -> Option<CallInfo> {
		let decoded = decode::<T>(call)?;
		let act = act_of(&decoded);
		Some(CallInfo {
			act,
			call_hash: BlakeTwo256::hash(call),
			weight: decoded.get_dispatch_info().call_weight,
			rule: Rules::<T>::get(act).map_or(Rule::Own, |set| set.rule),
			is_rulable: T::Rulable::contains(&act),
		})
	}

	/// Up to `limit` open joint acts, no more than [`MAX_PAGE`], those after `after` in the order of
	/// the state.
	pub fn joint_acts(after: Option<JointActId>, limit: u32) -> Vec<JointActInfo<T::AccountId>> {
		let all = match after {
			Some(after) => JointActs::<T>::iter_from(JointActs::<T>::hashed_key_for(after)),
			None => JointActs::<T>::iter(),
		};
		all.zip(0..limit.min(MAX_PAGE)).map(|((id, record), _)| Self::show(id, record)).collect()
	}

	/// The call of an open joint act, if the runtime has it.
	pub fn call(id: JointActId) -> Option<<T as Config>::RuntimeCall> {
		decode::<T>(&Calls::<T>::get(id)?)
	}

	/// An open joint act.
	pub fn joint_act(id: JointActId) -> Option<JointActInfo<T::AccountId>> {
		JointActs::<T>::get(id).map(|record| Self::show(id, record))
	}

	fn show(id: JointActId, record: JointActOf<T>) -> JointActInfo<T::AccountId> {
		let call = Calls::<T>::get(id).unwrap_or_default().into_inner();
		let decoded = decode::<T>(&call);
		let rule = Self::rule_of(&record).ok();
		let given = decoded.as_ref().map(|call| Self::given(&record.endorsements, call));
		let counts = |one: &Endorsement<T::AccountId>| {
			given
				.iter()
				.flatten()
				.any(|(voice, by)| *voice == one.voice && by.account == one.officer)
		};
		let endorsements: Vec<_> = record
			.endorsements
			.iter()
			.map(|one| EndorsementInfo {
				voice: one.voice,
				officer: one.officer.clone(),
				at: one.at,
				counts: counts(one),
			})
			.collect();
		let has_spoken = |voice| endorsements.iter().any(|one| one.voice == voice && one.counts);
		let missing = rule
			.iter()
			.flat_map(|rule| rule.voices.iter().copied())
			.filter(|voice| !has_spoken(*voice))
			.collect();
		let obstacle = if T::Calendar::is_due(&record.alarm.limit) {
			Some(Obstacle::Lapsed)
		} else if rule.is_none() {
			Some(Obstacle::RuleChanged)
		} else if !Self::proposer_can_act(&record) {
			Some(Obstacle::ProposerCantAct)
		} else if decoded.is_none() {
			Some(Obstacle::CallUnreadable)
		} else {
			None
		};
		JointActInfo {
			id,
			act: record.act,
			weight: decoded.map(|call| call.get_dispatch_info().call_weight).unwrap_or_default(),
			call,
			call_hash: record.call_hash,
			proposer: record.proposer,
			department: record.department,
			role: record.role,
			proposed_at: record.proposed_at,
			limit: record.alarm.limit,
			due: T::Calendar::date_of(&record.alarm.limit),
			endorsements,
			needed: rule.and_then(|rule| rule.needed()),
			missing,
			obstacle,
		}
	}
}

fn info(act: ActId, set: SetRule) -> RuleInfo {
	let needed = match &set.rule {
		Rule::Joint(rule) => rule.needed(),
		Rule::Own | Rule::Forbidden => None,
	};
	RuleInfo { act, rule: set.rule, needed }
}
