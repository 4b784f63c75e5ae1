import { describe, expect, it } from '@jest/globals';
import type { Assignment } from '../holdout/draw.js';
import { holdoutRefusals } from './holdout.js';

const assignment: Assignment = {
  unit: 'c-1',
  arm: 'control',
  layer: 'campaign',
  variant: null,
  salt: 'campaign:w:1:',
  version: '1',
  bucket: 77,
  from: 0,
  to: 500,
};

describe('the holdout stage', () => {
  it.each([
    ['never-rotated', 'HELD_OUT_ALWAYS'],
    ['global', 'HELD_OUT_GLOBAL'],
    ['campaign', 'HELD_OUT_CAMPAIGN'],
  ] as const)('refuses a control unit of the %s layer with its bucket and the first one treated', (layer, code) => {
    expect(holdoutRefusals({ ...assignment, layer })).toEqual([
      { code, component: 'campaign:w:1:', have: 77, need: 500 },
    ]);
  });

  it.each([
    ['a treated unit', { arm: 'treated' }],
    ['a component control', { arm: 'treated', layer: 'component', variant: 'random' }],
  ] as const)('lets %s go on', (_case, change) => {
    expect(holdoutRefusals({ ...assignment, ...change })).toEqual([]);
  });
});
