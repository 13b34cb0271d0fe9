// SPDX-License-Identifier: Apache-2.0

// What a wallet does that shows what it signs: it signs a hash of the metadata with each transaction.
// Usage: node metadata-hash.mjs WS_URL KEY
//   KEY   secret URI of an account that the chain knows

import { ApiPromise, WsProvider } from '@polkadot/api';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { begin, key } from './checks.mjs';

const ENABLED = 1;
// As the runtime's build script names them. No call has an amount in it.
const TOKEN = { decimals: 0, tokenSymbol: 'GOV' };

const [url, uri] = process.argv.slice(2);
const { check, end } = begin('hash of the metadata');
const who = key(uri);

const api = await ApiPromise.create({ provider: new WsProvider(url), throwOnConnect: true });
try {
	const metadata = (await api.call.metadata.metadataAtVersion(15)).unwrap();
	const metadataHash = u8aToHex(merkleizeMetadata(hexToU8a(metadata.toHex()), TOKEN).digest());

	// A transaction with a hash: its block, or the words by which it is refused.
	const send = (hash) =>
		new Promise((resolve, reject) => {
			api.tx.system
				.remarkWithEvent('0x676f76')
				.signAndSend(who, { mode: ENABLED, metadataHash: hash }, ({ status }) => {
					if (status.isFinalized) resolve(`final in ${status.asFinalized}`);
				})
				.catch((error) => resolve(error.message))
				.catch(reject);
		});

	const right = await send(metadataHash);
	check(`a transaction with ${metadataHash} is final`, /^final in /.test(right), right);
	const wrong = await send(`0x${'11'.repeat(32)}`);
	check('one with another hash is refused', /bad signature/.test(wrong), wrong);
	end();
} finally {
	await api.disconnect();
}
