// SPDX-License-Identifier: Apache-2.0

// A provider of Dedot for nodes whose first word is that a client follows the chain no more.
//
// A node may end `chainHead_v1_follow` at any time with `stop`, and the client is to ask again. It says so first of
// all while it stores a block (sc-client-db has it among the leaves before it can be read), and as long as finality
// is more than 128 blocks behind. Dedot 1.3.0 asks again, but then takes in the chain's first blocks only when it
// has recovered, and has recovered only when it has taken them in: `DedotClient.new` never comes back. Here it hears
// of nothing but what goes on. Once it has had first blocks it recovers by itself, and is left alone.
//
// It needs nothing of Node.js, so a page can have it as well.

import { NetworkDisconnectedError, WsProvider } from 'dedot';

// What Dedot follows the chain by.
export const FOLLOW = 'chainHead_v1_follow';
// How often it is asked for, and milliseconds between: a block is stored by then, and if it is finality that
// stands, `DedotClient.new` fails.
const TRIES = 10;
const PAUSE = 500;

export class FollowingProvider extends WsProvider {
	#begun = false;
	#lost = 0;

	connect() {
		this.#begun = false;
		this.on('disconnected', () => {
			this.#lost += 1;
		});
		return super.connect();
	}

	async subscribe(input, callback) {
		if (input.subscribe !== FOLLOW || this.#begun) return super.subscribe(input, callback);
		const lost = this.#lost;
		for (let tried = 0; tried < TRIES; tried += 1) {
			if (tried > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
			// On a new connection, Dedot itself asks, and this one is forgotten.
			if (this.#lost !== lost) throw new NetworkDisconnectedError('lost the node that was asked for its chain');
			let goesOn;
			let told;
			const first = new Promise((resolve) => {
				told = resolve;
			});
			const subscription = await super.subscribe(input, (error, event, own) => {
				goesOn ??= event?.event !== 'stop';
				this.#begun ||= goesOn;
				if (goesOn) callback(error, event, own);
				told();
			});
			await first;
			if (goesOn) return subscription;
			// It has ended for the node, which may say so once more.
			await subscription.unsubscribe().catch(() => {});
		}
		throw new Error(`the node ended ${FOLLOW} ${TRIES} times as it began: is finality far behind?`);
	}
}
