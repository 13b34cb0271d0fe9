// SPDX-License-Identifier: Apache-2.0

//! How the council acts: how many seats carry a motion, and how many motions a department may have
//! open.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	ensure,
	traits::{Consideration, EnsureOrigin, MaybeConsideration, OriginTrait},
};
use govchain_primitives::{governance::Motion, DepartmentId};
use pallet_collective::RawOrigin;
use scale_info::TypeInfo;
use sp_runtime::DispatchError;

use super::CouncilInstance;
use crate::{AccountId, Departments, OriginCaller, Runtime, RuntimeOrigin};

/// Seats that the council keeps held by its own motions: with fewer than three, two thirds are all.
pub const MIN_SEATS: u32 = 3;

/// Motions that one department may have open at a time, whoever proposes for it. All hundred would else
/// be one department's, and no other could be proposed for a week.
pub const MAX_MOTIONS: usize = 8;

/// A motion that `N` of `D` of the held seats carried, and more than half of the seats that are held
/// or that their departments could fill. So seats that fell vacant don't leave the decision to the few
/// that are held: a vacant seat counts as against up to half.
pub struct EnsureMotion<const N: u32, const D: u32>;

impl<const N: u32, const D: u32> EnsureOrigin<RuntimeOrigin> for EnsureMotion<N, D> {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		match origin.caller() {
			OriginCaller::Council(RawOrigin::Members(ayes, held)) => {
				let carried = ayes.saturating_mul(D) >= held.saturating_mul(N)
					&& ayes.saturating_mul(2) > Departments::active_seats();
				if carried {
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
		let own = Officers::get(who).ok_or(DispatchError::CannotLookup)?.department;
		let (open, over): (alloc::vec::Vec<_>, _) =
			Proposers::iter().partition(|(motion, _)| Motions::contains_key(motion));
		let of_own = open.iter().filter(|(_, (_, ticket))| ticket.0 == own).count();
		ensure!(of_own < MAX_MOTIONS, DispatchError::Exhausted);
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
