// SPDX-License-Identifier: Apache-2.0

//! Setting and clearing rules.

use alloc::collections::BTreeSet;

use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Contains};
use govchain_primitives::{
	acts::{ActId, JointRule, Rule, MAX_DAYS},
	Authorize,
};
use sp_runtime::DispatchError;

use crate::{Config, Error, Event, LastRule, Pallet, Rules, SetRule, MAX_RULES};

/// How many voices a rule names.
pub(crate) fn voices(rule: &Rule) -> u32 {
	match rule {
		Rule::Own | Rule::Forbidden => 0,
		Rule::Joint(rule) => u32::try_from(rule.voices.len()).unwrap_or(u32::MAX),
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_rule(act: ActId, rule: Rule) -> DispatchResult {
		ensure!(T::Rulable::contains(&act), Error::<T>::NotRulable);
		if let Rule::Joint(rule) = &rule {
			Self::ensure_can_be_met(rule)?;
			for voice in &rule.voices {
				T::Authorize::ensure_active(voice.department)?;
			}
		}
		match Rules::<T>::get(act) {
			Some(set) => ensure!(set.rule != rule, Error::<T>::RuleUnchanged),
			None => ensure!(Rules::<T>::count() < MAX_RULES, Error::<T>::TooManyRules),
		}
		let number = LastRule::<T>::get().checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;

		LastRule::<T>::put(number);
		Rules::<T>::insert(act, SetRule { number, rule: rule.clone() });
		Self::deposit_event(Event::RuleSet { act, rule });
		Ok(())
	}

	/// What a rule must be in itself, whatever becomes of its departments.
	pub(crate) fn ensure_can_be_met(rule: &JointRule) -> DispatchResult {
		ensure!(!rule.voices.is_empty(), Error::<T>::NoVoices);
		let different: BTreeSet<_> = rule.voices.iter().collect();
		ensure!(different.len() == rule.voices.len(), Error::<T>::VoiceTwice);
		ensure!(rule.needed().is_some(), Error::<T>::QuorumOutOfReach);
		ensure!((1..=MAX_DAYS).contains(&rule.days), Error::<T>::DaysOutOfRange);
		Ok(())
	}

	pub(crate) fn do_clear_rule(act: ActId) -> DispatchResult {
		ensure!(Rules::<T>::contains_key(act), Error::<T>::NoRule);

		Rules::<T>::remove(act);
		Self::deposit_event(Event::RuleCleared { act });
		Ok(())
	}

	/// The rule under which an act is joint, with its number.
	pub(crate) fn joint_rule(act: ActId) -> Result<(u32, JointRule), DispatchError> {
		match Rules::<T>::get(act) {
			Some(SetRule { number, rule: Rule::Joint(rule) }) => Ok((number, rule)),
			Some(SetRule { rule: Rule::Forbidden, .. }) => Err(Error::<T>::ActForbidden.into()),
			Some(SetRule { rule: Rule::Own, .. }) | None => Err(Error::<T>::NotJoint.into()),
		}
	}
}
