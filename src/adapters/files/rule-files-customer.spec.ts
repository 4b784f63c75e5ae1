import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../core/kit/problem.js';
import { problemWords } from '../../core/words/say.js';
import { readCustomerRules } from './rule-files-customer.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tidemark-rules-'));
  for (const file of ['events.json', 'merge.json']) cpSync(join('rules', file), join(dir, file));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const read = async (zone: string | null = 'Asia/Shanghai') => {
  const problems: Problem[] = [];
  const rules = await readCustomerRules(dir, zone, problems);
  return { rules, said: problems.map(({ path, code }) => `${path} ${code}`), problems };
};
const edit = (file: string, from: string, to: string) => {
  const text = readFileSync(join(dir, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(dir, file), text.replace(from, to));
};

describe('what the files say of the customer record', () => {
  it('is read as shipped, in the zone of the operator', async () => {
    const { rules, said } = await read();
    expect(said).toEqual([]);
    expect(rules?.counting).toEqual({ zone: 'Asia/Shanghai', keptDays: rules?.events.keptDays });
    expect(rules?.merging.get('consents')).toBe('withdrawn-wins');
  });

  it.each<[string, () => void, string]>([
    ['a file that is not there', () => rmSync(join(dir, 'merge.json')), 'merge.json FILE_MISSING'],
    ['no JSON', () => writeFileSync(join(dir, 'events.json'), '{'), 'events.json FILE_NOT_JSON'],
    [
      'a kind kept for no day',
      () => edit('events.json', '"recharge": 92', '"recharge": 0'),
      'events.json: $.keptDays.recharge MAPPING_NOT_IN_RANGE',
    ],
    [
      'a rule that does not fit',
      () => edit('merge.json', '"sex": "newest"', '"sex": "sum"'),
      'merge.json: $.basic.sex VALUE_NOT_ALLOWED',
    ],
  ])('is refused with %s, by its file and place', async (_case, change, expected) => {
    change();
    const { rules, said, problems } = await read();
    expect([rules, said]).toEqual([null, [expected]]);
    expect(problems.flatMap((one) => Object.values(problemWords(one))).join()).not.toMatch(
      /\{(least|most|allowed|value)\}/,
    );
  });

  it('names what is wrong with both files at once', async () => {
    writeFileSync(join(dir, 'events.json'), '[]');
    writeFileSync(join(dir, 'merge.json'), '7');
    expect((await read()).said).toEqual(['events.json: $ WRONG_TYPE', 'merge.json: $ WRONG_TYPE']);
  });

  it('is nothing without a zone', async () => {
    expect((await read(null)).rules).toBeNull();
  });
});
