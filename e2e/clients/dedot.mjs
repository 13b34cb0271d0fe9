// SPDX-License-Identifier: Apache-2.0

// Dedot over the new JSON-RPC (chainHead, transaction), without generated types.
// Usage: node dedot.mjs WS_URL HEAD OFFICER
//   HEAD, OFFICER   secret URIs of the head of a department and of an officer of it

import { DedotClient, WsProvider } from 'dedot';
import { hexToString } from 'dedot/utils';
import { begin, key, mandateEnd, stranger, UNKNOWN_ACCOUNT } from './checks.mjs';
import { FOLLOW, FollowingProvider } from './following.mjs';

const [url, headUri, officerUri] = process.argv.slice(2);
const { check, end } = begin('Dedot');
const head = key(headUri);
const officer = key(officerUri).address;

// Ends what follows the chain, as a node does now and then, so that what is done about it is seen to work: as it
// begins, twice when the client connects, when it was ended as it ran, and after a lost connection.
const { subscribe } = WsProvider.prototype;
const asked = { ended: 0, toEnd: 2 };
let endRunning;
WsProvider.prototype.subscribe = async function (input, callback) {
	if (input.subscribe !== FOLLOW) return subscribe.call(this, input, callback);
	const isEnded = asked.toEnd > 0;
	if (isEnded) {
		asked.toEnd -= 1;
		asked.ended += 1;
	}
	let isOver = false;
	let running;
	const subscription = await subscribe.call(this, input, (error, event, own) => {
		running = own;
		if (!isOver) callback(error, isEnded ? { event: 'stop' } : event, own);
	});
	endRunning = () => {
		isOver = true;
		callback(null, { event: 'stop' }, running);
		return subscription.unsubscribe();
	};
	return subscription;
};

const client = await DedotClient.new(new FollowingProvider(url));
try {
	const { specName } = client.runtimeVersion;
	check('connects', specName === 'govchain', specName);
	check('asks again for a chain that was ended as it began', asked.ended === 2, asked);

	const before = await client.call.departmentsApi.officer(officer);
	const name = await client.query.departments.names(before.department);
	const words = hexToString(name);
	check('reads an officer and its department', /\p{Script=Han}/u.test(words), words);

	const readName = () => client.query.departments.names(before.department);
	const allEnded = async () => {
		while (asked.toEnd > 0) await new Promise((resolve) => setTimeout(resolve, 100));
	};
	asked.toEnd = 2;
	const [, meanwhile] = await Promise.all([endRunning(), readName(), allEnded()]);
	check('goes on when its chain is ended as it runs', meanwhile === name && (await readName()) === name, asked);
	asked.toEnd = 2;
	await client.provider.disconnect(true);
	await allEnded();
	// What was read before is remembered.
	await client.clearCache(true);
	check('goes on after a lost connection', (await readName()) === name, asked);

	const until = mandateEnd();
	const setMandate = (account, end) => client.tx.departments.setMandate(account, end);
	// A call by `who`: its outcome in a final block. With a callback, because a refusal before would
	// reject two promises of which `untilFinalized` gives one.
	const send = (call, who) =>
		new Promise((resolve, reject) => {
			call
				.signAndSend(who, (result) => {
					const { type } = result.status;
					if (type === 'Finalized') resolve(result);
					if (type === 'Invalid' || type === 'Drop') reject(new Error(type));
				})
				.catch(reject);
		});
	const set = await send(setMandate(officer, until), head);
	const event = client.events.departments.MandateSet.find(set.events);
	check('a call of ours is final', event?.palletEvent.data.mandateEnd === until, set);
	const final = await client.at(set.status.value.blockHash);
	const after = await final.call.departmentsApi.officer(officer);
	check('its outcome is read', after.mandateEnd === until, after);

	const own = await send(setMandate(head.address, until), head);
	check(
		'what fails in the block has a name',
		client.errors.departments.OwnMandate.is(own.dispatchError),
		own.dispatchError,
	);

	const refusal = await send(setMandate(officer, undefined), stranger()).then(
		() => 'taken',
		(error) => error.data?.err,
	);
	check(
		'a stranger is refused with our reason',
		refusal?.value?.type === 'Custom' && refusal.value.value === UNKNOWN_ACCOUNT,
		refusal,
	);
	end();
} finally {
	await client.disconnect();
}
