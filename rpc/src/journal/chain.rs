// SPDX-License-Identifier: Apache-2.0

//! What the journal reads of the chain.

use std::{marker::PhantomData, sync::Arc};

use sc_client_api::BlockBackend;
use sc_transaction_pool_api::TransactionSource;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::H256;
use sp_runtime::{
	traits::{Block as BlockT, Header as HeaderT, NumberFor, UniqueSaturatedInto},
	transaction_validity::TransactionValidity,
};
use sp_transaction_pool::runtime_api::TaggedTransactionQueue;

/// A block by hash and number.
pub type At = (H256, u64);
/// What was read of the chain, if the database could be read.
pub type Read<T> = Result<T, sp_blockchain::Error>;

/// What the journal reads of the chain. An error is one of the database, which doesn't say whether there
/// is anything.
pub trait Chain<Block: BlockT>: Send + Sync {
	/// The best block.
	fn best(&self) -> At;
	/// The last finalised block.
	fn finalised(&self) -> At;
	/// The block with this number on the best chain.
	fn canonical(&self, number: u64) -> Read<Option<H256>>;
	/// The block before this one.
	fn parent(&self, block: H256) -> Read<Option<H256>>;
	/// The transactions of a block.
	fn body(&self, block: H256) -> Read<Option<Vec<Block::Extrinsic>>>;
	/// What the runtime says of a transaction on the state of a block. `None` if it can't be asked.
	fn validate(&self, at: H256, xt: Block::Extrinsic) -> Option<TransactionValidity>;
}

impl<Block: BlockT, Ch: Chain<Block>> Chain<Block> for Arc<Ch> {
	fn best(&self) -> At {
		(**self).best()
	}

	fn finalised(&self) -> At {
		(**self).finalised()
	}

	fn canonical(&self, number: u64) -> Read<Option<H256>> {
		(**self).canonical(number)
	}

	fn parent(&self, block: H256) -> Read<Option<H256>> {
		(**self).parent(block)
	}

	fn body(&self, block: H256) -> Read<Option<Vec<Block::Extrinsic>>> {
		(**self).body(block)
	}

	fn validate(&self, at: H256, xt: Block::Extrinsic) -> Option<TransactionValidity> {
		(**self).validate(at, xt)
	}
}

/// The chain of a client.
pub struct ClientChain<Block, Client> {
	client: Arc<Client>,
	_block: PhantomData<fn() -> Block>,
}

impl<Block, Client> ClientChain<Block, Client> {
	/// The chain of `client`.
	pub fn new(client: Arc<Client>) -> Self {
		Self { client, _block: PhantomData }
	}
}

impl<Block, Client> Chain<Block> for ClientChain<Block, Client>
where
	Block: BlockT<Hash = H256>,
	NumberFor<Block>: From<u32>,
	Client: HeaderBackend<Block> + BlockBackend<Block> + ProvideRuntimeApi<Block> + Send + Sync,
	Client::Api: TaggedTransactionQueue<Block>,
{
	fn best(&self) -> At {
		let info = self.client.info();
		(info.best_hash, info.best_number.unique_saturated_into())
	}

	fn finalised(&self) -> At {
		let info = self.client.info();
		(info.finalized_hash, info.finalized_number.unique_saturated_into())
	}

	fn canonical(&self, number: u64) -> Read<Option<H256>> {
		let Ok(number) = u32::try_from(number) else { return Ok(None) };
		self.client.hash(number.into())
	}

	fn parent(&self, block: H256) -> Read<Option<H256>> {
		Ok(self.client.header(block)?.map(|header| *header.parent_hash()))
	}

	fn body(&self, block: H256) -> Read<Option<Vec<Block::Extrinsic>>> {
		self.client.block_body(block)
	}

	fn validate(&self, at: H256, xt: Block::Extrinsic) -> Option<TransactionValidity> {
		self.client
			.runtime_api()
			.validate_transaction(at, TransactionSource::External, xt, at)
			.inspect_err(|error| log::debug!(target: super::LOG_TARGET, "can't validate: {error}"))
			.ok()
	}
}
