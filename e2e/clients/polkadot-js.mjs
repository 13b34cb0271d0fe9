// SPDX-License-Identifier: Apache-2.0

// The library under Polkadot.js Apps, as it comes from npm, without a type or an extension of ours.
// Usage: node polkadot-js.mjs WS_URL HEAD OFFICER
//   HEAD, OFFICER   secret URIs of the head of a department and of an officer of it

import { ApiPromise, WsProvider } from '@polkadot/api';
import { begin, key, mandateEnd, stranger, UNKNOWN_ACCOUNT, warnings } from './checks.mjs';

const [url, headUri, officerUri] = process.argv.slice(2);
const { check, end } = begin('polkadot.js');
const warned = warnings();
const head = key(headUri);
const officer = key(officerUri);

const api = await ApiPromise.create({ provider: new WsProvider(url), throwOnConnect: true });
try {
	check('connects', api.runtimeVersion.specName.eq('govchain'), api.runtimeVersion.specName);

	const pallets = api.runtimeMetadata.asLatest.pallets.map((p) => p.name.toString());
	for (const name of ['Departments', 'IdentityRegistry', 'Approvals', 'Invoices', 'DataAudit']) {
		check(`metadata shows ${name}`, pallets.includes(name), pallets.join(' '));
	}
	check('there is no sudo', !pallets.some((p) => /sudo/i.test(p)), pallets.join(' '));
	check(
		'every extension is known',
		!warned.some((w) => /unknown signed extension/i.test(w)),
		warned.join('; '),
	);

	// A call by `who`: its outcome in a final block.
	const send = (call, who) =>
		new Promise((resolve, reject) => {
			call
				.signAndSend(who, (result) => {
					if (result.isError) reject(new Error(result.status.toString()));
					if (result.status.isFinalized) resolve(result);
				})
				.catch(reject);
		});

	const info = await api.tx.system.remarkWithEvent('0x676f76').paymentInfo(head);
	check('a call costs nothing', info.partialFee.isZero(), info.partialFee.toString());
	const remarked = await send(api.tx.system.remarkWithEvent('0x676f76'), head);
	check(
		'an officer signs and submits',
		remarked.events.some(({ event }) => api.events.system.Remarked.is(event)),
		remarked.toHuman(),
	);

	const before = (await api.call.departmentsApi.officer(officer.address)).unwrap();
	const department = before.department.toNumber();
	const name = (await api.query.departments.names(department)).unwrap().toUtf8();
	check('reads an officer and its department', /\p{Script=Han}/u.test(name), name);

	const until = mandateEnd();
	const set = await send(api.tx.departments.setMandate(officer.address, until), head);
	const event = set.events.find(({ event }) => api.events.departments.MandateSet.is(event));
	check(
		'a call of ours is final',
		event?.event.data.mandateEnd.unwrap().toBigInt() === until,
		set.toHuman(),
	);
	const final = await api.at(set.status.asFinalized);
	const after = (await final.call.departmentsApi.officer(officer.address)).unwrap();
	check('its outcome is read', after.mandateEnd.unwrap().toBigInt() === until, after.toHuman());

	const own = await send(api.tx.departments.setMandate(head.address, until), head);
	const error = api.registry.findMetaError(own.dispatchError.asModule);
	check('what fails in the block has a name', error.name === 'OwnMandate', error);

	const open = api.tx.departments.setMandate(officer.address, null);
	const refusal = await send(open, stranger()).then(
		() => 'taken',
		(error) => error.message,
	);
	const reason = new RegExp(`Custom error: ${UNKNOWN_ACCOUNT}\\b`);
	check('a stranger is refused with our reason', reason.test(refusal), refusal);
	end();
} finally {
	await api.disconnect();
}
