import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { readSegmentPlan } from './segment-plan.js';

const shipped = JSON.parse(readFileSync('rules/policy/segments.json', 'utf8')) as Record<string, unknown>;
const small = { ...shipped, segments: ['kind'], needs: ['spend'], responses: ['nps'] };
const CATALOGUE = aCatalogue(
  aFact({ name: 'kind', type: 'enum', values: ['A', 'B'] }),
  aFact({ name: 'spend', type: 'number' }),
  aFact({ name: 'nps', type: 'number' }),
  aFact({ name: 'since', type: 'day' }),
);

it('shares are of one', () => {
  const read = readSegmentPlan({ ...small, leastSharePct: 2.5, leastStayPct: 80 }, CATALOGUE);
  expect(read).toMatchObject({ ok: true, value: { leastShare: 0.025, leastStay: 0.8, segments: ['kind'] } });
});

it.each<[string, unknown, string]>([
  ['nothing', null, '$ WRONG_TYPE'],
  ['a fact nobody knows', { ...small, needs: ['spent'] }, '$.needs[0] UNKNOWN_FACT'],
  ['segments that are no enum', { ...small, segments: ['spend'] }, '$.segments[0] FACT_TYPE_DIFFERS'],
  ['a day to compare', { ...small, responses: ['since'] }, '$.responses[0] FACT_TYPE_DIFFERS'],
  ['an empty list', { ...small, needs: [] }, '$.needs EMPTY_LIST'],
  ['a list that is none', { ...small, needs: 'spend' }, '$.needs WRONG_TYPE'],
  ['a name that is none', { ...small, needs: [3] }, '$.needs[0] WRONG_TYPE'],
  ['half a customer', { ...small, leastCustomers: 1.5 }, '$.leastCustomers NOT_WHOLE_BETWEEN'],
  ['a share above all', { ...small, leastSharePct: 100.5 }, '$.leastSharePct NOT_BETWEEN'],
  ['an association above one', { ...small, leastAssociation: 1.01 }, '$.leastAssociation NOT_BETWEEN'],
  ['a mark that is text', { ...small, mostShift: '1' }, '$.mostShift WRONG_TYPE'],
])('%s is refused', (_case, json, expected) => {
  const read = readSegmentPlan(json, CATALOGUE);
  expect(read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`)).toContain(expected);
});

it.each([
  ['leastAssociation', 1],
  ['leastSharePct', 100],
  ['mostShift', 0],
])('%s may be %d', (name, value) => {
  expect(readSegmentPlan({ ...small, [name]: value }, CATALOGUE).ok).toBe(true);
});
