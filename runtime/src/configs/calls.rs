// SPDX-License-Identifier: Apache-2.0

//! Which calls exist for whom, before any pallet looks at its own rules: what nobody may use, what
//! goes on in an emergency, and what a proxy may do.

use alloc::{vec, vec::Vec};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::{
	Contains, GetCallIndex, GetCallMetadata, GetCallName, InstanceFilter, PalletInfoAccess,
};
use govchain_primitives::{acts::ActId, orders::Order};
use pallet_tx_pause::RuntimeCallNameOf;
use scale_info::TypeInfo;

use crate::{Approvals, DataAudit, Departments, IdentityRegistry, Invoices, Runtime, RuntimeCall};

/// Bytes of the call that a motion carries, as it is encoded. Code isn't among what a motion carries, only its
/// hash. All motions together are one answer of [`super::council::motions`], which must not outgrow what
/// the runtime can allocate.
pub const MAX_MOTION_BYTES: usize = 64 * 1024;

/// Whether `call` proposes a motion that is longer than any needs to be.
pub fn is_too_long(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Council(pallet_collective::Call::propose { proposal, .. })
			if proposal.encoded_size() > MAX_MOTION_BYTES
	)
}

/// Calls that signed transactions can use at all.
///
/// An account without a key belongs to no identity and could hide who acts, so pure proxies can't be
/// made, and nobody acts as an account derived from his own: each number would be another account
/// with state of its own that no department knows. An authority that takes its session keys away
/// would leave the set without asking; retiring is a decision of the council. Nor can a motion be
/// proposed that [`is_too_long`].
pub struct Usable;

impl Contains<RuntimeCall> for Usable {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(
			call,
			RuntimeCall::Proxy(
				pallet_proxy::Call::create_pure { .. } | pallet_proxy::Call::kill_pure { .. }
			) | RuntimeCall::Utility(pallet_utility::Call::as_derivative { .. })
				| RuntimeCall::Session(pallet_session::Call::purge_keys { .. })
		) && !is_too_long(call)
	}
}

/// How many calls may be around another one in a transaction. The deepest that anybody has a use for is
/// a motion with batches in it, which has six: proposed, enacted, and [`MAX_BATCH_DEPTH`] batches. Wallets
/// don't show what is deeper, and every level costs stack wherever the call is read.
pub const MAX_NESTING: u32 = 8;

/// Whether more than [`MAX_NESTING`] calls are around one that is in `call`.
pub fn is_nested_too_deep(call: &RuntimeCall) -> bool {
	let mut left = vec![(call, 0u32)];
	while let Some((call, around)) = left.pop() {
		if around > MAX_NESTING {
			return true;
		}
		let around = around.saturating_add(1);
		left.extend(carried(call).into_iter().map(|inner| (inner, around)));
	}
	false
}

/// The calls that stand in `call` as they are, whoever they are made for. A test compares with the
/// metadata.
pub fn carried(call: &RuntimeCall) -> Vec<&RuntimeCall> {
	use pallet_utility::Call as Utility;
	match call {
		RuntimeCall::Utility(
			Utility::batch { calls }
			| Utility::batch_all { calls }
			| Utility::force_batch { calls },
		) => calls.iter().collect(),
		RuntimeCall::Utility(Utility::if_else { main, fallback }) => vec![main, fallback],
		RuntimeCall::Utility(
			Utility::as_derivative { call, .. }
			| Utility::dispatch_as { call, .. }
			| Utility::dispatch_as_fallible { call, .. }
			| Utility::with_weight { call, .. },
		)
		| RuntimeCall::Multisig(
			pallet_multisig::Call::as_multi { call, .. }
			| pallet_multisig::Call::as_multi_threshold_1 { call, .. },
		)
		| RuntimeCall::Proxy(
			pallet_proxy::Call::proxy { call, .. }
			| pallet_proxy::Call::proxy_announced { call, .. },
		)
		| RuntimeCall::Council(
			pallet_collective::Call::execute { proposal: call, .. }
			| pallet_collective::Call::propose { proposal: call, .. },
		)
		| RuntimeCall::Governance(
			pallet_governance::Call::enact { call } | pallet_governance::Call::emergency { call },
		)
		| RuntimeCall::Acts(pallet_acts::Call::propose { call, .. }) => vec![call],
		RuntimeCall::Orders(pallet_orders::Call::relay { order, .. }) => {
			let Order::V1(order) = &**order;
			vec![&order.call]
		}
		_ => Vec::new(),
	}
}

/// Calls that a motion of two thirds may carry as root. Root passes every other filter, so this names
/// each call, and looks into batches.
pub struct RootCalls;

/// How deep batches are looked into. A motion that nests deeper is refused.
const MAX_BATCH_DEPTH: u8 = 4;

impl Contains<RuntimeCall> for RootCalls {
	fn contains(call: &RuntimeCall) -> bool {
		carried_by_motion(call, MAX_BATCH_DEPTH)
	}
}

fn carried_by_motion(call: &RuntimeCall, depth: u8) -> bool {
	if let RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) = call {
		return depth
			.checked_sub(1)
			.is_some_and(|depth| calls.iter().all(|call| carried_by_motion(call, depth)));
	}
	matches!(
		call,
		RuntimeCall::System(frame_system::Call::authorize_upgrade { .. })
			| RuntimeCall::Calendar(
				pallet_calendar::Call::publish_year { .. }
					| pallet_calendar::Call::amend_year { .. }
			) | RuntimeCall::Council(pallet_collective::Call::disapprove_proposal { .. })
			| RuntimeCall::IdentityRegistry(
				pallet_identity_registry::Call::open_tag_epoch { .. }
					| pallet_identity_registry::Call::unfreeze { .. }
			) | RuntimeCall::Departments(
			pallet_departments::Call::create { .. }
				| pallet_departments::Call::rename { .. }
				| pallet_departments::Call::give_capability { .. }
				| pallet_departments::Call::take_capability { .. }
				| pallet_departments::Call::suspend_department { .. }
				| pallet_departments::Call::reinstate_department { .. }
				| pallet_departments::Call::appoint { .. }
				| pallet_departments::Call::set_roles { .. }
				| pallet_departments::Call::set_mandate { .. }
				| pallet_departments::Call::suspend_officer { .. }
				| pallet_departments::Call::reinstate_officer { .. }
				| pallet_departments::Call::dismiss { .. }
				| pallet_departments::Call::move_department { .. }
				| pallet_departments::Call::abolish { .. }
				| pallet_departments::Call::set_stand_in { .. }
				| pallet_departments::Call::end_stand_in { .. }
		) | RuntimeCall::Acts(
			pallet_acts::Call::set_rule { .. } | pallet_acts::Call::clear_rule { .. }
		) | RuntimeCall::Admission(pallet_admission::Call::set_budget { .. })
			| RuntimeCall::Authorities(
				pallet_authorities::Call::lift_fault { .. }
					| pallet_authorities::Call::admit { .. }
					| pallet_authorities::Call::retire { .. }
					| pallet_authorities::Call::replace { .. }
					| pallet_authorities::Call::list_node { .. }
					| pallet_authorities::Call::unlist_node { .. }
			) | RuntimeCall::TxPause(pallet_tx_pause::Call::unpause { .. })
			| RuntimeCall::SafeMode(pallet_safe_mode::Call::force_exit { .. })
	)
}

/// Calls that a motion of three quarters may carry as root in an emergency. Ending one takes no
/// more than a motion of two thirds.
pub struct EmergencyCalls;

impl Contains<RuntimeCall> for EmergencyCalls {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::TxPause(
				pallet_tx_pause::Call::pause { .. } | pallet_tx_pause::Call::unpause { .. }
			) | RuntimeCall::SafeMode(
				pallet_safe_mode::Call::force_enter { .. }
					| pallet_safe_mode::Call::force_extend { .. }
					| pallet_safe_mode::Call::force_exit { .. }
			) | RuntimeCall::Authorities(
				pallet_authorities::Call::restart_finality { .. }
					| pallet_authorities::Call::cancel_restart { .. }
			)
		)
	}
}

/// Acts that may have a rule: decisions that officers make in our rooms, call by call.
///
/// None of the chain itself, of the council and of rules, and none by which heads fill the seats of
/// the council, so that a rule can always be changed; none that carries another call, so that who
/// endorses sees what is done; and none of citizens, enterprises and machines, for only officers can
/// propose.
pub struct Rulable;

impl Contains<ActId> for Rulable {
	fn contains(act: &ActId) -> bool {
		is_one_of::<IdentityRegistry, pallet_identity_registry::Call<Runtime>>(
			act,
			&["register", "add_tag", "freeze", "unfreeze"],
		) || is_one_of::<Departments, pallet_departments::Call<Runtime>>(
			act,
			&["suspend_officer", "dismiss"],
		) || is_one_of::<DataAudit, pallet_data_audit::Call<Runtime>>(
			act,
			&[
				"register_data_set",
				"grant",
				"revoke_grant",
				"open_stream",
				"set_agent",
				"end_stream",
			],
		) || is_one_of::<Invoices, pallet_invoices::Call<Runtime>>(
			act,
			&["set_profile", "allot_series"],
		) || is_one_of::<Approvals, pallet_approvals::Call<Runtime>>(
			act,
			&[
				"publish_matter",
				"publish_version",
				"retire_matter",
				"submit_at_window",
				"accept",
				"refuse_acceptance",
				"decide",
				"request_correction",
			],
		)
	}
}

/// Calls that a signed order may carry for a citizen or an enterprise: acts of parties, call by call.
///
/// None by which an officer decides, though an officer may be a party: whoever holds an office can't sign
/// an order. None that carries another call, so that its weight, its state and this list are all there
/// is. None by which an account gives another one a right over itself. A batch of invoices is the
/// business of a machine that is online.
pub struct Orderable;

impl Contains<RuntimeCall> for Orderable {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Approvals(
				pallet_approvals::Call::submit { .. }
					| pallet_approvals::Call::answer_correction { .. }
					| pallet_approvals::Call::withdraw { .. }
			) | RuntimeCall::Invoices(
				pallet_invoices::Call::issue { .. }
					| pallet_invoices::Call::lock { .. }
					| pallet_invoices::Call::close { .. }
					| pallet_invoices::Call::release { .. }
			)
		)
	}
}

/// Whether `act` is one of the calls `names` of a pallet.
fn is_one_of<P: PalletInfoAccess, C: GetCallIndex + GetCallName>(
	act: &ActId,
	names: &[&str],
) -> bool {
	let mut calls = C::get_call_indices().iter().zip(C::get_call_names());
	P::index() == usize::from(act.pallet)
		&& calls.any(|(index, name)| *index == act.call && names.contains(name))
}

/// What stays possible in safe mode: blocks, finality, faults, the code of an upgrade, and the council
/// that ends it, with what fills its seats. A motion makes its call as root, which no filter holds back.
///
/// `docs/operate.md` and `docs/permissions.md` say the same in words, and a test compares.
pub struct AllowedInSafeMode;

impl Contains<RuntimeCall> for AllowedInSafeMode {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(_)
				| RuntimeCall::Timestamp(_)
				| RuntimeCall::Grandpa(_)
				| RuntimeCall::Session(_)
				| RuntimeCall::Council(_)
				| RuntimeCall::Governance(_)
				| RuntimeCall::Authorities(_)
				| RuntimeCall::Admission(_)
				| RuntimeCall::SafeMode(_)
				| RuntimeCall::TxPause(_)
				| RuntimeCall::MultiBlockMigrations(_)
				| RuntimeCall::Departments(
					pallet_departments::Call::appoint { .. }
						| pallet_departments::Call::set_roles { .. }
						| pallet_departments::Call::set_mandate { .. }
						| pallet_departments::Call::reinstate_officer { .. }
						| pallet_departments::Call::settle_seat { .. }
				)
		)
	}
}

/// Calls that can't be paused: without them a pause could not be ended.
pub struct NeverPaused;

/// Whether the runtime has this call.
pub fn is_call(pallet: &[u8], call: &[u8]) -> bool {
	let mut pallets = RuntimeCall::get_module_names().iter();
	pallets.find(|name| name.as_bytes() == pallet).is_some_and(|name| {
		RuntimeCall::get_call_names(name).iter().any(|name| name.as_bytes() == call)
	})
}

impl Contains<RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		!is_call(pallet, call)
			|| matches!(
				pallet.as_slice(),
				b"System"
					| b"Timestamp" | b"Grandpa"
					| b"Session" | b"Council"
					| b"Governance" | b"Authorities"
					| b"Admission" | b"SafeMode"
					| b"TxPause" | b"MultiBlockMigrations"
			)
	}
}

/// What a proxy may do for an account. No type carries the rights of an officer: those belong to the
/// person who holds the mandate, and a stand-in is appointed, not delegated to. Nor do citizens and
/// enterprises act by proxy: what another does for them is a signed order, or a key of the identity.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
)]
pub enum ProxyType {
	/// Reject what another proxy has announced. Nothing else.
	#[default]
	#[codec(index = 0)]
	Nothing,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			ProxyType::Nothing => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			}
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		self == other
	}
}
