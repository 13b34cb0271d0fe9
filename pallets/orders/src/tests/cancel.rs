// SPDX-License-Identifier: Apache-2.0

//! Orders taken back.

use super::*;

#[test]
fn cancel_voids_an_order() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		assert_ok!(cancel(citizen(), &order));
		let (number, until) = (order.number, order.until);
		assert_eq!(events(), [Event::Cancelled { signer: citizen(), number, until }]);
		assert_noop!(relay(CLERK, order.clone()), Error::<Test>::OrderCancelled);
		// Others are as good as before.
		assert_ok!(relay(CLERK, TestOrder { number: 6, ..order.clone() }));
		assert_ok!(relay(CLERK, TestOrder { until: until - 1, ..order }));
	});
}

#[test]
fn cancel_voids_no_order_of_others() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		MockIdentities::add(3, govchain_primitives::IdentityKind::Citizen, account(STRANGER));
		assert_ok!(cancel(account(STRANGER), &order));
		assert_ok!(relay(CLERK, order));
	});
}

#[test]
fn cancel_fails_when_the_order_has_its_end() {
	ExtBuilder.build_and_execute(|| {
		let relayed = relayed(1);
		assert_noop!(cancel(citizen(), &relayed), Error::<Test>::AlreadyRelayed);
		let other = TestOrder { number: 6, ..relayed };
		assert_ok!(cancel(citizen(), &other));
		assert_noop!(cancel(citizen(), &other), Error::<Test>::OrderCancelled);
		MockCalendar::set_now(other.until + 1);
		let late = TestOrder { number: 7, ..other };
		assert_noop!(cancel(citizen(), &late), Error::<Test>::Expired);
	});
}

#[test]
fn cancel_reaches_a_year_ahead() {
	ExtBuilder.build_and_execute(|| {
		let ending = |until| TestOrder { until, ..order(add(1)) };
		let most = MockCalendar::START + MAX_AHEAD;
		assert_noop!(cancel(citizen(), &ending(most + 1)), Error::<Test>::EndsTooLate);
		assert_noop!(cancel(citizen(), &ending(u64::MAX)), Error::<Test>::EndsTooLate);
		assert_ok!(cancel(citizen(), &ending(most)));
		assert_ok!(cancel(citizen(), &ending(MockCalendar::START)));
	});
}

#[test]
fn cancel_fails_when_the_sender_speaks_for_nobody() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		assert_noop!(cancel(account(STRANGER), &order), MockIdentities::UNKNOWN);
		MockIdentities::set_frozen(CITIZEN, true);
		assert_noop!(cancel(citizen(), &order), MockIdentities::FROZEN);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Orders::cancel(origin, order.number, order.until), BadOrigin);
		}
	});
}

#[test]
fn cancel_fails_when_the_agenda_is_full() {
	ExtBuilder.build_and_execute(|| {
		MockAgenda::set_full(true);
		assert_noop!(cancel(citizen(), &order(add(1))), MockAgenda::FULL);
	});
}
