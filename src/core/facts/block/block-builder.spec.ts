import { expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { columnOf, sheetAt } from '../fact-block.js';
import type { FactDefinition } from '../fact-catalogue.js';
import type { FactValue } from '../fact-sheet.js';
import { BlockBuilder } from './block-builder.js';

const NAMES = ['tenureMonths', 'senior', 'exitDate', 'planCode', 'spendByMonth', 'bills'];
const PLACES = new Map(NAMES.map((name, place) => [name, place]));
const year = [...Array(11).fill(null), 5];
const bills = [{ amount: 1, dueOn: null, paid: true, channel: 'app' }];
const KNOWN: readonly FactValue[] = [1.5, true, '2026-11-02', 'x', year, bills];
const MISSING: readonly FactValue[] = NAMES.map(() => null);
/** Of each fact what is none of its type. */
const WRONG: readonly FactValue[] = ['1', 1, '2026-02-30', 5, 'no series', 'no list'];

const builder = (room: number, places = PLACES) => new BlockBuilder(NAMES, places, FIELD_FACTS, room);

it.each([
  ['rows that were expected', 8],
  ['more rows than were expected', 1],
])('%s are as their columns would be', (_case, room) => {
  const rows = [KNOWN, MISSING, WRONG, KNOWN, KNOWN];
  const built = builder(room);
  for (const [at, row] of rows.entries()) built.put(`c-${at}`, row);
  const { n, ids, columns } = built.done();
  expect([n, ids]).toEqual([5, ['c-0', 'c-1', 'c-2', 'c-3', 'c-4']]);
  for (const [place, name] of NAMES.entries()) {
    const facts = rows.map((row) => row[place] ?? null);
    expect(columns.get(name)).toEqual(columnOf(facts, FIELD_FACTS.get(name) as FactDefinition));
  }
});

it('what was cleared leaves nothing behind', () => {
  const [again, anew] = [builder(2), builder(2)];
  for (const id of ['a', 'b', 'c']) again.put(id, KNOWN);
  again.clear();
  for (const one of [again, anew]) {
    one.put('d', MISSING);
    one.put('e', [2, false, null, 'y', null, []]);
  }
  expect(again.done()).toEqual(anew.done());
});

it('a fact that has no place is missing, in lists too', () => {
  const built = builder(1, new Map([['planCode', 0]]));
  built.put('a', ['x']);
  const { planCode, ...others } = sheetAt(built.done(), 0);
  expect(planCode).toBe('x');
  expect(Object.values(others)).toEqual(Array(NAMES.length - 1).fill(null));
});

it('a name nobody knows is refused', () => {
  expect(() => new BlockBuilder(['noSuchFact'], PLACES, FIELD_FACTS, 1)).toThrow('noSuchFact');
});
