// SPDX-License-Identifier: Apache-2.0

//! The invariants, numbered as in the pallet's head.

use alloc::collections::{BTreeMap, BTreeSet};

use frame_support::{ensure, traits::Contains};
use govchain_primitives::{acts::Rule, DepartmentId};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	TryRuntimeError,
};

use crate::{
	filter::act_of, joint::decode, Calls, Config, Executing, JointActOf, JointActs, LastJointAct,
	LastRule, OpenOf, OpenOfOfficer, Pallet, Rules, MAX_OPEN, MAX_OPEN_OF_DEPARTMENT,
	MAX_OPEN_OF_OFFICER, MAX_RULES,
};

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks all invariants.
	pub fn do_try_state() -> Checked {
		Self::rules_can_be_met()?;
		let mut open: BTreeMap<DepartmentId, u32> = BTreeMap::new();
		let mut own: BTreeMap<T::AccountId, u32> = BTreeMap::new();
		let mut count = 0u32;
		for (id, record) in JointActs::<T>::iter() {
			ensure!(id <= LastJointAct::<T>::get(), "3: a joint act has a number not given yet");
			let call = Calls::<T>::get(id).ok_or("4: a joint act has no call")?;
			let is_same = BlakeTwo256::hash(&call) == record.call_hash;
			ensure!(is_same, "4: a joint act is of another call");
			let is_of_act = decode::<T>(&call).is_none_or(|call| act_of(&call) == record.act);
			ensure!(is_of_act, "4: a joint act is of another act");
			Self::endorsed_by_different(&record)?;
			let of_department = open.entry(record.department).or_default();
			*of_department = of_department.saturating_add(1);
			let of_officer = own.entry(record.proposer).or_default();
			*of_officer = of_officer.saturating_add(1);
			count = count.saturating_add(1);
		}
		ensure!(count == JointActs::<T>::count(), "3: joint acts are counted wrong");
		ensure!(count <= MAX_OPEN, "3: too many joint acts");
		let has_act = |id| JointActs::<T>::contains_key(id);
		ensure!(Calls::<T>::iter_keys().all(has_act), "4: a call is of no joint act");
		let counted: BTreeMap<_, _> = OpenOf::<T>::iter().collect();
		ensure!(counted == open, "6: joint acts of a department are counted wrong");
		let is_bounded = open.values().all(|open| *open <= MAX_OPEN_OF_DEPARTMENT);
		ensure!(is_bounded, "6: a department has too many joint acts");
		let counted: BTreeMap<_, _> = OpenOfOfficer::<T>::iter().collect();
		ensure!(counted == own, "6: joint acts of an officer are counted wrong");
		let is_bounded = own.values().all(|open| *open <= MAX_OPEN_OF_OFFICER);
		ensure!(is_bounded, "6: an officer has too many joint acts");
		ensure!(!Executing::<T>::exists(), "7: something is being executed");
		Ok(())
	}

	fn rules_can_be_met() -> Checked {
		let mut numbers = BTreeSet::new();
		let mut count = 0u32;
		for (act, set) in Rules::<T>::iter() {
			ensure!(T::Rulable::contains(&act), "1: a rule is of an act that can't have one");
			if let Rule::Joint(rule) = &set.rule {
				let can_be_met = Self::ensure_can_be_met(rule).is_ok();
				ensure!(can_be_met, "1: a rule can't be met");
			}
			let is_given = (1..=LastRule::<T>::get()).contains(&set.number);
			ensure!(is_given, "2: a rule has a number not given yet");
			ensure!(numbers.insert(set.number), "2: two rules have the same number");
			count = count.saturating_add(1);
		}
		ensure!(count == Rules::<T>::count(), "1: rules are counted wrong");
		ensure!(count <= MAX_RULES, "1: too many rules");
		Ok(())
	}

	fn endorsed_by_different(record: &JointActOf<T>) -> Checked {
		let rule = Self::rule_of(record).ok();
		let mut voices = BTreeSet::new();
		let mut officers = BTreeSet::new();
		for one in &record.endorsements {
			ensure!(voices.insert(one.voice), "5: a voice was given twice");
			ensure!(officers.insert(&one.officer), "5: an officer gave two voices");
			let is_of_rule = rule.as_ref().is_none_or(|rule| rule.voices.contains(&one.voice));
			ensure!(is_of_rule, "5: an endorsement is of no voice of the rule");
		}
		Ok(())
	}
}
