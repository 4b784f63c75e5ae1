import { describe, expect, it } from '@jest/globals';
import { MODEL_FACTS } from '../../../../test/builders/model-facts.js';
import { readBandModel } from './read-bands.js';

const GIVES = { band: 'band', cause: 'bandCause' };
const bands = [
  { band: 'LOW', to: 3_500 },
  { band: 'HIGH', from: 3_500 },
];
const line = { currency: 'USD', bands, overrides: [{ region: 'west', brand: 'youth', bands }] };
const base = { model: 'spend-band', of: 'spend', causeOf: 'spendCause', gives: GIVES, hysteresisPct: 5 };
const withLines = (...lines: readonly unknown[]) => ({ ...base, lines });
const withBands = (...given: readonly unknown[]) => ({ ...base, bands: given });

function problemsOf(json: unknown): readonly string[] {
  const read = readBandModel(json, MODEL_FACTS, '$.model');
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

describe('bands are read', () => {
  it('by currency, region and brand', () => {
    expect(readBandModel(withLines(line), MODEL_FACTS)).toMatchObject({
      ok: true,
      value: {
        of: 'spend',
        causeOf: { fact: 'spendCause', values: ['KNOWN', 'UNKNOWN'] },
        hysteresisPct: 5,
        bands: null,
        lines: [{ currency: 'USD', marks: [{ means: 'LOW' }, { means: 'HIGH' }], overrides: [{ region: 'west' }] }],
      },
    });
  });

  it('or for all, and as numbers where the fact is one', () => {
    const stars = {
      model: 'stars',
      of: 'share',
      gives: { band: 'stars', cause: 'bandCause' },
      bands: [
        { band: 1, to: 0.5 },
        { band: 2, from: 0.5 },
      ],
    };
    expect(readBandModel(stars, MODEL_FACTS)).toMatchObject({
      ok: true,
      value: { causeOf: null, hysteresisPct: 0, lines: null, bands: [{ means: 1 }, { means: 2, from: 0.5 }] },
    });
  });
});

describe('refused, with the place and the reason', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['both ways', { ...withLines(line), bands }, ['$.model ONE_OF_THESE']],
    ['neither way', base, ['$.model ONE_OF_THESE']],
    ['a band nobody declared', withBands({ band: 'TOP' }), ['$.model.bands[0].band VALUE_NOT_ALLOWED']],
    ['one band twice', withBands({ band: 'LOW', to: 1 }, { band: 'LOW', from: 1 }), ['$.model.bands[1] VALUE_TWICE']],
    [
      'half a cent',
      withBands({ band: 'LOW', to: 1.5 }, { band: 'HIGH', from: 1.5 }),
      ['$.model.bands[1].from MARK_NOT_WHOLE'],
    ],
    [
      'a gap in an override',
      withLines({ ...line, overrides: [{ brand: 'x', bands: [{ band: 'LOW', to: 1 }] }] }),
      ['$.model.lines[0].overrides[0].bands[0] BAND_GAP'],
    ],
    [
      'an override for nobody',
      withLines({ ...line, overrides: [{ bands }] }),
      ['$.model.lines[0].overrides[0] ONE_OF_THESE'],
    ],
    [
      'what is no currency',
      withLines({ ...line, currency: 'dollars' }),
      ['$.model.lines[0].currency LINE_WITHOUT_CURRENCY'],
    ],
    ['a currency twice', withLines(line, line), ['$.model.lines CURRENCY_TWICE']],
    ['a number nobody knows', { ...withLines(line), of: 'shoeSize' }, ['$.model.of UNKNOWN_FACT']],
    ['bands of a text', { ...withLines(line), of: 'list' }, ['$.model.of FACT_TYPE_DIFFERS']],
    [
      'a hysteresis of nearly everything',
      { ...withLines(line), hysteresisPct: 51 },
      ['$.model.hysteresisPct NOT_WHOLE_BETWEEN'],
    ],
  ])('%s', (_case, json, expected) => {
    expect(problemsOf(json)).toEqual(expected);
  });
});
