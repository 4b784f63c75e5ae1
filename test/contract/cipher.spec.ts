import { describe, expect, it } from '@jest/globals';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import { FakeCipher } from '../fakes/fake-cipher.js';
import { describeCipher } from './cipher.contract.js';

describeCipher('FakeCipher', () => new FakeCipher());
describeCipher('AesCipher', () => new AesCipher(Buffer.alloc(32, 1)));

describe('AesCipher and its key', () => {
  const other = new AesCipher(Buffer.alloc(32, 2));
  const own = new AesCipher(Buffer.alloc(32, 1));

  it('another key opens nothing and finds nothing', () => {
    expect(() => other.decrypt(own.encrypt('ann'))).toThrow();
    expect(other.lookup('email', 'ann')).not.toBe(own.lookup('email', 'ann'));
  });

  it.each([0, 16, 31, 33])('a key of %d bytes is refused', (bytes) => {
    expect(() => new AesCipher(Buffer.alloc(bytes))).toThrow('32 bytes');
  });
});
