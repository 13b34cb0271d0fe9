// SPDX-License-Identifier: Apache-2.0

// Signs a line as a browser extension signs raw bytes: wrapped, and with the kind of the key in front.
// Usage: node sign.mjs SECRET_URI TEXT

import { TypeRegistry } from '@polkadot/types';
import { Keyring } from '@polkadot/api';
import { stringToU8a, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';

await cryptoWaitReady();
const [uri, text] = process.argv.slice(2);
const pair = new Keyring({ type: 'sr25519' }).addFromUri(uri);
const signature = pair.sign(u8aWrapBytes(stringToU8a(text)), { withType: true });
// What the chain would read, so that a change of the library's format is seen here.
new TypeRegistry().createType('MultiSignature', signature);
console.log(u8aToHex(signature));
