import { describe, expect, it } from '@jest/globals';
import { BandMoves } from './band-moves.js';
import type { BandModel, Bands } from './bands.js';

const bands = (mark: number): Bands => [
  { from: Number.NEGATIVE_INFINITY, to: mark, means: 'LOW' },
  { from: mark, to: Number.POSITIVE_INFINITY, means: 'HIGH' },
];
const model = (mark: number, hysteresisPct = 0): BandModel => ({
  model: 'arpu-band',
  of: 'arpu3m',
  causeOf: null,
  gives: { band: 'arpuBand', cause: 'arpuBandCause' },
  hysteresisPct,
  lines: [{ currency: 'USD', marks: bands(mark) }],
  bands: null,
});
const sheet = (arpu3m: number | null, arpuBand: string | null, currency = 'USD') => ({ arpu3m, arpuBand, currency });
const moved = (by: BandModel, ...sheets: ReturnType<typeof sheet>[]) => {
  const moves = new BandMoves(by);
  for (const one of sheets) moves.add(one);
  return moves.moves.map(({ from, to, customers }) => `${from} ${to} ${customers}`);
};

describe('other marks', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['move who is beyond them', moved(model(80), sheet(90, 'LOW'), sheet(70, 'LOW')), ['LOW HIGH 1', 'LOW LOW 1']],
    ['as they are move nobody', moved(model(100), sheet(90, 'LOW'), sheet(100, 'HIGH')), ['LOW LOW 1', 'HIGH HIGH 1']],
    [
      'leave who is within the play of a mark',
      moved(model(100, 5), sheet(97, 'HIGH'), sheet(104, 'LOW')),
      ['HIGH HIGH 1', 'LOW LOW 1'],
    ],
    ['give none to who has no number', moved(model(80), sheet(null, null)), ['NONE NONE 1']],
    ['take the band of whom they have no line for', moved(model(80), sheet(90, 'LOW', 'EUR')), ['LOW NONE 1']],
  ])('%s', (_case, found, expected) => {
    expect(found).toEqual(expected);
  });
});
