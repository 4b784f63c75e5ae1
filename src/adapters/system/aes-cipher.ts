import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Cipher } from '../../flows/ports/cipher.js';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Names algorithm and layout: base64url of nonce, ciphertext, tag. It is authenticated with the text. */
const VERSION = 'v1';

function derived(key: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `tidemark personal data ${use} ${VERSION}`, KEY_BYTES));
}

/** One key is given; texts are sealed with one derived from it, looked up with another, so that neither tells the other. */
export class AesCipher extends Cipher {
  private readonly sealing: Buffer;
  private readonly hashing: Buffer;

  constructor(key: Uint8Array) {
    super();
    if (key.length !== KEY_BYTES) throw new Error(`the personal-data key must be ${KEY_BYTES} bytes`);
    this.sealing = derived(key, 'encryption');
    this.hashing = derived(key, 'look-up');
  }

  encrypt(text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealing, nonce);
    cipher.setAAD(Buffer.from(VERSION));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${VERSION}.${sealed.toString('base64url')}`;
  }

  decrypt(sealed: string): string {
    const [version, body = '', ...rest] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    // Bits that base64 leaves over would change the text without changing the bytes: one form only is accepted.
    const whole = bytes.length >= NONCE_BYTES + TAG_BYTES && bytes.toString('base64url') === body && rest.length === 0;
    if (version !== VERSION || !whole) throw new Error('not a text sealed by this product');
    const decipher = createDecipheriv('aes-256-gcm', this.sealing, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(VERSION));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  }

  lookup(field: string, text: string): string {
    return createHmac('sha256', this.hashing).update(field).update('\0').update(text).digest('base64url');
  }
}
