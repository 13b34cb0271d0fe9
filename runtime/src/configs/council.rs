// SPDX-License-Identifier: Apache-2.0

//! How the council acts: how many seats carry a motion, and how many motions a department may have
//! open.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	ensure,
	traits::{Consideration, EnsureOrigin, MaybeConsideration, OriginTrait},
	weights::Weight,
};
use govchain_primitives::{governance::Motion, DepartmentId};
use pallet_collective::RawOrigin;
use scale_info::TypeInfo;
use sp_runtime::DispatchError;

use super::CouncilInstance;
use crate::{AccountId, Departments, Governance, OriginCaller, Runtime, RuntimeOrigin};

/// Seats that the council keeps held by its own motions: with fewer than three, two thirds are all.
pub const MIN_SEATS: u32 = 3;

/// Motions open at a time: more than a council of 64 seats can have in hand in a week.
pub const MAX_PROPOSALS: u32 = 100;

/// Motions that one department may have open at a time, whoever proposes for it. All hundred would else
/// be one department's, and no other could be proposed for a week.
pub const MAX_MOTIONS: usize = 8;

/// A motion that `N` of `D` of the held seats carried, and more than half of the seats that are held
/// or that their departments could fill. So seats that fell vacant don't leave the decision to the few
/// that are held: a vacant seat counts as against up to half.
pub struct EnsureMotion<const N: u32, const D: u32>;

/// What becomes root by the ordinary way: two thirds.
pub type OrdinaryMotion = EnsureMotion<2, 3>;
/// What becomes root in an emergency: three quarters.
pub type EmergencyMotion = EnsureMotion<3, 4>;

impl<const N: u32, const D: u32> EnsureMotion<N, D> {
	/// Ayes that carry a motion now, with so many seats held.
	pub fn votes(held: u32) -> u32 {
		let share = held.saturating_mul(N).div_ceil(D);
		let half = Departments::active_seats() / 2;
		share.max(half.saturating_add(1))
	}
}

impl<const N: u32, const D: u32> EnsureOrigin<RuntimeOrigin> for EnsureMotion<N, D> {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		match origin.caller() {
			OriginCaller::Council(RawOrigin::Members(ayes, held)) => {
				if *ayes >= Self::votes(*held) {
					Ok(())
				} else {
					Err(origin)
				}
			}
			_ => Err(origin),
		}
	}

	/// With as many vacant seats as there can be, each of which takes the longest look.
	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		super::benchmarking::vacate_seats();
		let seats = govchain_primitives::governance::MAX_SEATS;
		Ok(OriginCaller::Council(RawOrigin::Members(seats, seats)).into())
	}
}

/// What an open motion is counted by: the department that its proposer acted for then, whatever
/// becomes of him.
///
/// The collective keeps it with the proposer until somebody releases it after the motion. Nobody needs
/// to: each new motion forgets those that are over, so there are never more than motions.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct MotionTicket(DepartmentId);

type Proposers = pallet_collective::CostOf<Runtime, CouncilInstance>;
type Officers = pallet_departments::Officers<Runtime>;
type Motions = pallet_collective::ProposalOf<Runtime, CouncilInstance>;

impl Consideration<AccountId, u32> for MotionTicket {
	fn new(who: &AccountId, _: u32) -> Result<Self, DispatchError> {
		// Who holds a seat is an officer.
		let own = Officers::get(who).ok_or(pallet_departments::Error::<Runtime>::OfficerUnknown)?;
		let own = own.department;
		let (open, over): (alloc::vec::Vec<_>, _) =
			Proposers::iter().partition(|(motion, _)| Motions::contains_key(motion));
		let of_own = open.iter().filter(|(_, (_, ticket))| ticket.0 == own).count();
		ensure!(
			of_own < MAX_MOTIONS,
			pallet_governance::Error::<Runtime>::TooManyMotionsOfDepartment
		);
		for (motion, _) in over {
			Proposers::remove(motion);
		}
		Ok(Self(own))
	}

	fn update(self, _: &AccountId, _: u32) -> Result<Self, DispatchError> {
		Ok(self)
	}

	fn drop(self, _: &AccountId) -> Result<(), DispatchError> {
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(_: &AccountId, _: u32) {}
}

/// The collective's weights, with what [`MotionTicket`] does for a motion that is proposed: it reads who
/// proposed each, and which are open, and forgets those that are over.
pub struct Weights;

type Stock = pallet_collective::weights::SubstrateWeight<Runtime>;

impl pallet_collective::WeightInfo for Weights {
	fn propose_proposed(b: u32, m: u32, p: u32) -> Weight {
		let motions = u64::from(MAX_PROPOSALS);
		let ticket = <Runtime as frame_system::Config>::DbWeight::get()
			.reads_writes(motions.saturating_mul(2).saturating_add(1), motions);
		Stock::propose_proposed(b, m, p).saturating_add(ticket)
	}

	fn set_members(m: u32, n: u32, p: u32) -> Weight {
		Stock::set_members(m, n, p)
	}
	fn execute(b: u32, m: u32) -> Weight {
		Stock::execute(b, m)
	}
	fn propose_execute(b: u32, m: u32) -> Weight {
		Stock::propose_execute(b, m)
	}
	fn vote(m: u32) -> Weight {
		Stock::vote(m)
	}
	fn close_early_disapproved(m: u32, p: u32) -> Weight {
		Stock::close_early_disapproved(m, p)
	}
	fn close_early_approved(b: u32, m: u32, p: u32) -> Weight {
		Stock::close_early_approved(b, m, p)
	}
	fn close_disapproved(m: u32, p: u32) -> Weight {
		Stock::close_disapproved(m, p)
	}
	fn close_approved(b: u32, m: u32, p: u32) -> Weight {
		Stock::close_approved(b, m, p)
	}
	fn disapprove_proposal(p: u32) -> Weight {
		Stock::disapprove_proposal(p)
	}
	fn kill(d: u32, p: u32) -> Weight {
		Stock::kill(d, p)
	}
	fn release_proposal_cost() -> Weight {
		Stock::release_proposal_cost()
	}
}

impl MaybeConsideration<AccountId, u32> for MotionTicket {
	fn is_none(&self) -> bool {
		false
	}
}

/// The open motions, in the order of their numbers.
pub fn motions() -> alloc::vec::Vec<Motion<AccountId>> {
	let mut motions: alloc::vec::Vec<_> = Motions::iter()
		.filter_map(|(hash, call)| {
			// The collective keeps the fields of its record to itself, and their order is its format.
			let votes = pallet_collective::Voting::<Runtime, CouncilInstance>::get(hash)?.encode();
			let (number, threshold, ayes, nays, ends_at) =
				Decode::decode(&mut votes.as_slice()).ok()?;
			let proposer = Proposers::get(hash).map(|(proposer, _)| proposer);
			let call = call.encode();
			Some(Motion { hash, number, proposer, call, threshold, ayes, nays, ends_at })
		})
		.collect();
	motions.sort_by_key(|motion| motion.number);
	motions
}

/// Votes that a motion takes now.
pub fn votes_needed(emergency: bool) -> u32 {
	let held = u32::try_from(Governance::seats().len()).unwrap_or(u32::MAX);
	if emergency {
		EmergencyMotion::votes(held)
	} else {
		OrdinaryMotion::votes(held)
	}
}
