import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { problemWords } from '../../words/say.js';
import { readHoldouts } from './read-holdouts.js';

const shipped = () => JSON.parse(readFileSync('rules/holdouts.json', 'utf8'));
const Q4 = { version: '2026Q4', from: '2026-10-01T00:00:00Z', sharePct: 2 };
const Q3 = { version: '2026Q3', from: '2026-07-01T00:00:00Z', until: '2026-10-01T00:00:00Z', sharePct: 2 };
const shares = { random: 1, 'no-levers': 1, 'eligibility-only': 1 };
const component = (sharesPct: unknown) => ({ components: [{ version: '1', from: Q4.from, sharesPct }] });

function wrongWith(json: unknown): readonly string[] {
  const read = readHoldouts(json);
  if (read.ok) return [];
  for (const problem of read.problems) {
    expect(Object.values(problemWords(problem)).join(' ')).not.toContain('{');
  }
  return read.problems.map(({ path, code }) => `${path} ${code}`);
}

describe('rules/holdouts.json', () => {
  it('is read as shipped, with instants as instants', () => {
    const read = readHoldouts(shipped());
    expect(read.ok && read.value.global.at(-1)).toEqual({ ...Q4, from: new Date(Q4.from) });
    expect(read.ok && read.value.components[0]?.sharesPct).toEqual({
      random: 0.5,
      'no-levers': 0.5,
      'eligibility-only': 0.5,
    });
  });

  it.each([
    ['no versions at all', { global: [], components: [] }],
    ['a control switched off for a while', { global: [Q3, { ...Q4, sharePct: 0 }] }],
    ['nothing exempt', { exempt: [] }],
    ['a version in Chinese', { global: [{ ...Q4, version: '第四季' }] }],
  ])('takes %s', (_case, change) => {
    expect(wrongWith({ ...shipped(), ...change })).toEqual([]);
  });

  it.each([
    [
      'a share of more than everybody',
      { global: [{ ...Q4, sharePct: 101 }] },
      '$.global[0].sharePct HOLDOUT_SHARE_OUT_OF_RANGE',
    ],
    ['a slip of the finger', { global: [{ ...Q4, sharePct: 20 }] }, '$.global[0].sharePct HOLDOUT_SHARE_OUT_OF_RANGE'],
    [
      'a share below nothing',
      { neverRotated: { version: '1', sharePct: -1 } },
      '$.neverRotated.sharePct HOLDOUT_SHARE_OUT_OF_RANGE',
    ],
    ['a share as text', { global: [{ ...Q4, sharePct: '2' }] }, '$.global[0].sharePct WRONG_TYPE'],
    ['no number', { global: [{ ...Q4, sharePct: Number.NaN }] }, '$.global[0].sharePct HOLDOUT_SHARE_OUT_OF_RANGE'],
    [
      'component shares too large',
      component({ ...shares, random: 40 }),
      '$.components[0].sharesPct.random HOLDOUT_SHARE_OUT_OF_RANGE',
    ],
    ['a component nobody knows', component({ ...shares, lucky: 1 }), '$.components[0].sharesPct.lucky UNKNOWN_FIELD'],
    [
      'two versions at once',
      { global: [{ ...Q3, until: '2026-10-02T00:00:00Z' }, Q4] },
      '$.global[1].from HOLDOUT_VERSIONS_OVERLAP',
    ],
    [
      'days without a control',
      { global: [{ ...Q3, until: '2026-09-30T00:00:00Z' }, Q4] },
      '$.global[1].from HOLDOUT_VERSIONS_GAP',
    ],
    ['one after one without end', { global: [{ ...Q4, version: 'x' }, Q4] }, '$.global[0].until HOLDOUT_NEVER_ENDS'],
    ['a last one that ends', { global: [Q3] }, '$.global[0].until HOLDOUT_ENDS'],
    [
      'one salt for two versions',
      { global: [Q3, { ...Q4, version: '2026Q3' }] },
      '$.global[1].version HOLDOUT_VERSION_TWICE',
    ],
    [
      'an end before the beginning',
      { global: [{ ...Q3, until: Q3.from }, Q4] },
      '$.global[0].until HOLDOUT_ENDS_BEFORE_IT_BEGINS',
    ],
    ['a colon in a salt', { global: [{ ...Q4, version: 'a:b' }] }, '$.global[0].version HOLDOUT_VERSION_BAD'],
    [
      'an instant without a zone',
      { global: [{ ...Q4, from: '2026-10-01T00:00:00' }] },
      '$.global[0].from HOLDOUT_INSTANT_BAD',
    ],
    [
      'a day that is none',
      { global: [{ ...Q4, from: '2026-13-01T00:00:00Z' }] },
      '$.global[0].from HOLDOUT_INSTANT_BAD',
    ],
    ['marketing exempt', { exempt: ['marketing'] }, '$.exempt[0] HOLDOUT_PURPOSE_UNKNOWN'],
    ['a text for exemptions', { exempt: 'service' }, '$.exempt WRONG_TYPE'],
    ['a field nobody knows', { globals: [] }, '$.globals UNKNOWN_FIELD'],
    [
      'a mark of nothing',
      { sampleRatio: { blocksBelow: 0, warnsBelow: 0.01, exactBelow: 10 } },
      '$.sampleRatio.blocksBelow HOLDOUT_MARK_BAD',
    ],
    [
      'a warning after the alarm',
      { sampleRatio: { blocksBelow: 0.01, warnsBelow: 0.001, exactBelow: 10 } },
      '$.sampleRatio.warnsBelow HOLDOUT_MARK_BAD',
    ],
  ])('refuses %s', (_case, change, expected) => {
    expect(wrongWith({ ...shipped(), ...change })).toContain(expected);
  });

  it.each([
    ['a list', []],
    ['nothing', null],
  ])('refuses %s in its place', (_case, json) => {
    expect(wrongWith(json)).toEqual(['$ WRONG_TYPE']);
  });
});
