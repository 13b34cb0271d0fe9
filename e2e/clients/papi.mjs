// SPDX-License-Identifier: Apache-2.0

// PAPI, with its signer for wallets in a browser: an injected extension signs what the library
// hands it, without knowing the chain's metadata. Nothing is generated beforehand.
// Usage: node papi.mjs WS_URL HEAD OFFICER
//   HEAD, OFFICER   secret URIs of the head of a department and of an officer of it

import { TypeRegistry } from '@polkadot/types';
import { createClient } from 'polkadot-api';
import { connectInjectedExtension } from 'polkadot-api/pjs-signer';
import { getWsProvider } from 'polkadot-api/ws';
import WebSocket from 'ws';
import { begin, key, mandateEnd, stranger, UNKNOWN_ACCOUNT, warnings } from './checks.mjs';

const [url, headUri, officerUri] = process.argv.slice(2);
const { check, end } = begin('PAPI');
const warned = warnings();
const head = key(headUri);
const nobody = stranger();
const officer = key(officerUri).address;

// A wallet as an extension of the browser puts it into the page.
const pairs = [head, nobody];
const accounts = pairs.map(({ address }) => ({ address, type: 'sr25519' }));
const signPayload = async (payload) => {
	const registry = new TypeRegistry();
	registry.setSignedExtensions(payload.signedExtensions);
	const { version } = payload;
	const pair = pairs.find(({ address }) => address === payload.address);
	return { id: 1, ...registry.createType('ExtrinsicPayload', payload, { version }).sign(pair) };
};
const enable = async () => ({
	accounts: { get: async () => accounts, subscribe: () => () => {} },
	signer: { signPayload, signRaw: async () => Promise.reject(new Error('not asked for')) },
});
globalThis.window = { injectedWeb3: { wallet: { enable } } };
const wallet = await connectInjectedExtension('wallet');
const [headSigner, strangerSigner] = wallet.getAccounts().map((one) => one.polkadotSigner);

// Older releases of Node.js have no WebSocket of their own.
const client = createClient(getWsProvider(url, { websocketClass: WebSocket }));
const api = client.getUnsafeApi();
try {
	const { name: chain } = await client.getChainSpecData();
	check('connects', /Govchain/.test(chain), chain);

	const before = await api.apis.DepartmentsApi.officer(officer);
	const name = await api.query.Departments.Names.getValue(before.department);
	const words = new TextDecoder().decode(name);
	check('reads an officer and its department', /\p{Script=Han}/u.test(words), words);

	const until = mandateEnd();
	const setMandate = (account, mandate_end) =>
		api.tx.Departments.set_mandate({ account, mandate_end });
	const set = await setMandate(officer, until).signAndSubmit(headSigner);
	const isSet = ({ type, value }) => type === 'Departments' && value.type === 'MandateSet';
	const event = set.events.find(isSet);
	check('a call of ours is final', set.ok && event?.value.value.mandate_end === until, set);
	const at = set.block.hash;
	const after = await api.apis.DepartmentsApi.officer(officer, { at });
	check('its outcome is read', after.mandate_end === until, after);

	const own = await setMandate(head.address, until).signAndSubmit(headSigner);
	const error = own.dispatchError;
	check(
		'what fails in the block has a name',
		error?.value.type === 'Departments' && error.value.value.type === 'OwnMandate',
		own,
	);

	const refusal = await setMandate(officer, undefined)
		.signAndSubmit(strangerSigner)
		.then(
			() => 'taken',
			(error) => error.error,
		);
	check(
		'a stranger is refused with our reason',
		refusal?.value?.type === 'Custom' && refusal.value.value === UNKNOWN_ACCOUNT,
		refusal,
	);
	check('the wallet signs without a warning', warned.length === 0, warned.join('; '));
	end();
} finally {
	client.destroy();
}
