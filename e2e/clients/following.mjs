// SPDX-License-Identifier: Apache-2.0

// A provider of Dedot that begins anew where the node ends, as its first word, what a client follows the chain by.
//
// A node may end it at any time, and the client then asks again (JSON-RPC interface, chainHead_v1_follow, "stop").
// Ours does so first of all where it was asked while it stored a block. Dedot 1.3.0 asks again as well, but takes
// what it is then told only after it has taken it: `DedotClient.new` never comes back.

import { setTimeout as wait } from 'node:timers/promises';
import { WsProvider } from 'dedot';

// What clients follow the chain by.
export const FOLLOW = 'chainHead_v1_follow';
// Milliseconds after which it is asked again: a block is stored by then.
const PAUSE = 200;

export const following = (Provider) =>
	class extends Provider {
		subscribe(input, callback) {
			if (input.subscribe !== FOLLOW) return super.subscribe(input, callback);
			let begun = false;
			return super.subscribe(input, (error, event, subscription) => {
				if (begun || event?.event !== 'stop') {
					begun = true;
					callback(error, event, subscription);
					return;
				}
				wait(PAUSE)
					.then(() => this.subscribe(input, callback))
					// Who has the first one ends the present one by it.
					.then((next) => Object.assign(subscription, next))
					.catch((failed) => callback(failed, null, subscription));
			});
		}
	};

export const FollowingProvider = following(WsProvider);
