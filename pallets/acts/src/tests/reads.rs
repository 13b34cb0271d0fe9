// SPDX-License-Identifier: Apache-2.0

//! What clients read.

use codec::Encode;
use govchain_primitives::acts::{Obstacle, MAX_PAGE};

use super::*;

#[test]
fn rules_are_in_the_order_of_the_acts() {
	ExtBuilder.build_and_execute(|| {
		set(RESET, Rule::Forbidden);
		set(ADD, heads(Quorum::Majority));
		let rules = Acts::rules();
		assert_eq!(rules.iter().map(|rule| rule.act).collect::<Vec<_>>(), [ADD, RESET]);
		assert_eq!(rules[0].needed, Some(2));
		assert_eq!(rules[1].needed, None);
		assert_eq!(Acts::rule(ADD), Some(rules[0].clone()));
		assert_eq!(Acts::rule(ActId { pallet: 0, call: 0 }), None);
	});
}

#[test]
fn call_says_what_it_would_need() {
	ExtBuilder.build_and_execute(|| {
		let info = Acts::call_info(&add(1).encode()).unwrap();
		assert_eq!(info.act, ADD);
		assert_eq!(info.call_hash, hash(&add(1)));
		assert_eq!(info.weight, room::WEIGHT);
		assert_eq!(info.rule, Rule::Own);
		assert!(info.is_rulable);
		set(ADD, Rule::Forbidden);
		assert_eq!(Acts::call_info(&add(1).encode()).unwrap().rule, Rule::Forbidden);

		let remark: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
		assert!(!Acts::call_info(&remark.encode()).unwrap().is_rulable);
		for bytes in [vec![], vec![9], vec![9, 1], vec![9, 0, 1, 0, 0], vec![9, 0, 1, 0, 0, 0, 0]] {
			assert_eq!(Acts::call_info(&bytes), None);
		}
	});
}

#[test]
fn joint_act_shows_its_call_and_who_is_missing() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		let id = proposed(FIRE_HEAD, add(1));
		assert_ok!(endorse(CENTRE_HEAD, id));
		let shown = Acts::joint_act(id).unwrap();
		assert_eq!(shown.call, add(1).encode());
		assert_eq!(shown.weight, room::WEIGHT);
		assert_eq!(shown.proposer, account(FIRE_HEAD));
		assert_eq!(shown.needed, Some(3));
		assert_eq!(shown.missing, [head(HOUSING)]);
		assert!(shown.endorsements.iter().all(|one| one.counts));
		assert_eq!(shown.obstacle, None);
		assert!(shown.due.is_some());

		MockAuthorize::set_active(CENTRE, false);
		let shown = Acts::joint_act(id).unwrap();
		assert_eq!(shown.missing, [head(CENTRE), head(HOUSING)]);
		assert_eq!(shown.endorsements.iter().filter(|one| one.counts).count(), 1);
		assert_eq!(Acts::joint_act(id + 1), None);
	});
}

#[test]
fn joint_act_names_the_first_obstacle() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		let id = proposed(FIRE_HEAD, add(1));
		let obstacle = || Acts::joint_act(id).unwrap().obstacle;
		assert_eq!(obstacle(), None);
		let bytes = Calls::<Test>::get(id).unwrap();
		Calls::<Test>::insert(id, CallBytes::try_from(vec![9, 3]).unwrap());
		assert_eq!(obstacle(), Some(Obstacle::CallUnreadable));
		MockAuthorize::set_active(FIRE, false);
		assert_eq!(obstacle(), Some(Obstacle::ProposerCantAct));
		set(ADD, Rule::Own);
		assert_eq!(obstacle(), Some(Obstacle::RuleChanged));
		assert_eq!(Acts::joint_act(id).unwrap().needed, None);
		to_the_last_moment();
		assert_eq!(obstacle(), Some(Obstacle::RuleChanged));
		MockCalendar::advance(1);
		assert_eq!(obstacle(), Some(Obstacle::Lapsed));
		Calls::<Test>::insert(id, bytes);
	});
}

#[test]
fn joint_acts_come_page_by_page() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		for place in 0..5 {
			MockAuthorize::add_officer(account(100 + place), CENTRE, &[Role::Head]);
			MockAuthorize::add_officer(account(200 + place), FIRE, &[Role::Head]);
			for _ in 0..8 {
				proposed(200 + place, add(1));
				proposed(100 + place, add(1));
			}
		}
		let mut all = Vec::new();
		let mut after = None;
		loop {
			let page = Acts::joint_acts(after, 7);
			assert!(page.len() <= 7);
			let Some(last) = page.last() else { break };
			after = Some(last.id);
			all.extend(page.iter().map(|one| one.id));
		}
		all.sort();
		assert_eq!(all, (1..=80).collect::<Vec<_>>());
		assert_eq!(Acts::joint_acts(None, u32::MAX).len(), usize::try_from(MAX_PAGE).unwrap());
		assert!(Acts::joint_acts(None, 0).is_empty());
	});
}
