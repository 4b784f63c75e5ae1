import { describe, expect, it } from '@jest/globals';
import type { Cipher } from '../../src/flows/ports/cipher.js';

export function describeCipher(name: string, make: () => Cipher): void {
  describe(`${name} keeps what identifies a person`, () => {
    it.each(['', 'a', 'ann@example.invalid', '潮位 🌊', 'x'.repeat(10_000)])('gives "%.20s" back', (text) => {
      const cipher = make();
      expect(cipher.decrypt(cipher.encrypt(text))).toBe(text);
    });

    it('seals the same text differently every time', () => {
      const cipher = make();
      expect(new Set(Array.from({ length: 100 }, () => cipher.encrypt('same'))).size).toBe(100);
    });

    it('refuses a text of which any character was changed', () => {
      const cipher = make();
      const sealed = cipher.encrypt('ann@example.invalid');
      for (let index = 0; index < sealed.length; index += 1) {
        const other = sealed[index] === 'A' ? 'B' : 'A';
        expect(() => cipher.decrypt(sealed.slice(0, index) + other + sealed.slice(index + 1))).toThrow();
      }
    });

    it.each(['', 'v1.', 'v1.AAAA', 'plain text', 'v2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
      'refuses "%s"',
      (text) => {
        expect(() => make().decrypt(text)).toThrow();
      },
    );

    it('looks the same value up alike, and apart by field', () => {
      const cipher = make();
      expect(cipher.lookup('email', 'a')).toBe(make().lookup('email', 'a'));
      expect(cipher.lookup('email', 'a')).not.toBe(cipher.lookup('name', 'a'));
      expect(cipher.lookup('email', 'a')).not.toBe(cipher.lookup('email', 'b'));
      expect(cipher.lookup('email', 'ann@example.invalid')).not.toContain('ann');
    });
  });
}
