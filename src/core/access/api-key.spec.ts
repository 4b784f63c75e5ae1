import { describe, expect, it } from '@jest/globals';
import { isKey, isKeyForm, KEY_SCOPES, keyMay, keyOf } from './api-key.js';
import { PERMISSIONS } from './permission.js';

describe('an API key', () => {
  it('may do what it was made for and nothing else', () => {
    const events = PERMISSIONS.filter((permission) => keyMay({ scopes: ['events:write'] }, permission));
    expect(events).toEqual(['events.write']);
    const messages = PERMISSIONS.filter((permission) => keyMay({ scopes: ['messages:write'] }, permission));
    expect(messages).toEqual(['messages.write']);
    expect(PERMISSIONS.filter((permission) => keyMay({ scopes: [] }, permission))).toEqual([]);
  });

  it('never reads of people, nor makes keys', () => {
    for (const permission of ['customers.read', 'personal.read', 'keys.write', 'users.write'] as const) {
      expect(keyMay({ scopes: KEY_SCOPES }, permission)).toBe(false);
    }
  });

  it.each([
    ['a key', keyOf('a2'.repeat(26)), true, true],
    ['one that is too short', keyOf('a2'), true, false],
    ['one that is too long', keyOf('a2'.repeat(27)), true, false],
    ['one in capitals', keyOf('A2'.repeat(26)), true, false],
    ['one with a line after it', `${keyOf('a2'.repeat(26))}\n`, true, false],
    ['a log-in token', 'eyJhbGciOiJIUzI1NiJ9.e30.x', false, false],
    ['nothing', '', false, false],
  ])('%s', (_case, text, asksWithKey, ofForm) => {
    expect([isKey(text), isKeyForm(text)]).toEqual([asksWithKey, ofForm]);
  });
});
