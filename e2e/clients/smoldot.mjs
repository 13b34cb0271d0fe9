// SPDX-License-Identifier: Apache-2.0

// A light client: it knows the genesis state and one gateway, has no node to trust, and follows what
// GRANDPA finalised. What it reads, proven by the gateway, is what a node of an authority has.
// Usage: node smoldot.mjs SPECIFICATION GATEWAY NODE_URL
//   SPECIFICATION   raw chain specification, a file
//   GATEWAY         address of a gateway in the network, with its peer id
//   NODE_URL        WebSocket address of the node to compare with

import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { WsProvider } from '@polkadot/api';
import { createClient } from 'polkadot-api';
import { getSmProvider } from 'polkadot-api/sm-provider';
import { start } from 'smoldot';
import { begin, key } from './checks.mjs';

// Blocks that finality may be ahead of the light client.
const BEHIND = 3;
// Blocks that it has to follow once it is there.
const FOLLOWED = 3;
// Its log from errors (1) to traces (5).
const LOG_LEVEL = 2;

const [file, gateway, nodeUrl] = process.argv.slice(2);
const { check, end } = begin('smoldot');
const specification = { ...JSON.parse(readFileSync(file)), bootNodes: [gateway] };
const officer = key('//Centre//clerk').address;

const node = new WsProvider(nodeUrl);
await node.isReady;
const log = [];
const light = start({
	maxLogLevel: LOG_LEVEL,
	logCallback: (_, target, message) => log.push(`${target}: ${message}`),
});
const chain = light.addChain({ chainSpec: JSON.stringify(specification) });
const client = createClient(getSmProvider(() => chain));
try {
	const final = await node.send('chain_getFinalizedHead', []);
	const { number } = await node.send('chain_getHeader', [final]);
	const first = await client.getFinalizedBlock();
	// Or the client forgets the block, and the light client with it, when the next ones are final.
	const release = client.hodlBlock(first.hash);
	check('syncs to the finalised head', first.number >= Number(number) - BEHIND, [first, number]);

	// The same entry of the same block, as bytes.
	const api = client.getUnsafeApi();
	const names = await api.query.Departments.Names.getKey(2);
	const proven = await client.rawQuery(names, { at: first.hash });
	const read = await node.send('state_getStorage', [names, first.hash]);
	check('reads an entry as the node has it', proven !== null && proven === read, [proven, read]);

	const answer = await api.apis.DepartmentsApi.officer(officer, { at: first.hash });
	check('calls the runtime', answer.department === 2 && answer.roles[0].type === 'Clerk', answer);

	release();
	let later = first;
	while (later.number < first.number + FOLLOWED) {
		await setTimeout(200);
		later = await client.getFinalizedBlock();
	}
	const same = await node.send('chain_getBlockHash', [later.number]);
	check('follows finality', later.hash === same, [later, same]);
	end();
} catch (error) {
	console.error(log.join('\n'));
	throw error;
} finally {
	client.destroy();
	await light.terminate();
	await node.disconnect();
}
// Without connections and chains, smoldot still keeps the process from ending.
process.exit();
