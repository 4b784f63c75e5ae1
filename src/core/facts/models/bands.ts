import type { Day } from '../../kit/day.js';
import type { Derivation } from '../derive-facts.js';
import type { ModelState } from '../model-state.js';
import type { FactRow, PlaceOf } from '../row/fact-row.js';
import { placedDerivation } from '../row/placed-derivation.js';
import { type Bin, edgesOf } from './bins.js';
import { MARKS_FACTS, type MarksLine, type MarksPlaces, marksInRow, marksPlaces, NO_MARKS_CAUSES } from './marks.js';
import { stateAfter, stateBefore } from './remember.js';
import { edgeDays, edgesInRow, ticks } from './turns.js';

/** The cause of having no band where the number itself gives none. */
const VALUE_UNKNOWN = 'VALUE_UNKNOWN';
const IN_BAND = 'IN_BAND';

export type BandValue = string | number;
export type Bands = readonly Bin<BandValue>[];

/**
 * Bands of a number. `lines`: by currency, region and brand; or one list of `bands` for all. `hysteresisPct`: a
 * customer changes band only that many per cent beyond the mark; such a model remembers under the name `model`.
 * `causeOf`: the fact that says what the number was made of, with the causes it has.
 */
export type BandModel = {
  readonly model: string;
  readonly of: string;
  readonly causeOf: { readonly fact: string; readonly values: readonly string[] } | null;
  readonly gives: { readonly band: string; readonly cause: string };
  readonly hysteresisPct: number;
  readonly lines: readonly MarksLine<Bands>[] | null;
  readonly bands: Bands | null;
};

/** The place of the last band whose mark, moved up (or down) by so many per cent of it, has been reached. */
function placeOf(bands: Bands, value: number, pct: number): number {
  for (let place = bands.length - 1; place >= 0; place -= 1) {
    const from = bands[place]?.from ?? 0;
    if (from === Number.NEGATIVE_INFINITY || value * 100 >= from * 100 + Math.abs(from) * pct) return place;
  }
  return -1;
}

/**
 * The band of a number, half-open so that it is exactly one and a mark belongs to the higher band. From a band before,
 * up only from the mark × (1 + h), down only below the mark × (1 − h): who stays near a mark does not flap.
 */
export function bandOf(bands: Bands, value: number, before: BandValue | null, hysteresisPct: number): BandValue | null {
  const place = bands.findIndex(({ means }) => means === before);
  if (place < 0 || hysteresisPct === 0) return bands[placeOf(bands, value, 0)]?.means ?? null;
  const up = placeOf(bands, value, hysteresisPct);
  const down = placeOf(bands, value, -hysteresisPct);
  return bands[up > place ? up : Math.min(down, place)]?.means ?? null;
}

type Reading = { readonly band: BandValue | null; readonly cause: string };

/** The places of what a model reads. */
type Asked = { readonly of: number; readonly cause: number | null; readonly marks: MarksPlaces | null };

function askedOf({ of, causeOf, lines }: BandModel, placeOf: PlaceOf): Asked {
  return {
    of: placeOf(of),
    cause: causeOf === null ? null : placeOf(causeOf.fact),
    marks: lines === null ? null : marksPlaces(placeOf),
  };
}

function bandsFor({ bands, lines }: BandModel, row: FactRow, marks: MarksPlaces | null): Bands | string {
  if (bands !== null) return bands;
  return marks === null ? [] : marksInRow(lines ?? [], row, marks);
}

function readingOf(model: BandModel, row: FactRow, asked: Asked, before: ModelState | null): Reading {
  const value = row[asked.of];
  const cause = asked.cause === null ? null : ((row[asked.cause] ?? null) as string | null);
  if (typeof value !== 'number') return { band: null, cause: cause ?? VALUE_UNKNOWN };
  const bands = bandsFor(model, row, asked.marks);
  if (typeof bands === 'string') return { band: null, cause: bands };
  const last = before === null ? null : (bands.find(({ means }) => String(means) === before.value)?.means ?? null);
  return { band: bandOf(bands, value, last, model.hysteresisPct), cause: cause ?? IN_BAND };
}

function stateOf({ band, cause }: Reading, before: ModelState | null, today: Day): ModelState | null {
  if (band === null) return null;
  if (before?.value === String(band)) return before;
  return stateAfter(before, { value: String(band), cause, basis: null }, today);
}

function valuesOf({ bands, lines }: BandModel): readonly BandValue[] {
  const all = [...(bands ?? []), ...(lines ?? []).flatMap((line) => allBands(line))];
  return [...new Set(all.map(({ means }) => means))];
}

function allBands({ marks, overrides = [] }: MarksLine<Bands>): Bands {
  return [...marks, ...overrides.flatMap((override) => override.marks)];
}

function causesOf({ causeOf, lines }: BandModel): readonly string[] {
  return [...(causeOf?.values ?? [IN_BAND, VALUE_UNKNOWN]), ...(lines === null ? [] : NO_MARKS_CAUSES)];
}

/** The band as facts; its cause says what the number was made of now, or why there is no band. */
export function bands(model: BandModel): Derivation {
  const { gives, of, causeOf, lines } = model;
  const values = valuesOf(model);
  const texts = values.filter((value) => typeof value === 'string');
  const remembers = model.hysteresisPct > 0;
  const edges = new Map(
    ticks(of) ? [[of, [0, ...edgesOf([...(model.bands ?? []), ...(lines ?? []).flatMap(allBands)])]]] : [],
  );
  return placedDerivation(
    {
      [gives.band]: texts.length === values.length ? { type: 'enum', values: texts } : { type: 'number' },
      [gives.cause]: { type: 'enum', values: causesOf(model) },
    },
    {
      facts: [
        of,
        ...(causeOf === null ? [] : [causeOf.fact]),
        ...(lines === null ? [] : MARKS_FACTS),
        ...edgeDays(edges),
      ],
      profile: remembers ? [`states.${model.model}`] : [],
    },
    (placeOf) => {
      const [band, cause, asked] = [placeOf(gives.band), placeOf(gives.cause), askedOf(model, placeOf)];
      const hold = edgesInRow(edges, placeOf);
      return {
        fill: ({ source, clock }, row) => {
          const before = remembers ? stateBefore(source, model.model) : null;
          const reading = readingOf(model, row, asked, before);
          row[band] = reading.band;
          row[cause] = reading.cause;
          return remembers ? stateOf(reading, before, clock.today) : null;
        },
        ...(hold !== null && { holds: ({ clock }, row) => hold(clock, row) }),
      };
    },
    remembers ? model.model : null,
  );
}
