// SPDX-License-Identifier: Apache-2.0

// A provider of Dedot for nodes whose first word is that a client follows the chain no more.
//
// A node may end `chainHead_v1_follow` at any time with `stop`, and the client is to ask again. It says so first of
// all while it stores a block (sc-client-db has it among the leaves before it can be read), and as long as finality
// is more than 128 blocks behind. Dedot 1.3.0 asks again, but only while it follows the chain does it take that well.
// One as it connects is never got over: `DedotClient.new` doesn't come back. After a reconnection, or where a second
// one comes while it recovers, it makes a wrong request, or what was asked for is never answered. So it hears of no
// `stop` that is a first word: the provider asks in its place.
//
// It needs nothing of Node.js, so a page can have it as well.

import { NetworkDisconnectedError, WsProvider } from 'dedot';

// What Dedot follows the chain by.
export const FOLLOW = 'chainHead_v1_follow';
// Milliseconds until it is asked for again: a block is stored by then.
const PAUSE = 500;
// How often it is asked for until Dedot has had first blocks: if it is finality that stands, `DedotClient.new` fails.
// For a client that runs it is asked for as long as the node is connected.
const TRIES = 10;
// What needs a chain that is followed. Dedot repeats it without a pause while there is none, so it waits.
const NEEDS_CHAIN = /^chainHead_v1_(body|call|header|storage)$/;

export class FollowingProvider extends WsProvider {
	// Whether Dedot has had first blocks.
	#hasBegun = false;
	// The name under which the chain is followed, when it goes on; nothing if it was given up, or never asked for.
	#asking = Promise.resolve();

	connect() {
		this.#hasBegun = false;
		return super.connect();
	}

	async send(method, params) {
		if (!NEEDS_CHAIN.test(method)) return super.send(method, params);
		// It was made with the name of what was followed before.
		const followed = await this.#asking;
		return super.send(method, followed ? [followed, ...params.slice(1)] : params);
	}

	async subscribe(input, callback) {
		if (input.subscribe !== FOLLOW) return super.subscribe(input, callback);
		const asking = this.#ask(input, callback);
		this.#asking = asking.then(
			({ subscriptionId }) => subscriptionId,
			() => undefined,
		);
		return asking;
	}

	// Asks until the first word isn't `stop`.
	async #ask(input, callback) {
		let forget;
		const lost = new Promise((_, reject) => {
			// Dedot asks anew on a new connection. Until it has had first blocks it does so from the start, and waits
			// for that if it gets the first of these errors; later it would repeat the request, and wrongly.
			const Lost = this.#hasBegun ? Error : NetworkDisconnectedError;
			forget = this.once('disconnected', () => reject(new Lost('lost the node that was asked for its chain')));
		});
		try {
			for (let tried = 0; this.#hasBegun || tried < TRIES; tried += 1) {
				if (tried > 0) await Promise.race([new Promise((resolve) => setTimeout(resolve, PAUSE)), lost]);
				const subscription = await Promise.race([this.#askOnce(input, callback), lost]);
				if (subscription) return subscription;
			}
		} finally {
			forget();
		}
		throw new Error(`the node ended ${FOLLOW} ${TRIES} times as it began: is finality far behind?`);
	}

	// What is subscribed to, or nothing if the first word is `stop`.
	async #askOnce(input, callback) {
		let goesOn;
		let told;
		const first = new Promise((resolve) => {
			told = resolve;
		});
		const subscription = await super.subscribe(input, (error, event, own) => {
			goesOn ??= event?.event !== 'stop';
			this.#hasBegun ||= event?.event === 'initialized';
			if (goesOn) callback(error, event, own);
			told();
		});
		await first;
		if (goesOn) return subscription;
		// It has ended for the node, which may say so once more.
		await subscription.unsubscribe().catch(() => {});
	}
}
