import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { Cipher } from '../../flows/ports/cipher.js';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Names algorithm and layout: base64url of nonce, ciphertext, tag. It is authenticated with the text. */
const VERSION = 'v1';

/** A key object: handing bytes to the cipher anew for every text costs four times the enciphering. */
function derived(key: Uint8Array, use: string): KeyObject {
  const info = `tidemark personal data ${use} ${VERSION}`;
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, new Uint8Array(), info, KEY_BYTES)));
}

/** One key is given; texts are sealed with one derived from it, looked up with another, so that neither tells the other. */
export class AesCipher extends Cipher {
  private readonly sealing: KeyObject;
  private readonly hashing: KeyObject;
  private readonly nonces = Buffer.alloc(NONCE_BYTES * 512);
  private nextNonce = this.nonces.length;

  constructor(key: Uint8Array) {
    super();
    if (key.length !== KEY_BYTES) throw new Error(`the personal-data key must be ${KEY_BYTES} bytes`);
    this.sealing = derived(key, 'encryption');
    this.hashing = derived(key, 'look-up');
  }

  encrypt(text: string): string {
    const nonce = this.nonce();
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
    return createHmac('sha256', this.hashing).update(`${field}\0${text}`).digest('base64url');
  }

  /** Random bytes are drawn for many texts at once; none is used twice. */
  private nonce(): Uint8Array {
    if (this.nextNonce === this.nonces.length) {
      randomFillSync(this.nonces);
      this.nextNonce = 0;
    }
    this.nextNonce += NONCE_BYTES;
    return this.nonces.subarray(this.nextNonce - NONCE_BYTES, this.nextNonce);
  }
}
