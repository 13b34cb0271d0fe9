// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::authorities::{AuthorityInfo, FaultKind, Standing, MAX_FAULTS_PER_READ};
use govchain_test_support::{account, MockCalendar};

use super::faults::double_vote;
use crate::{mock::*, Pallet};

#[test]
fn authorities_are_read_with_department_and_standing() {
	ExtBuilder::with(5).build_and_execute(|| {
		double_vote(2, 1);
		double_vote(2, 2);
		double_vote(3, 1);
		session(1);
		let info = |n, standing, open_faults: &[u32]| AuthorityInfo {
			account: account(n),
			department: department(n),
			since: MockCalendar::START,
			standing,
			open_faults: open_faults.to_vec(),
		};
		assert_eq!(
			Authorities::authorities(),
			vec![
				info(1, Standing::Good, &[]),
				info(2, Standing::Excluded, &[0, 1]),
				info(3, Standing::AtFault, &[2]),
				info(4, Standing::Good, &[]),
				info(5, Standing::Good, &[]),
			]
		);
		assert_eq!(Authorities::planned_set(), [1, 3, 4, 5].map(seat));
	});
}

#[test]
fn faults_of_a_department_are_read_in_pages() {
	ExtBuilder::with(4).build_and_execute(|| {
		let most = MAX_FAULTS_PER_READ;
		for slot in 0..u64::from(most) + 2 {
			let kind = FaultKind::DoubleAuthoring { slot };
			Pallet::<Test>::record_fault(kind, 0, seat((slot % 2) as u8 + 1));
			if slot % 16 == 15 {
				Pallet::<Test>::do_lift_fault(account(1)).unwrap();
				Pallet::<Test>::do_lift_fault(account(2)).unwrap();
			}
		}
		assert_eq!(Authorities::fault_count(department(1)), most / 2 + 1);
		let faults = Authorities::faults(department(1), most / 2 - 1);
		let ids: Vec<_> = faults.iter().map(|(id, _)| *id).collect();
		assert_eq!(ids, vec![most - 2, most]);
		assert!(faults.iter().all(|(_, fault)| fault.authority == account(1)));
		assert!(faults[0].1.lifted_at.is_some());
		assert!(faults[1].1.lifted_at.is_none());
		assert_eq!(Authorities::faults(department(1), u32::MAX), vec![]);
		assert_eq!(Authorities::faults(department(3), 0), vec![]);
	});
}
