// SPDX-License-Identifier: Apache-2.0

// Looks through the blocks FROM to TO: fails if no fault of an account is recorded in them, and if it
// authored one after the first block that records one.
// Usage: node authors.mjs WS_URL FROM TO ACCOUNT

import { ApiPromise, WsProvider } from '@polkadot/api';

const [url, from, to, account] = process.argv.slice(2);
const api = await ApiPromise.create({ provider: new WsProvider(url), throwOnConnect: true });
try {
	// Whether a block records a fault of the account.
	const records = async (hash) => {
		const events = await (await api.at(hash)).query.system.events();
		return events.some(
			({ event }) =>
				event.section === 'authorities' &&
				event.method === 'FaultRecorded' &&
				event.data.authority.toString() === account,
		);
	};
	let recorded;
	const others = new Set();
	for (let number = Number(from); number <= Number(to); number += 1) {
		const hash = await api.rpc.chain.getBlockHash(number);
		if (recorded === undefined) {
			if (await records(hash)) recorded = number;
			continue;
		}
		const { author } = await api.derive.chain.getHeader(hash);
		if (author === undefined) throw new Error(`block ${number} names no author`);
		if (author.toString() === account) {
			throw new Error(`${account} authored block ${number}; its fault stands in ${recorded}`);
		}
		others.add(author.toString());
	}
	if (recorded === undefined) throw new Error(`no fault of ${account} in blocks ${from} to ${to}`);
	if (others.size === 0) throw new Error(`no block after ${recorded}`);
	console.log(`blocks ${recorded + 1} to ${to} are of ${others.size} other authorities`);
} finally {
	await api.disconnect();
}
