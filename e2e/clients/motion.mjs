// SPDX-License-Identifier: Apache-2.0

// Passes a motion of two thirds: three of the four councillors of the consortium propose, vote and
// close, and the call is made as root. Prints the number of the block in which it was.
// Usage: node motion.mjs WS_URL PALLET CALL JSON_ARGUMENTS
//   JSON_ARGUMENTS   an array; a peer id in it may stand as the node prints it

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { base58Decode } from '@polkadot/util-crypto';

const PATIENCE = 60_000;

const [url, pallet, method, json] = process.argv.slice(2);
const isPeer = (value) => typeof value === 'string' && value.startsWith('12D3');
const args = JSON.parse(json).map((one) => (isPeer(one) ? u8aToHex(base58Decode(one)) : one));

const api = await ApiPromise.create({ provider: new WsProvider(url), throwOnConnect: true });
const keyring = new Keyring({ type: 'sr25519' });
const heads = ['//Centre//head', '//Urban//head', '//Fire//head'].map((uri) =>
	keyring.addFromUri(uri),
);

// Sends, and comes back with the events when it is in a block.
const send = (call, who) =>
	new Promise((resolve, reject) => {
		setTimeout(() => reject(new Error('not in a block within a minute')), PATIENCE).unref();
		call
			.signAndSend(who, (result) => {
				if (result.dispatchError) reject(new Error(explain(result.dispatchError)));
				if (result.isInBlock) resolve({ block: result.status.asInBlock, events: result.events });
				if (result.isError) reject(new Error(result.status.toString()));
			})
			.catch(reject);
	});
const explain = (error) => {
	if (!error.isModule) return error.toString();
	const { section, name, docs } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}: ${docs.join(' ')}`;
};
const find = (events, section, name) =>
	events.map(({ event }) => event).find((e) => e.section === section && e.method === name);

try {
	if (api.tx[pallet]?.[method] === undefined) throw new Error(`no call ${pallet}.${method}`);
	const proposal = api.tx.governance.enact(api.tx[pallet][method](...args));
	const length = proposal.method.encodedLength;
	const { weight } = await proposal.paymentInfo(heads[0]);

	const proposed = await send(api.tx.council.propose(heads.length, proposal, length), heads[0]);
	const [, index, hash] = find(proposed.events, 'council', 'Proposed').data;
	await Promise.all(heads.map((head) => send(api.tx.council.vote(hash, index, true), head)));
	const closed = await send(api.tx.council.close(hash, index, weight, length), heads[0]);

	const enacted = find(closed.events, 'governance', 'Enacted');
	if (enacted === undefined) throw new Error('the motion did not pass');
	const { result } = enacted.data;
	if (result.isErr) throw new Error(explain(result.asErr));
	const header = await api.rpc.chain.getHeader(closed.block);
	console.log(header.number.toNumber());
} finally {
	await api.disconnect();
}
