// SPDX-License-Identifier: Apache-2.0

//! Orders forgotten at their end, and not before.

use govchain_primitives::OnDue;

use super::*;

#[test]
fn mark_is_kept_as_long_as_the_order_could_be_relayed() {
	ExtBuilder.build_and_execute(|| {
		let order = relayed(1);
		MockCalendar::set_now(order.until);
		assert_eq!(MockAgenda::run::<Orders>(), 0);
		assert_noop!(relay(CLERK, order.clone()), Error::<Test>::AlreadyRelayed);

		MockCalendar::set_now(order.until + 1);
		assert_eq!(MockAgenda::run::<Orders>(), 1);
		assert_eq!(Marks::<Test>::iter().count(), 0);
		assert_noop!(relay(CLERK, order), Error::<Test>::Expired);
	});
}

#[test]
fn mark_of_a_cancelled_order_is_forgotten_at_its_end() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		assert_ok!(cancel(citizen(), &order));
		let later = TestOrder { until: order.until + 2, ..order.clone() };
		assert_ok!(cancel(citizen(), &later));
		assert_eq!(Cancellations::<Test>::get(citizen()), 2);
		MockCalendar::set_now(order.until + 1);
		assert_eq!(MockAgenda::run::<Orders>(), 1);
		assert_eq!(Marks::<Test>::iter().count(), 1);
		assert_eq!(Cancellations::<Test>::get(citizen()), 1);
		MockCalendar::set_now(later.until + 1);
		assert_eq!(MockAgenda::run::<Orders>(), 1);
		assert_eq!(Marks::<Test>::iter().count(), 0);
		assert!(!Cancellations::<Test>::contains_key(citizen()));
	});
}

#[test]
fn items_of_other_rooms_do_nothing_and_weigh_nothing() {
	ExtBuilder.build_and_execute(|| {
		relayed(1);
		let item = AgendaItem::JointAct { act: 1 };
		Orders::on_due(item);
		assert_eq!(Marks::<Test>::iter().count(), 1);
		assert_eq!(<Orders as OnDue>::weight(&item), frame_support::weights::Weight::zero());
		let end = AgendaItem::OrderEnd { mark: H256::zero() };
		assert_eq!(<Orders as OnDue>::weight(&end), <() as WeightInfo>::on_order_end());
	});
}
