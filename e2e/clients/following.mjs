// SPDX-License-Identifier: Apache-2.0

// A provider of Dedot for nodes whose first word is that a client follows the chain no more.
//
// A node may end `chainHead_v1_follow` at any time with `stop`, and the client is to ask again. It says so first of
// all while it stores a block (sc-client-db has it among the leaves before it can be read), and as long as finality
// is more than 128 blocks behind. Dedot 1.3.0 asks again, and again at once. It takes one `stop` well while it follows
// the chain. One as it connects is never got over: `DedotClient.new` doesn't come back. Nor is a second one that
// comes while it recovers: what was asked for between the two is never answered. These it doesn't hear of here; they
// are asked in its place.
//
// It needs nothing of Node.js, so a page can have it as well.

import { NetworkDisconnectedError, WsProvider } from 'dedot';

// What Dedot follows the chain by.
export const FOLLOW = 'chainHead_v1_follow';
// How often it is asked for, and milliseconds between: a block is stored by then, and if it is finality that
// stands, `DedotClient.new` fails, and in a client that runs what waits.
const TRIES = 10;
const PAUSE = 500;

export class FollowingProvider extends WsProvider {
	// Whether Dedot has had first blocks, and whether it has heard `stop` since it last had some.
	#hasBegun = false;
	#recovers = false;

	connect() {
		this.#hasBegun = false;
		this.#recovers = false;
		return super.connect();
	}

	async subscribe(input, callback) {
		if (input.subscribe !== FOLLOW) return super.subscribe(input, callback);
		const tell = (error, event, own) => {
			if (event?.event === 'initialized') this.#hasBegun = true;
			if (event?.event === 'initialized' || event?.event === 'stop') this.#recovers = event.event === 'stop';
			callback(error, event, own);
		};
		if (this.#hasBegun && !this.#recovers) return super.subscribe(input, tell);
		try {
			return await this.#ask(input, tell);
		} catch (error) {
			// Dedot gives up recovering.
			this.#recovers = false;
			throw error;
		}
	}

	// Asks until the first word isn't `stop`.
	async #ask(input, tell) {
		let forget;
		const lost = new Promise((_, reject) => {
			// On a new connection Dedot asks anew. As it connects it waits for that where a request ends with the first
			// of these; as it recovers it would make a wrong request of it.
			const Lost = this.#hasBegun ? Error : NetworkDisconnectedError;
			forget = this.once('disconnected', () => reject(new Lost('lost the node that was asked for its chain')));
		});
		try {
			for (let tried = 0; tried < TRIES; tried += 1) {
				if (tried > 0) await Promise.race([new Promise((resolve) => setTimeout(resolve, PAUSE)), lost]);
				const subscription = await Promise.race([this.#askOnce(input, tell), lost]);
				if (subscription) return subscription;
			}
		} finally {
			forget();
		}
		throw new Error(`the node ended ${FOLLOW} ${TRIES} times as it began: is finality far behind?`);
	}

	// What is subscribed to, or nothing if the first word is `stop`.
	async #askOnce(input, tell) {
		let goesOn;
		let told;
		const first = new Promise((resolve) => {
			told = resolve;
		});
		const subscription = await super.subscribe(input, (error, event, own) => {
			goesOn ??= event?.event !== 'stop';
			if (goesOn) tell(error, event, own);
			told();
		});
		await first;
		if (goesOn) return subscription;
		// It has ended for the node, which may say so once more.
		await subscription.unsubscribe().catch(() => {});
	}
}
