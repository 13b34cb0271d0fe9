// SPDX-License-Identifier: Apache-2.0

//! The nodes that belong to the network.

use alloc::vec::Vec;
use frame_support::ensure;
use govchain_primitives::{
	authorities::{
		is_peer_id, GenesisNode, Node, NodeInfo, NodeKind, PeerId, MAX_NODES,
		MAX_NODES_PER_DEPARTMENT,
	},
	ActingOfficer, Authorize, Capability, DepartmentId, Role,
};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{changes::Privilege, Config, Error, Event, NodeCounts, Nodes, Pallet};

impl<T: Config> Pallet<T> {
	#[expect(clippy::panic, reason = "genesis must fail loudly")]
	pub(crate) fn build_nodes(nodes: &[GenesisNode]) {
		for GenesisNode { peer: text, department, kind } in nodes {
			let peer = bs58::decode(text).into_vec().ok().and_then(|bytes| bytes.try_into().ok());
			let peer: PeerId = peer.unwrap_or_else(|| panic!("node {text:?} is not base58"));
			if let Err(error) = Self::do_list_node(peer, *department, *kind) {
				panic!("node {text} of department {department}: {error:?}");
			}
		}
	}

	pub(crate) fn do_list_node(
		peer: PeerId,
		department: DepartmentId,
		kind: NodeKind,
	) -> DispatchResult {
		match kind {
			NodeKind::Authority => {
				T::Authorize::ensure_capability(department, Capability::Authority)?
			}
			NodeKind::Gateway | NodeKind::Reader => T::Authorize::ensure_active(department)?,
		}
		Self::ensure_new_node(&peer)?;
		ensure!(Nodes::<T>::count() < MAX_NODES, Error::<T>::TooManyNodes);
		let count = NodeCounts::<T>::get(department);
		ensure!(count < MAX_NODES_PER_DEPARTMENT, Error::<T>::TooManyNodesOfDepartment);

		NodeCounts::<T>::insert(department, count.saturating_add(1));
		Nodes::<T>::insert(&peer, Node { department, kind });
		Self::deposit_event(Event::NodeListed { peer, department, kind });
		Ok(())
	}

	pub(crate) fn do_unlist_node(by: Privilege<T::AccountId>, peer: PeerId) -> DispatchResult {
		let Node { department, .. } = Nodes::<T>::get(&peer).ok_or(Error::<T>::NotListed)?;
		let in_charge = T::Authorize::in_charge(department);
		ensure!(by.can_decide_about(in_charge), Error::<T>::NotYourDepartment);

		Nodes::<T>::remove(&peer);
		NodeCounts::<T>::mutate_exists(department, |count| {
			*count = count.unwrap_or(0).checked_sub(1).filter(|left| *left > 0);
		});
		Self::deposit_event(Event::NodeUnlisted { peer, department, by: by.actor() });
		Ok(())
	}

	pub(crate) fn do_replace_node(
		who: &T::AccountId,
		old: PeerId,
		new: PeerId,
	) -> Result<(), DispatchError> {
		let ActingOfficer { department, .. } = T::Authorize::ensure_role(who, Role::NodeOperator)?;
		let node = Nodes::<T>::get(&old).ok_or(Error::<T>::NotListed)?;
		let in_charge = T::Authorize::in_charge(node.department);
		ensure!(in_charge == department, Error::<T>::NotYourDepartment);
		Self::ensure_new_node(&new)?;

		Nodes::<T>::remove(&old);
		Nodes::<T>::insert(&new, node);
		Self::deposit_event(Event::NodeReplaced { old, new, department });
		Ok(())
	}

	/// Whether it is a node of an authority of `department`.
	fn is_authority_of(node: &Node, department: DepartmentId) -> bool {
		node.kind == NodeKind::Authority && T::Authorize::in_charge(node.department) == department
	}

	/// The node can be that of an authority of `department`: it isn't listed otherwise.
	pub(crate) fn ensure_node_for(department: DepartmentId, peer: &PeerId) -> DispatchResult {
		match Nodes::<T>::get(peer) {
			Some(node) => {
				ensure!(Self::is_authority_of(&node, department), Error::<T>::AlreadyListed)
			}
			None => ensure!(is_peer_id(peer), Error::<T>::NotPeerId),
		}
		Ok(())
	}

	/// Lists the node of an authority that the council admits. If it is listed otherwise by now, it goes
	/// over: with its name in an open request, another department could list it first and keep the
	/// authority out.
	pub(crate) fn list_node_for(department: DepartmentId, peer: PeerId) -> DispatchResult {
		match Nodes::<T>::get(&peer) {
			Some(node) if Self::is_authority_of(&node, department) => return Ok(()),
			Some(_) => Self::do_unlist_node(Privilege::Council, peer.clone())?,
			None => {}
		}
		Self::do_list_node(peer, department, NodeKind::Authority)
	}

	fn ensure_new_node(peer: &PeerId) -> DispatchResult {
		ensure!(is_peer_id(peer), Error::<T>::NotPeerId);
		ensure!(!Nodes::<T>::contains_key(peer), Error::<T>::AlreadyListed);
		Ok(())
	}

	/// All listed nodes.
	pub fn nodes() -> Vec<NodeInfo> {
		Nodes::<T>::iter()
			.map(|(peer, Node { department, kind })| NodeInfo {
				peer: peer.into_inner(),
				department,
				kind,
			})
			.collect()
	}

	/// The names of all listed nodes and what each is for.
	pub fn listed_peers() -> Vec<(Vec<u8>, NodeKind)> {
		Nodes::<T>::iter().map(|(peer, node)| (peer.into_inner(), node.kind)).collect()
	}
}
