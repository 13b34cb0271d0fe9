// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls. The numbers are seeded, so that a failure comes again.

use frame_support::traits::Hooks;
use sp_runtime::traits::Dispatchable;

use super::*;
use crate::mock;

/// How many sequences, and how long each is: a few seconds.
const SEEDS: u64 = 14;
const STEPS: u32 = 250;
/// Seats that neither the council nor the end of mandates takes.
const LEAST: u32 = 2;

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
struct Random(u64);

impl Random {
	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		z ^ (z >> 31)
	}

	fn below(&mut self, bound: u64) -> u64 {
		self.next() % bound
	}

	fn of<T: Copy>(&mut self, list: &[T]) -> T {
		list[self.below(list.len() as u64) as usize]
	}

	fn person(&mut self) -> u8 {
		let officers = [
			CITY_HEAD,
			HOUSING_HEAD,
			HOUSING_COUNCILLOR,
			PERMITS_HEAD,
			FIRE_HEAD,
			COURT_HEAD,
			CLERK,
			CITIZEN,
			101,
			102,
			STRANGER,
		];
		self.of(&officers)
	}

	fn department(&mut self) -> DepartmentId {
		self.below(u64::from(NextDepartmentId::<Test>::get()) + 1) as u32
	}

	fn parent(&mut self) -> Option<DepartmentId> {
		(self.below(3) > 0).then(|| self.department())
	}

	fn capability(&mut self) -> Capability {
		use Capability::*;
		self.of(&[Authority, Approver, Auditor, MatterOwner])
	}

	fn roles(&mut self) -> Roles {
		let all = [Role::Head, Role::Councillor, Role::Clerk, Role::Approver];
		let list: Vec<_> = all.into_iter().filter(|_| self.below(2) == 0).collect();
		roles(&list)
	}

	/// A moment within three hours before and after now.
	fn moment(&mut self) -> Moment {
		MockCalendar::now() - 10_800_000 + self.below(21_600_000)
	}

	fn end(&mut self) -> Option<Moment> {
		(self.below(3) > 0).then(|| self.moment())
	}

	fn origin(&mut self) -> RuntimeOrigin {
		if self.below(3) > 0 {
			council()
		} else {
			signed(self.person())
		}
	}

	fn call(&mut self) -> Call<Test> {
		let (department, account) = (self.department(), account(self.person()));
		let other = mock::account(self.person());
		match self.below(17) {
			0 => Call::create {
				name: name("Another"),
				parent: self.parent(),
				capabilities: mock::capabilities(&[self.capability()]),
			},
			1 => Call::rename { department, name: name(self.of(&["Other", " "])) },
			2 => Call::give_capability { department, capability: self.capability() },
			3 => Call::take_capability { department, capability: self.capability() },
			4 => Call::suspend_department { department, inclusive: self.below(2) == 0 },
			5 => Call::reinstate_department { department },
			6 => {
				let (roles, mandate_end) = (self.roles(), self.end());
				Call::appoint { account, department, roles, mandate_end }
			}
			7 => Call::set_roles { account, roles: self.roles() },
			8 => Call::set_mandate { account, mandate_end: self.end() },
			9 => Call::suspend_officer { account },
			10 => Call::reinstate_officer { account },
			11 => Call::dismiss { account },
			12 => Call::settle_seat { department },
			13 => Call::move_department { department, parent: self.parent() },
			14 => Call::abolish { department, successor: self.department() },
			15 => {
				// Mostly of one department, and roles that there are, or next to none would pass.
				let officer = Officers::<Test>::get(&account).filter(|_| self.below(4) > 0);
				let (stand_in, roles) = match officer {
					Some(officer) => {
						let all: Vec<_> =
							OfficersOf::<Test>::iter_key_prefix(officer.department).collect();
						let mut roles = officer.roles;
						roles.remove(&Role::Councillor);
						(all[self.below(all.len() as u64) as usize].clone(), roles)
					}
					None => (other, self.roles()),
				};
				let (from, length) = (self.moment(), self.below(7_200_000));
				Call::set_stand_in { account, stand_in, from, until: from + length, roles }
			}
			_ => match StandIns::<Test>::iter_keys().next() {
				Some((stand_in, account)) => Call::end_stand_in { account, stand_in },
				None => Call::end_stand_in { account, stand_in: other },
			},
		}
	}
}

fn held() -> usize {
	Seats::<Test>::get().values().flatten().count()
}

/// Up to when each department has an active head: none if it has none, `Some(None)` if one's mandate
/// is open.
fn led_until() -> Vec<(DepartmentId, Option<Option<Moment>>)> {
	let led = |id| {
		let heads = Staff::<Test>::get(id).heads;
		heads
			.iter()
			.filter_map(|head| Some((head, Officers::<Test>::get(head)?)))
			.filter(|(head, officer)| Departments::able(head, officer).is_ok())
			.map(|(_, officer)| officer.mandate_end)
			.reduce(|one, other| if lasts_as_long(one, other) { one } else { other })
	};
	crate::Departments::<Test>::iter_keys().map(|id| (id, led(id))).collect()
}

fn ensure_led_as_long(before: &[(DepartmentId, Option<Option<Moment>>)]) {
	let after: std::collections::BTreeMap<_, _> = led_until().into_iter().collect();
	for (id, until) in before {
		let Some(until) = until else { continue };
		let now = after[id].unwrap_or_else(|| panic!("department {id} took its last head"));
		assert!(lasts_as_long(now, *until), "department {id} cut its leadership short");
	}
}

/// Whether the origin is an officer of the department of `account`.
fn is_of_same(origin: &RuntimeOrigin, account: &AccountId) -> bool {
	let signer = frame_system::ensure_signed(origin.clone()).ok();
	let department = |who: &AccountId| Officers::<Test>::get(who).map(|who| who.department);
	signer.is_some_and(|signer| department(&signer) == department(account))
}

fn target(call: &Call<Test>) -> Option<AccountId> {
	match call {
		Call::set_roles { account, .. }
		| Call::set_mandate { account, .. }
		| Call::suspend_officer { account }
		| Call::dismiss { account } => Some(account.clone()),
		_ => None,
	}
}

fn play(seed: u64, steps: u32) -> std::collections::BTreeMap<&'static str, u32> {
	use frame_support::traits::GetCallName;
	let mut succeeded = std::collections::BTreeMap::new();
	ExtBuilder::default().build_and_execute(|| {
		let mut random = Random(seed);
		MinSeats::set(LEAST);
		for step in 0..steps {
			match random.below(12) {
				0 => {
					MockCalendar::advance(random.below(7_200_000));
					let held_before = held();
					Departments::on_initialize(u64::from(step) + 2);
					assert!(held() >= held_before.min(LEAST as usize));
				}
				1 => {
					let id = IdentityId::from(random.person());
					MockIdentities::set_frozen(id, random.below(3) == 0);
					for department in Seats::<Test>::get().into_inner().into_keys() {
						if Departments::settle_seat(signed(CITIZEN), department).is_ok() {
							*succeeded.entry("settle_seat").or_default() += 1;
						}
					}
				}
				_ => {
					let call = random.call();
					let origin = random.origin();
					let what = format!("seed {seed}, step {step}: {call:?} by {origin:?}");
					System::reset_events();
					let (held_before, led) = (held(), led_until());
					let is_own = target(&call).is_some_and(|who| is_of_same(&origin, &who));
					let name = call.get_call_name();
					let by_council = frame_system::ensure_root(origin.clone()).is_ok();
					if RuntimeCall::from(call).dispatch(origin).is_ok() {
						*succeeded.entry(name).or_default() += 1;
					}
					if by_council {
						assert!(held() >= held_before.min(LEAST as usize), "{what}");
					}
					if is_own {
						ensure_led_as_long(&led);
					}
					if let Err(error) = Departments::do_try_state() {
						panic!("{what}: {error:?}");
					}
				}
			}
			for (id, record) in crate::Departments::<Test>::iter() {
				let in_charge = Departments::in_charge(id);
				assert_eq!(in_charge != id, record.is_abolished());
				assert_eq!(Departments::in_charge(in_charge), in_charge);
			}
		}
	});
	succeeded
}

#[test]
fn any_sequence_of_calls_keeps_the_invariants() {
	let mut succeeded = std::collections::BTreeMap::new();
	for seed in 0..SEEDS {
		for (name, count) in play(seed, STEPS) {
			*succeeded.entry(name).or_default() += count;
		}
	}
	// Else the sequences would show nothing about the call.
	use frame_support::traits::GetCallName;
	for name in Call::<Test>::get_call_names() {
		let count: u32 = succeeded.get(name).copied().unwrap_or_default();
		assert!(count >= 2, "{name} succeeded {count} times");
	}
}
