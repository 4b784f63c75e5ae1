import { doubleFnv32 } from '../../src/core/kit/hash.js';
import { Cipher } from '../../src/flows/ports/cipher.js';

/** Hides nothing from anybody who looks twice, but keeps the promises: a new text every time, a changed byte is an error. */
export class FakeCipher extends Cipher {
  private nonce = 0;

  override encrypt(text: string): string {
    this.nonce += 1;
    const body = Buffer.from(text, 'utf8').toString('base64url');
    return `fake.${this.nonce}.${doubleFnv32(`${this.nonce}:`, body)}.${body}`;
  }

  override decrypt(sealed: string): string {
    const [kind, nonce, sum, body = '', ...rest] = sealed.split('.');
    const whole = kind === 'fake' && rest.length === 0 && String(doubleFnv32(`${nonce}:`, body)) === sum;
    if (!whole) throw new Error('not a sealed text');
    return Buffer.from(body, 'base64url').toString('utf8');
  }

  override lookup(field: string, text: string): string {
    return `${doubleFnv32(`1:${field}:`, text)}-${doubleFnv32(`2:${field}:`, text)}`;
  }
}
