import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigSchema, readConfig } from '../src/config.js';

const text = readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8');
const lines = text.split('\n').map((line, at) => ({ line, at, found: /^(# )?([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) }));
const settings = lines
  .filter(({ found }) => found !== null)
  .map(({ at, found }) => ({ at, name: found?.[2] ?? '', isOn: found?.[1] === undefined, value: found?.[3] ?? '' }));

describe('.env.example', () => {
  it('names every setting there is, once, and no other', () => {
    expect(settings.map(({ name }) => name).sort()).toEqual(Object.keys(ConfigSchema.shape).sort());
  });

  it('explains each in English and Chinese', () => {
    for (const { at, name } of settings) {
      expect({ name, note: lines[at - 1]?.line }).toEqual({
        name,
        note: expect.stringMatching(/^# .+ \/ .*\p{Script=Han}/u),
      });
    }
  });

  it('changes nothing when used as it is: its values are the defaults', () => {
    const given = Object.fromEntries(settings.filter(({ isOn }) => isOn).map(({ name, value }) => [name, value]));
    expect(readConfig(given, '/x')).toEqual(readConfig({}, '/x'));
  });
});
