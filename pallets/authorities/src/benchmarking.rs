// SPDX-License-Identifier: Apache-2.0

//! Benchmarks.

use alloc::{boxed::Box, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{ConstU32, EnsureOrigin},
	BoundedVec,
};
use frame_system::{
	pallet_prelude::{BlockNumberFor, HeaderFor},
	RawOrigin,
};
use govchain_primitives::{
	authorities::{
		FaultKind, KeyHolder, Node, NodeKind, PeerId, RestartStage, SeatedAuthority, MAX_ANCESTORS,
		MAX_AUTHORITIES, MAX_KEY_LEN, MAX_KEY_TYPES,
	},
	ActingOfficer, Authorize, Capability, DepartmentId, Role,
};
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId, AuthoritySignature},
};
use sp_core::crypto::key_types::AURA;
use sp_runtime::{
	traits::{Header as _, One, Zero},
	Digest, DigestItem, RuntimeAppPublic,
};

use super::*;

/// The largest set, each authority with the most keys and one open fault; the first account is
/// returned.
fn largest_set<T: Config>() -> SeatedAuthority<T::AccountId> {
	let seats: Vec<SeatedAuthority<T::AccountId>> = (0..MAX_AUTHORITIES)
		.map(|n| SeatedAuthority { account: account("authority", n, 0), department: n })
		.collect();
	let holders: Vec<_> = seats
		.iter()
		.zip(0_u8..)
		.map(|(seat, n)| KeyHolder {
			authority: seat.account.clone(),
			department: seat.department,
			keys: BoundedVec::truncate_from(
				(0..MAX_KEY_TYPES as u8)
					.map(|kind| {
						let key = [n; MAX_KEY_LEN as usize].to_vec();
						([b'b', b'e', b'n', kind], BoundedVec::truncate_from(key))
					})
					.collect(),
			),
		})
		.collect();
	for account in Authorities::<T>::iter_keys().collect::<Vec<_>>() {
		Authorities::<T>::remove(account);
	}
	for seat in &seats {
		let _ = frame_system::Pallet::<T>::inc_providers(&seat.account);
		Authorities::<T>::insert(
			&seat.account,
			Authority { department: seat.department, since: 0 },
		);
		LastAuthored::<T>::insert(&seat.account, frame_system::Pallet::<T>::block_number());
	}
	PlannedSet::<T>::put(BoundedVec::<_, ConstU32<MAX_AUTHORITIES>>::truncate_from({
		let mut sorted = seats.clone();
		sorted.sort_by(|a, b| a.account.cmp(&b.account));
		sorted
	}));
	for session in KeyHolders::<T>::iter_keys().collect::<Vec<_>>() {
		KeyHolders::<T>::remove(session);
	}
	KeyHolders::<T>::insert(0, BoundedVec::truncate_from(holders));
	Recorded::<T>::put(RecordedSessions {
		newest: 0,
		starts: BoundedVec::truncate_from(alloc::vec![0]),
	});
	for (seat, slot) in seats.iter().skip(1).zip(0..) {
		Pallet::<T>::record_fault(FaultKind::DoubleAuthoring { slot }, 0, seat.clone());
	}
	seats.into_iter().next().expect("there is more than one")
}

/// A header of the first block, sealed with `author`, as large as a report may have it.
/// On `parent`, or on the block of genesis.
fn largest_header<T: Config>(
	author: &AuthorityId,
	tag: u8,
	parent: Option<&HeaderFor<T>>,
) -> HeaderFor<T> {
	let slot: DigestItem = CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(1.into());
	// What else is in the header, and the lengths, take less than 512 bytes.
	let filling = DigestItem::Other(alloc::vec![tag; MAX_HEADER_BYTES as usize - 512]);
	let root = Default::default;
	let digest = Digest { logs: alloc::vec![slot, filling] };
	let (parent, number) = match parent {
		Some(parent) => (parent.hash(), *parent.number()),
		None => {
			let genesis = frame_system::BlockHash::<T>::get(BlockNumberFor::<T>::zero());
			// The genesis of a benchmark may have none.
			frame_system::BlockHash::<T>::insert(BlockNumberFor::<T>::zero(), genesis);
			(genesis, Zero::zero())
		}
	};
	let number = number + One::one();
	let mut header = HeaderFor::<T>::new(number, root(), root(), parent, digest);
	let seal = author.sign(&header.hash()).expect("the keystore holds the key");
	header.digest_mut().push(CompatibleDigestItem::aura_seal(seal));
	header
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin()
		.map_err(|_| BenchmarkError::Stop("the council has no origin"))
}

fn operator<T: Config>() -> ActingOfficer<T::AccountId> {
	T::Authorize::officer_for_benchmarks(Role::NodeOperator, Capability::Authority, 0)
}

/// The largest set in which each authority but the first is replaced; `account` is another one for
/// which `department` asks, with a node that is listed for another department and goes over.
fn largest_change<T: Config>(department: DepartmentId, account: T::AccountId) -> T::AccountId {
	let first = largest_set::<T>().account;
	Authorities::<T>::insert(&first, Authority { department, since: 0 });
	let peer = listed::<T>(department.saturating_add(1), NodeKind::Authority, 1);
	Requests::<T>::insert(department, Request { account, peer, requested_at: 0 });
	first
}

/// Replacements of `number` authorities, who are live as a set that was replaced before would be.
fn replace_some<T: Config>(number: u32) {
	for n in 0..number {
		let old: T::AccountId = account("authority", n.saturating_add(1), 0);
		let new: T::AccountId = account("new authority", n, 0);
		LastAuthored::<T>::insert(&new, frame_system::Pallet::<T>::block_number());
		let _ = frame_system::Pallet::<T>::inc_providers(&new);
		Replacements::<T>::insert(new, old);
	}
}

fn peer(n: u8) -> PeerId {
	let mut bytes = [n; 34];
	bytes[0] = 0x12;
	bytes[1] = 32;
	bytes.to_vec().try_into().expect("shorter than the bound")
}

fn listed<T: Config>(department: DepartmentId, kind: NodeKind, n: u8) -> PeerId {
	Nodes::<T>::insert(peer(n), Node { department, kind });
	NodeCounts::<T>::insert(department, 1);
	peer(n)
}

/// Whether a node went over from the department that had it listed.
fn is_run_by<T: Config>(peer: PeerId, department: DepartmentId) -> bool {
	Nodes::<T>::get(peer).is_some_and(|node| node.department == department)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn lift_fault(f: Linear<1, MAX_OPEN_FAULTS>) -> Result<(), BenchmarkError> {
		let seat = largest_set::<T>();
		for round in 0..u64::from(f) {
			Pallet::<T>::record_fault(FaultKind::DoubleVote { set: 0, round }, 0, seat.clone());
		}
		// It is out of the set, and would come back.
		PlannedSet::<T>::mutate(|set| set.retain(|planned| planned.account != seat.account));
		replace_some::<T>(MAX_AUTHORITIES - 1);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, seat.account.clone());

		assert!(OpenFaults::<T>::get(&seat.account).is_empty());
		Ok(())
	}

	/// What a report of an offence adds to the checks of its evidence.
	#[benchmark]
	fn record_fault() {
		let seat = largest_set::<T>();
		#[block]
		{
			Pallet::<T>::record_fault(FaultKind::DoubleVote { set: 0, round: 1 }, 0, seat.clone());
		}
		assert_eq!(OpenFaults::<T>::get(&seat.account).len(), 1);
	}

	/// `a`: blocks of the fork that the second block is on. All headers as large as they may be.
	#[benchmark]
	fn report_double_authoring(a: Linear<0, MAX_ANCESTORS>) -> Result<(), BenchmarkError> {
		let seat = largest_set::<T>();
		let author = AuthorityId::generate_pair(None);
		KeyHolders::<T>::mutate(0, |holders| {
			let first = holders.as_mut().and_then(|all| all.iter_mut().next());
			let kept = first.and_then(|holder| holder.keys.iter_mut().next());
			*kept.expect("the largest set has keys") =
				(AURA.0, BoundedVec::truncate_from(author.to_raw_vec()));
		});
		let first = largest_header::<T>(&author, 1, None);
		let mut ancestors: Vec<HeaderFor<T>> = Vec::new();
		for _ in 0..a {
			ancestors.push(largest_header::<T>(&author, 2, ancestors.last()));
		}
		let second = largest_header::<T>(&author, 2, ancestors.last());

		#[extrinsic_call]
		_(RawOrigin::None, Box::new(first), Box::new(second), ancestors, author);

		assert_eq!(OpenFaults::<T>::get(&seat.account).len(), 1);
		Ok(())
	}

	#[benchmark]
	fn note_author() {
		let author: T::AccountId = account("authority", 0, 0);
		#[block]
		{
			<Pallet<T> as pallet_authorship::EventHandler<_, _>>::note_author(author.clone());
		}
		assert!(LastAuthored::<T>::contains_key(&author));
	}

	#[benchmark]
	fn request_authority() {
		let ActingOfficer { account: who, department, .. } = operator::<T>();
		let asked: T::AccountId = account("asked for", 0, 0);
		let peer = listed::<T>(department, NodeKind::Authority, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), asked, peer);

		assert!(Requests::<T>::contains_key(department));
	}

	#[benchmark]
	fn withdraw_request() {
		let ActingOfficer { account: who, department, .. } = operator::<T>();
		let asked = account("asked for", 0, 0);
		let request = Request { account: asked, peer: peer(1), requested_at: 0 };
		Requests::<T>::insert(department, request);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), department);

		assert!(!Requests::<T>::contains_key(department));
	}

	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		let department = operator::<T>().department;
		let asked: T::AccountId = account("asked for", 0, 0);
		let first = largest_change::<T>(department, asked.clone());
		Authorities::<T>::remove(first);
		replace_some::<T>(MAX_AUTHORITIES - 1);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, department, asked.clone(), peer(1));

		assert!(Authorities::<T>::contains_key(asked));
		assert!(is_run_by::<T>(peer(1), department));
		Ok(())
	}

	#[benchmark]
	fn retire() {
		let ActingOfficer { account: who, department, .. } = operator::<T>();
		let first = largest_change::<T>(department, account("asked for", 0, 0));
		replace_some::<T>(MAX_AUTHORITIES - 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), first.clone());

		assert!(!Authorities::<T>::contains_key(first));
	}

	#[benchmark]
	fn replace() -> Result<(), BenchmarkError> {
		let department = operator::<T>().department;
		let asked: T::AccountId = account("asked for", 0, 0);
		let first = largest_change::<T>(department, asked.clone());
		replace_some::<T>(MAX_AUTHORITIES - 1);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, first, asked.clone(), peer(1));

		assert!(Replacements::<T>::contains_key(asked));
		assert!(is_run_by::<T>(peer(1), department));
		Ok(())
	}

	#[benchmark]
	fn list_node() -> Result<(), BenchmarkError> {
		let department = operator::<T>().department;
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, peer(1), department, NodeKind::Authority);

		assert!(Nodes::<T>::contains_key(peer(1)));
		Ok(())
	}

	#[benchmark]
	fn unlist_node() {
		let ActingOfficer { account: who, department, .. } = operator::<T>();
		let peer = listed::<T>(department, NodeKind::Gateway, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), peer.clone());

		assert!(!Nodes::<T>::contains_key(peer));
	}

	#[benchmark]
	fn replace_node() {
		let ActingOfficer { account: who, department, .. } = operator::<T>();
		let old = listed::<T>(department, NodeKind::Gateway, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), old, peer(2));

		assert!(Nodes::<T>::contains_key(peer(2)));
	}

	/// All but one may be lost if what remains can finalise.
	#[benchmark]
	fn restart_finality(l: Linear<0, 63>) -> Result<(), BenchmarkError> {
		largest_set::<T>();
		replace_some::<T>(MAX_AUTHORITIES - 1);
		let lost: LostOf<T> = (1..=l)
			.map(|n| account("authority", n, 0))
			.collect::<Vec<_>>()
			.try_into()
			.map_err(|_| BenchmarkError::Stop("there are fewer"))?;
		frame_system::Pallet::<T>::set_block_number(1_u32.into());
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, lost, 0_u32.into(), MIN_RESTART_DELAY.into(), 1_u32.into());

		assert!(Pallet::<T>::is_restarting());
		Ok(())
	}

	/// `l`: how many were given up.
	#[benchmark]
	fn cancel_restart(l: Linear<0, MAX_AUTHORITIES>) -> Result<(), BenchmarkError> {
		let seats = largest_set::<T>();
		let mut given_up = Vec::new();
		for n in 0..l {
			let lost: T::AccountId = account("authority", n, 0);
			let authority = Authorities::<T>::take(&lost);
			given_up.extend(authority.map(|authority| (lost, authority)));
		}
		GivenUp::<T>::put(BoundedVec::<_, ConstU32<MAX_AUTHORITIES>>::truncate_from(given_up));
		Restarts::<T>::put(Restart {
			best_finalized: Zero::zero(),
			delay: MIN_RESTART_DELAY.into(),
			set_id: 0,
			stage: RestartStage::Requested,
			seats: BoundedVec::truncate_from(alloc::vec![seats; MAX_AUTHORITIES as usize]),
		});
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert!(!Pallet::<T>::is_restarting());
		assert_eq!(Authorities::<T>::count(), MAX_AUTHORITIES);
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build_with_keystore(),
		crate::mock::Test
	);
}
