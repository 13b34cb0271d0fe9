// SPDX-License-Identifier: Apache-2.0

// Connects with the library under Polkadot.js Apps, as it comes from npm, without a type or an
// extension of ours: reads the metadata, signs and submits a call as a registered officer, and is
// refused as a stranger. Usage: node check.mjs WS_URL

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';

const url = process.argv[2] ?? 'ws://127.0.0.1:9944';
const warnings = [];
for (const kind of ['warn', 'error']) {
	const print = console[kind].bind(console);
	console[kind] = (...parts) => {
		warnings.push(parts.join(' '));
		print(...parts);
	};
}

let passed = 0;
function check(name, holds, seen) {
	if (!holds) {
		throw new Error(`${name}: ${seen}`);
	}
	passed += 1;
	console.log(`ok  ${name}`);
}

const api = await ApiPromise.create({ provider: new WsProvider(url), throwOnConnect: true });
const keyring = new Keyring({ type: 'sr25519' });
try {
	check('connects', api.runtimeVersion.specName.eq('govchain'), api.runtimeVersion.specName);

	const pallets = api.runtimeMetadata.asLatest.pallets.map((p) => p.name.toString());
	for (const name of ['Departments', 'IdentityRegistry', 'Approvals', 'Invoices', 'DataAudit']) {
		check(`metadata shows ${name}`, pallets.includes(name), pallets.join(' '));
	}
	check('there is no sudo', !pallets.some((p) => /sudo/i.test(p)), pallets.join(' '));
	check(
		'every extension is known',
		!warnings.some((w) => /unknown signed extension/i.test(w)),
		warnings.join('; '),
	);

	const officer = keyring.addFromUri('//Centre//clerk');
	const info = await api.tx.system.remarkWithEvent('0x676f76').paymentInfo(officer);
	check('a call costs nothing', info.partialFee.isZero(), info.partialFee.toString());

	const events = await new Promise((resolve, reject) => {
		api.tx.system
			.remarkWithEvent('0x676f76')
			.signAndSend(officer, (result) => {
				if (result.dispatchError) reject(new Error(result.dispatchError.toString()));
				if (result.status.isFinalized) resolve(result.events);
				if (result.isError) reject(new Error(result.status.toString()));
			})
			.catch(reject);
		setTimeout(() => reject(new Error('not finalised within a minute')), 60_000);
	});
	check(
		'an officer signs and submits',
		events.some(({ event }) => api.events.system.Remarked.is(event)),
		events.map(({ event }) => event.method).join(' '),
	);

	const stranger = keyring.addFromUri(`//nobody registered ${Date.now()}`);
	const refusal = await api.tx.system
		.remarkWithEvent('0x676f76')
		.signAndSend(stranger)
		.then(
			() => 'taken',
			(error) => error.message,
		);
	check('a stranger is refused with our reason', /Custom error: 1\b/.test(refusal), refusal);

	const immortal = await api.tx.system
		.remarkWithEvent('0x676f76')
		.signAndSend(officer, { era: 0 })
		.then(
			() => 'taken',
			(error) => error.message,
		);
	check('the immortal is refused', /Custom error: 3\b/.test(immortal), immortal);

	console.log(`${passed} passed, 0 failed`);
} finally {
	await api.disconnect();
}
