import { expect, it } from '@jest/globals';
import { migrationOf } from './migration.js';
import { movementsOf } from './movements.js';

it('says of each stage who entered and who left', () => {
  const before = { ids: ['one', 'two', 'three', 'gone'], stages: ['A', 'A', 'B', 'B'] };
  const after = { ids: ['one', 'two', 'three', 'new'], stages: ['A', 'B', 'B', null] };
  expect(movementsOf(migrationOf(before, after, ['A', 'B']))).toEqual([
    { stage: 'A', before: 2, entered: 0, left: 1, after: 1 },
    { stage: 'B', before: 2, entered: 1, left: 1, after: 2 },
    { stage: 'NONE', before: 0, entered: 1, left: 0, after: 1 },
    { stage: 'ABSENT', before: 1, entered: 1, left: 1, after: 1 },
  ]);
});
