// SPDX-License-Identifier: Apache-2.0

// What the checks of the clients share: how they count and end, and keys. Each writing client does the
// same: it reads an officer, the head of his department sets the end of his mandate and fails to set
// the own one, and a stranger is refused.

import { inspect } from 'node:util';
import { Keyring } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';

// Milliseconds in which a client is done, unless it says otherwise.
const PATIENCE = 60_000;
const YEAR = 365 * 24 * 60 * 60 * 1000;

// What the chain says to an account that no department has registered.
export const UNKNOWN_ACCOUNT = 1;

await cryptoWaitReady();
const keyring = new Keyring({ type: 'sr25519' });

// The pair of a secret URI.
export const key = (uri) => keyring.addFromUri(uri);

// A pair that no department has registered.
export const stranger = () => key(`//nobody registered ${Date.now()}`);

// An end of a mandate in a year, in milliseconds since 1970: another one in each run.
export const mandateEnd = () => BigInt(Date.now() + YEAR);

// Begins the checks of a client. One that hangs is ended.
export function begin(client, patience = PATIENCE) {
	let passed = 0;
	const tooLong = () => {
		console.error(`${client}: not done within ${patience / 1000} s, ${passed} passed`);
		process.exit(1);
	};
	setTimeout(tooLong, patience).unref();
	return {
		check(name, holds, seen) {
			const words = typeof seen === 'string' ? seen : inspect(seen, { depth: 6 });
			if (!holds) throw new Error(`${client}: ${name}: ${words}`);
			passed += 1;
			console.log(`ok  ${client}: ${name}`);
		},
		end() {
			console.log(`${client}: ${passed} passed, 0 failed`);
		},
	};
}

// Everything that is written to the console as a warning or an error from now on.
export function warnings() {
	const seen = [];
	for (const kind of ['warn', 'error']) {
		const print = console[kind].bind(console);
		console[kind] = (...parts) => {
			seen.push(parts.join(' '));
			print(...parts);
		};
	}
	return seen;
}
