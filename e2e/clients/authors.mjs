// SPDX-License-Identifier: Apache-2.0

// Fails if an account authored one of the blocks FROM to TO.
// Usage: node authors.mjs WS_URL FROM TO ACCOUNT

import { ApiPromise, WsProvider } from '@polkadot/api';

const [url, from, to, account] = process.argv.slice(2);
const api = await ApiPromise.create({ provider: new WsProvider(url), throwOnConnect: true });
try {
	const seen = new Map();
	for (let number = Number(from); number <= Number(to); number += 1) {
		const hash = await api.rpc.chain.getBlockHash(number);
		const header = await api.derive.chain.getHeader(hash);
		if (header.author === undefined) throw new Error(`block ${number} names no author`);
		const author = header.author.toString();
		seen.set(author, (seen.get(author) ?? 0) + 1);
		if (author === account) throw new Error(`${account} authored block ${number}`);
	}
	if (seen.size === 0) throw new Error(`no block from ${from} to ${to}`);
	console.log(`blocks ${from} to ${to} are of ${seen.size} other authorities`);
} finally {
	await api.disconnect();
}
