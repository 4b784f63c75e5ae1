import { hash as digest, randomBytes } from 'node:crypto';
import { Ids } from '../../flows/ports/ids.js';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const TOKEN_BYTES = 20;
const SECRET_BYTES = 32;

/** RFC 4648 base32 in lower case, without padding. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held & 31) << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31];
    }
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

export class RandomIds extends Ids {
  token(): string {
    return base32(randomBytes(TOKEN_BYTES));
  }

  secret(): string {
    return base32(randomBytes(SECRET_BYTES));
  }

  publicId(prefix: 'dec' | 'out', id: string): string {
    return `${prefix}_${base32(digest('sha256', id, 'buffer'))}`;
  }

  hash(text: string): string {
    return digest('sha256', text, 'hex');
  }
}
