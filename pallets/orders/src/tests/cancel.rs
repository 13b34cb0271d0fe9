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
fn cancel_reaches_a_month_before_the_longest_order_begins() {
	ExtBuilder.build_and_execute(|| {
		let ending = |until| TestOrder { until, ..order(add(1)) };
		let most = MockCalendar::START + MAX_AHEAD;
		assert_noop!(cancel(citizen(), &ending(most + 1)), Error::<Test>::EndsTooLate);
		assert_noop!(cancel(citizen(), &ending(u64::MAX)), Error::<Test>::EndsTooLate);
		assert_ok!(cancel(citizen(), &ending(most)));
		assert_ok!(cancel(citizen(), &ending(MockCalendar::START)));
		// Nobody can relay it for as long as it is good.
		let longest = TestOrder { from: most - MAX_VALIDITY, ..ending(most) };
		assert_eq!(longest.from, MockCalendar::START + MAX_VALIDITY);
		assert_noop!(relay(CLERK, longest), Error::<Test>::NotYetValid);
	});
}

#[test]
fn cancel_fails_when_the_signer_has_cancelled_as_many_as_one_may() {
	ExtBuilder.build_and_execute(|| {
		let numbered = |number| TestOrder { number, ..order(add(1)) };
		let most = u64::from(MAX_CANCELLATIONS);
		for number in 0..most {
			assert_ok!(cancel(citizen(), &numbered(number)));
		}
		let refusal = DispatchError::from(Error::<Test>::TooManyCancellations);
		assert_noop!(cancel(citizen(), &numbered(most)), refusal);
		assert_noop!(relay_cancellation(CLERK, &numbered(most)), refusal);
		// That is for one signer, and relayed orders don't count.
		MockIdentities::add(3, govchain_primitives::IdentityKind::Citizen, account(STRANGER));
		assert_ok!(cancel(account(STRANGER), &numbered(most)));
		assert_ok!(relay(CLERK, numbered(most + 1)));
		// One that has ended makes room for another.
		let later = TestOrder { until: order(add(1)).until + 1, ..numbered(most) };
		MockCalendar::set_now(later.until);
		assert_eq!(MockAgenda::run::<Orders>(), usize::from(MAX_CANCELLATIONS) + 2);
		assert_eq!(Cancellations::<Test>::iter().count(), 0);
		assert_ok!(cancel(citizen(), &later));
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
