import { expect, it } from '@jest/globals';
import { migrationOf } from './migration.js';
import { movementsOf } from './movements.js';

const ALL_KNOWN = { becameKnown: 0, becameUnknown: 0 };

it('says of each stage who entered and who left', () => {
  const before = { ids: ['one', 'two', 'three', 'gone'], stages: ['A', 'A', 'B', 'B'] };
  const after = { ids: ['one', 'two', 'three', 'new'], stages: ['A', 'B', 'B', null] };
  expect(movementsOf(migrationOf(before, after, ['A', 'B']))).toEqual([
    { stage: 'A', before: 2, entered: 0, left: 1, ...ALL_KNOWN, after: 1 },
    { stage: 'B', before: 2, entered: 1, left: 1, ...ALL_KNOWN, after: 2 },
    { stage: 'NONE', before: 0, entered: 1, left: 0, ...ALL_KNOWN, after: 1 },
    { stage: 'ABSENT', before: 1, entered: 1, left: 1, ...ALL_KNOWN, after: 1 },
  ]);
});

it('whoever was not known then neither entered nor left', () => {
  const before = { ids: ['one', 'two', 'three'], stages: ['NOT_KNOWN', 'A', 'A'] };
  const after = { ids: ['one', 'two', 'three', 'new'], stages: ['A', 'NOT_KNOWN', 'A', 'A'] };
  const movements = movementsOf(migrationOf(before, after, ['A']));
  expect(movements[0]).toEqual({
    ...{ stage: 'A', before: 2, entered: 1, left: 0, becameKnown: 1, becameUnknown: 1, after: 3 },
  });
  expect(movements.map(({ stage }) => stage)).toEqual(['A', 'NONE', 'ABSENT']);
  for (const { before: was, entered, left, becameKnown, becameUnknown, after: is } of movements)
    expect(is).toBe(was + entered - left + becameKnown - becameUnknown);
});
