// SPDX-License-Identifier: Apache-2.0

// Transactions that must be refused, each with its own words, and none of which takes its nonce. What a signature is over and doesn't travel (genesis hash, versions, the block in which the era
// begins) can't be told apart by the chain: it sees a signature that doesn't hold.
// Usage: node refusals.mjs WS_URL OFFICER CITIZEN
//   OFFICER   secret URI of an officer who sends nothing else meanwhile
//   CITIZEN   the same of a citizen who has sent nothing

import { setTimeout } from 'node:timers/promises';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { begin, key, stranger } from './checks.mjs';

// Blocks in which a transaction is valid; those that wait for a nonce; the one that has expired.
const ERA = 64;
const WAITING = 32;
const SHORT = 4;
// Transactions of one account that a node keeps pending, and how many are sent at once.
const MAX_PENDING = 1_024;
const BURST = 128;
// Milliseconds between two looks at what became of a transaction.
const LOOK = 500;
// Milliseconds in which the pool doesn't look again at what it just dropped.
const BAN = 2500;
// Milliseconds in which all is done: the eras of those that wait have to end.
const PATIENCE = 150_000;

// Bytes that a citizen may use at once. They come back within a minute.
const BUDGET = 1024 * 1024;

// JSON-RPC codes: invalid, of unknown validity, and no transaction at all.
const [INVALID, UNKNOWN, UNREADABLE] = [1010, 1011, 1040];
const BAD_SIGNATURE = 'Transaction has a bad signature';

const [url, uri, citizenUri] = process.argv.slice(2);
const { check, end } = begin('refusals', PATIENCE);
const officer = key(uri);
const citizen = key(citizenUri);

const provider = new WsProvider(url);
const api = await ApiPromise.create({ provider, throwOnConnect: true, noInitWarn: true });
try {
	const { genesisHash, runtimeVersion } = api;
	const nonceNow = async () => (await api.rpc.system.accountNextIndex(officer.address)).toNumber();
	const final = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
	const height = final.number.toNumber();
	const nonce = await nonceNow();
	const versions = ({ specVersion, transactionVersion }) => ({
		runtimeVersion: {
			specVersion: specVersion ?? runtimeVersion.specVersion,
			transactionVersion: transactionVersion ?? runtimeVersion.transactionVersion,
		},
	});
	const eraAt = (block, period) => ({
		era: api.createType('ExtrinsicEra', { current: block.number.toNumber(), period }),
		blockHash: block.hash,
	});

	// A good transaction but for what is named: its bytes.
	const sign = (wrong = {}, who = officer) => {
		const call = api.tx.system.remark('0x676f76');
		const good = { ...eraAt(final, ERA), ...versions({}), genesisHash, nonce, tip: 0 };
		return call.sign(who, { ...good, ...wrong }).toHex();
	};
	// What a node answers: the hash of what it took, or a code and words.
	const submit = (bytes) =>
		provider.send('author_submitExtrinsic', [bytes]).then(
			(hash) => ({ hash }),
			({ code, data, message }) => ({ code, words: data ?? message }),
		);
	const status = (hash) => provider.send('govchain_transactionStatus', [hash]);
	const refused = async (name, bytes, code, words) => {
		const answer = await submit(bytes);
		const holds = answer.code === code && answer.words.includes(words);
		check(`${name}: ${code} ${words}`, holds, answer);
	};
	const custom = (code) => `Custom error: ${code}`;

	const old = await api.rpc.chain.getBlockHash(Math.max(0, height - 2 * SHORT));
	const other = `0x${'07'.repeat(32)}`;
	const { specVersion, transactionVersion } = runtimeVersion;
	const next = (version) => api.createType('u32', version.toNumber() + 1);
	const immortal = { era: api.createType('ExtrinsicEra', '0x00'), blockHash: genesisHash };

	await refused('immortal', sign(immortal), INVALID, custom(3));
	const expired = sign(eraAt(await api.rpc.chain.getHeader(old), SHORT));
	await refused('expired', expired, INVALID, BAD_SIGNATURE);
	await refused('of another chain', sign({ genesisHash: other }), INVALID, BAD_SIGNATURE);
	const spec = versions({ specVersion: next(specVersion) });
	await refused('of another spec version', sign(spec), INVALID, BAD_SIGNATURE);
	const format = versions({ transactionVersion: next(transactionVersion) });
	await refused('of another transaction version', sign(format), INVALID, BAD_SIGNATURE);
	await refused('of a stranger', sign({}, stranger()), INVALID, custom(1));

	// The runtime that `scripts/build` makes has none, so that it can't look one up.
	const hash = sign({ mode: 1, metadataHash: other });
	await refused('with a hash of the metadata', hash, UNKNOWN, 'CannotLookup');

	const good = sign();
	await refused('of no bytes', '0x', UNREADABLE, 'Could not decode `OpaqueExtrinsic');
	await refused('cut off', good.slice(0, 200), UNREADABLE, 'Could not decode `OpaqueExtrinsic');
	await refused('without a signature', '0x1004000000', INVALID, custom(7));
	// Batches in batches: up to 8 are taken.
	const nested = (levels) => {
		let call = api.tx.system.remark('0x676f76');
		for (let level = 0; level < levels; level += 1) call = api.tx.utility.batch([call]);
		const good = { ...eraAt(final, ERA), ...versions({}), genesisHash, nonce, tip: 0 };
		return call.sign(officer, good).toHex();
	};
	for (const levels of [9, 64]) {
		await refused(`nested ${levels} deep`, nested(levels), INVALID, custom(9));
	}
	check('none of it took the nonce', (await nonceNow()) === nonce, await nonceNow());

	const taken = await submit(good);
	check('the same without a fault is taken', taken.hash !== undefined, taken);
	while ((await status(taken.hash)).state !== 'finalised') await setTimeout(LOOK);
	await setTimeout(BAN);
	await refused('replayed', good, INVALID, 'Transaction is outdated');

	// Two of these are more than a citizen may send at once, and a third of the budget comes back in 20 seconds.
	const large = async (bytes, number) => {
		const call = api.tx.system.remark(`0x${'00'.repeat(bytes)}`);
		const good = { ...eraAt(await api.rpc.chain.getHeader(), ERA), ...versions({}), genesisHash };
		return call.sign(citizen, { ...good, nonce: number, tip: 0 }).toHex();
	};
	await refused('larger than the whole budget', await large(BUDGET, 0), INVALID, custom(5));
	const part = Math.floor((BUDGET * 2) / 3);
	const within = await submit(await large(part, 0));
	check('what the budget has room for is taken', within.hash !== undefined, within);
	while ((await status(within.hash)).state === 'pending') await setTimeout(LOOK);
	await refused('over the budget', await large(part, 1), INVALID, custom(4));

	// Nonces of the future are taken, and wait until their era ends; as many as a node keeps.
	const waiting = [];
	const used = await nonceNow();
	const now = await api.rpc.chain.getHeader();
	for (let ahead = 1; ahead <= MAX_PENDING; ahead += 1) {
		waiting.push(sign({ ...eraAt(now, WAITING), nonce: used + ahead }));
	}
	const answers = [];
	while (waiting.length > 0) {
		answers.push(...(await Promise.all(waiting.splice(0, BURST).map(submit))));
	}
	const [first] = answers;
	const lost = answers.find(({ hash }) => hash === undefined);
	check(`${MAX_PENDING} with nonces of the future are taken`, lost === undefined, lost);
	const more = sign({ nonce: used + MAX_PENDING + 1 });
	await refused('one more', more, INVALID, custom(6));
	const seen = await status(first.hash);
	check('they wait', seen.state === 'pending', seen);
	let became = seen;
	while (became.state === 'pending') {
		await setTimeout(LOOK);
		became = await status(first.hash);
	}
	// Their signatures held, so it is known that they don't any more because the era is over.
	const ended = became.state === 'refused' && became.code === 'outdated';
	check('until their era ends', ended, became);
	end();
} finally {
	await api.disconnect();
}
