// SPDX-License-Identifier: Apache-2.0

//! The methods as a client sees them.

use jsonrpsee::RpcModule;
use sc_transaction_pool_api::error::Error as PoolError;
use serde_json::{json, Value};
use sp_core::H256;
use sp_runtime::transaction_validity::InvalidTransaction;

use super::fakes::{hash, node, Node};
use crate::{
	journal::TransactionStatus, JournalApiServer, JournalRpc, ERROR_CODES, JOURNAL_UNREADABLE,
};

fn methods(node: &Node) -> RpcModule<JournalRpc> {
	JournalRpc::new(node.journal.clone()).into_rpc()
}

async fn status(methods: &RpcModule<JournalRpc>, hash: H256) -> Value {
	methods.call("govchain_transactionStatus", [hash]).await.unwrap()
}

#[tokio::test]
async fn transaction_status_answers_in_each_state() {
	let mut node = node();
	node.tick().await;
	let methods = methods(&node);
	assert_eq!(status(&methods, hash(1)).await, json!({ "state": "unknown" }));

	node.send(1).await.unwrap();
	let pending = status(&methods, hash(1)).await;
	assert_eq!(pending["state"], "pending");
	assert!(pending["receivedAt"].as_u64().unwrap() > 1_700_000_000_000);

	let block = node.chain.grow(&[9, 1]);
	node.tick().await;
	let place = json!({ "state": "inBlock", "block": block, "number": 1, "index": 1 });
	assert_eq!(status(&methods, hash(1)).await, place);

	node.chain.finalise(block);
	node.tick().await;
	let place = json!({ "state": "finalised", "block": block, "number": 1, "index": 1 });
	assert_eq!(status(&methods, hash(1)).await, place);

	node.pool.refuse(2, || PoolError::InvalidTransaction(InvalidTransaction::Custom(1)));
	node.send(2).await.unwrap_err();
	let refused = status(&methods, hash(2)).await;
	assert_eq!(refused["state"], "refused");
	assert_eq!(refused["code"], json!({ "custom": 1 }));
	assert_eq!(refused["reason"], "the account is frozen");
	assert!(refused["at"].is_u64());

	node.pool.refuse(3, || PoolError::InvalidTransaction(InvalidTransaction::Stale));
	node.send(3).await.unwrap_err();
	assert_eq!(status(&methods, hash(3)).await["code"], "stale");
}

#[tokio::test]
async fn transaction_status_fails_when_the_hash_is_none() {
	let node = node();
	let methods = methods(&node);
	for request in [
		r#"{"jsonrpc":"2.0","id":1,"method":"govchain_transactionStatus","params":["0x12"]}"#,
		r#"{"jsonrpc":"2.0","id":1,"method":"govchain_transactionStatus","params":[]}"#,
	] {
		let (answer, _) = methods.raw_json_request(request, 1).await.unwrap();
		let answer: Value = serde_json::from_str(&answer).unwrap();
		assert_eq!(answer["error"]["code"], -32602, "{answer}");
	}
}

#[tokio::test]
async fn journal_stats_counts() {
	let mut node = node();
	node.tick().await;
	node.send(1).await.unwrap();
	node.send(2).await.unwrap();
	node.pool.refuse(3, || PoolError::ImmediatelyDropped);
	node.send(3).await.unwrap_err();
	node.chain.grow(&[1]);
	node.tick().await;
	let stats: Value = methods(&node).call("govchain_journalStats", [(); 0]).await.unwrap();
	assert_eq!(
		stats,
		json!({
			"pending": 1,
			"inBlock": 1,
			"pendingBytes": 2 * "4transaction 1".len(),
			"finalised": 0,
			"refused": 1,
			"resubmitted": 0,
			"scanned": 0,
		})
	);
}

#[test]
fn error_codes_are_in_the_range_that_is_ours() {
	assert!(ERROR_CODES.contains(&JOURNAL_UNREADABLE));
}

#[test]
fn statuses_are_read_back() {
	let all = [
		TransactionStatus::Unknown,
		TransactionStatus::Pending { received_at: 1 },
		TransactionStatus::InBlock { block: hash(1), number: 2, index: 3 },
		TransactionStatus::Refused {
			code: crate::journal::RefusalCode::Custom(4),
			reason: "no".into(),
			at: 5,
		},
	];
	for status in all {
		let json = serde_json::to_string(&status).unwrap();
		assert_eq!(serde_json::from_str::<TransactionStatus>(&json).unwrap(), status);
	}
}
