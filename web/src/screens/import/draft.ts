import { CHANNELS } from '../../../../src/core/customer/consent.js';
import { DAY_FORMATS } from '../../../../src/core/customer/mapping/cell-value.js';
import {
  type FieldSpec,
  PROFILE_FIELDS,
  type ProfileField,
  specOf,
} from '../../../../src/core/customer/mapping/profile-field.js';

/** Where a column may go: a field of the profile, or what shows that somebody agreed to marketing on a channel. */
export type Target = ProfileField | `consent|${(typeof CHANNELS)[number]}`;

/** What was chosen for one column. */
export type ColumnChoice = {
  readonly to: Target;
  /** Of days, amounts, quantities and shares: how the file writes them. */
  readonly format?: string;
  readonly unit?: string;
  /** Of what belongs to a month: which, counted back from the day of the file. */
  readonly month?: number;
  /** Of closed lists and of yes and no: what a text of the file means; of consents, '' or 'yes'. */
  readonly means: Readonly<Record<string, string>>;
};

export type Draft = {
  readonly choices: Readonly<Record<string, ColumnChoice>>;
  readonly asOf: string;
  readonly currency: string;
  readonly zone: string;
  readonly origin: string;
  /** What everybody in the file is to us, where no column says so. */
  readonly relationship: string;
};

const isConsent = (to: Target): to is Extract<Target, `consent|${string}`> => to.startsWith('consent|');

/** Lists of records, and values by a name of the source, need a mapping that is written by hand. */
const isByHand = ({ type }: FieldSpec) => type === 'records' || type === 'amounts' || type === 'currency';

/** Whatever a column can be mapped to here. */
export const TARGETS: readonly Target[] = [
  ...(Object.keys(PROFILE_FIELDS) as ProfileField[]).filter(
    (field) => field !== 'usage.appMb' && !isByHand(specOf(field)),
  ),
  ...CHANNELS.map((channel) => `consent|${channel}` as const),
];

/** What has to be said of a column beside its target. */
type Asks = {
  readonly formats: readonly string[];
  readonly units: readonly string[];
  readonly isMonthly: boolean;
  /** What a text may mean; none where it means itself. */
  readonly meanings: readonly string[];
};

const NOTHING: Asks = { formats: [], units: [], isMonthly: false, meanings: [] };

function unitsOf(spec: FieldSpec): readonly string[] {
  if (spec.type === 'money') return ['major', 'minor'];
  if (spec.type === 'quantity') return Object.keys(spec.units);
  return spec.type === 'share' ? ['one', 'percent'] : [];
}

function meaningsOf(spec: FieldSpec): readonly string[] {
  if (spec.type === 'choice') return spec.values;
  return spec.type === 'boolean' ? ['true', 'false'] : [];
}

export function asksOf(to: Target): Asks {
  if (isConsent(to)) return { ...NOTHING, meanings: ['yes'] };
  const spec = specOf(to);
  return {
    formats: spec.type === 'day' ? DAY_FORMATS : [],
    units: unitsOf(spec),
    isMonthly: 'monthly' in spec && spec.monthly === true,
    meanings: meaningsOf(spec),
  };
}

const MOST_MEANINGS = 20;

/** The different texts of a column among the rows that were looked at, the most frequent first. */
export function textsOf(rows: readonly (readonly (string | undefined)[])[], column: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = row[column]?.trim() ?? '';
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}

const YES = new Set(['true', 'yes', 'y', '1', '是', '有']);
const NO = new Set(['false', 'no', 'n', '0', '否', '无']);

function guessed(text: string, meanings: readonly string[]): string {
  const plain = text.toLowerCase();
  if (meanings.includes(plain)) return plain;
  if (YES.has(plain)) return meanings.find((one) => one === 'true' || one === 'yes') ?? '';
  return NO.has(plain) && meanings.includes('false') ? 'false' : '';
}

/** A column's first choice for a target: what its texts probably mean, the month before the day of the file. */
export function choiceFor(to: Target, texts: readonly string[]): ColumnChoice {
  const { formats, units, isMonthly, meanings } = asksOf(to);
  const means =
    meanings.length === 0 ? [] : texts.slice(0, MOST_MEANINGS).map((text) => [text, guessed(text, meanings)]);
  const [format] = formats;
  const [unit] = units;
  return {
    to,
    means: Object.fromEntries(means),
    ...(format === undefined ? {} : { format }),
    ...(unit === undefined ? {} : { unit }),
    ...(isMonthly ? { month: -1 } : {}),
  };
}

const plain = (name: string) => name.toLowerCase().replace(/[\s._-]/g, '');

/**
 * What columns probably become, by their names: as a field is called here, or in mapping files. A field is guessed once, and
 * only where nothing but the name is to be known.
 */
export function guessedChoices(
  columns: readonly { readonly column: string; readonly texts: readonly string[] }[],
  nameOf: (target: Target) => string,
): Draft['choices'] {
  const targets = new Map(TARGETS.flatMap((to) => [to, nameOf(to)].map((name) => [plain(name), to] as const)));
  const taken = new Set<Target>();
  const choices: Record<string, ColumnChoice> = {};
  for (const { column, texts } of columns) {
    const to = targets.get(plain(column));
    if (to === undefined || taken.has(to)) continue;
    taken.add(to);
    choices[column] = choiceFor(to, texts);
  }
  return choices;
}

const meantBy = (means: ColumnChoice['means']) => Object.entries(means).filter(([, meaning]) => meaning !== '');

function consentLine(column: string, { to, means }: ColumnChoice): object {
  const equals = meantBy(means).map(([text]) => text);
  return { consent: { channel: to.slice('consent|'.length), purpose: 'marketing' }, when: { column, equals } };
}

function fieldLine(column: string, choice: ColumnChoice): object {
  const { to, format, unit, month, means } = choice;
  const meant = meantBy(means);
  const isBoolean = !isConsent(to) && specOf(to).type === 'boolean';
  const valued = meant.map(([text, meaning]) => [text, isBoolean ? meaning === 'true' : meaning]);
  return {
    to,
    column,
    ...(format === undefined ? {} : { format }),
    ...(unit === undefined ? {} : { unit }),
    ...(month === undefined ? {} : { month }),
    ...(valued.length === 0 ? {} : { map: Object.fromEntries(valued) }),
  };
}

/** The mapping file that says what was chosen, as the importer reads it. */
export function mappingOf({ choices, asOf, currency, zone, origin, relationship }: Draft, title: string): object {
  const chosen = Object.entries(choices);
  const constants = { origin, asOf, currency, zone, source: origin };
  const isSaid = chosen.some(([, { to }]) => to === 'relationship');
  return {
    mapping: 'uploaded',
    title: { 'zh-CN': title, en: title },
    lines: [
      ...Object.entries(constants)
        .filter(([, value]) => value !== '')
        .map(([constant, value]) => ({ constant, value })),
      ...(isSaid ? [] : [{ to: 'relationship', value: relationship }]),
      ...chosen.map(([column, choice]) =>
        isConsent(choice.to) ? consentLine(column, choice) : fieldLine(column, choice),
      ),
    ],
  };
}
