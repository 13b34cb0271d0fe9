// SPDX-License-Identifier: Apache-2.0

// A provider of Dedot for nodes whose first word is that a client follows the chain no more.
//
// A node may end `chainHead_v1_follow` at any time with `stop`, and the client is to ask again. It says so first of
// all while it stores a block (sc-client-db has it among the leaves before it can be read), and as long as finality
// is more than 128 blocks behind. Dedot 1.3.0 asks again, at once. As it connects, it then takes in the chain's first
// blocks only when it has recovered, and has recovered only when it has taken them in: `DedotClient.new` never comes
// back. Later, what was asked for between two `stop` is never answered. So it hears of nothing here but what goes on.
//
// It needs nothing of Node.js, so a page can have it as well.

import { NetworkDisconnectedError, WsProvider } from 'dedot';

// What Dedot follows the chain by.
export const FOLLOW = 'chainHead_v1_follow';
// Milliseconds until it is asked for again: a block is stored by then.
const PAUSE = 500;
// How often it is asked for until it has gone on once: if it is finality that stands, `DedotClient.new` fails. A
// client that runs waits for it, as long as the node is connected.
const TRIES = 10;

export class FollowingProvider extends WsProvider {
	#begun = false;

	async subscribe(input, callback) {
		if (input.subscribe !== FOLLOW) return super.subscribe(input, callback);
		let isLost = false;
		let told;
		const forget = this.once('disconnected', () => {
			isLost = true;
			told?.();
		});
		try {
			for (let tried = 0; this.#begun || tried < TRIES; tried += 1) {
				if (tried > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
				// On a new connection, Dedot itself asks, and this one is forgotten.
				if (isLost) throw new NetworkDisconnectedError('lost the node that was asked for its chain');
				let goesOn;
				const first = new Promise((resolve) => {
					told = resolve;
				});
				const subscription = await super.subscribe(input, (error, event, own) => {
					goesOn ??= event?.event !== 'stop';
					this.#begun ||= event?.event === 'initialized';
					if (goesOn) callback(error, event, own);
					told();
				});
				await first;
				if (goesOn) return subscription;
				// It has ended for the node, which may say so once more.
				if (!isLost) await subscription.unsubscribe().catch(() => {});
			}
		} finally {
			forget();
		}
		throw new Error(`the node ended ${FOLLOW} ${TRIES} times as it began: is finality far behind?`);
	}
}
