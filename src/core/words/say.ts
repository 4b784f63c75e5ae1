import { LOCALES, type Locale, type Words } from '../kit/locale.js';
import type { Problem } from '../kit/problem.js';
import { KEY_WORDS } from './access/keys.js';
import { CHECK_WORDS } from './check-words.js';
import { FUNNEL_WORDS } from './funnel-words.js';
import { SENDER_WORDS } from './message/sender.js';
import { paramName } from './names/param-names.js';
import { filled } from './names/spacing.js';
import { PLAYBOOK_WORDS } from './playbook.js';
import { ARBITRATION_WORDS } from './policy/arbitration.js';
import { ARBITRATION_REPORT_WORDS } from './policy/arbitration-report.js';
import { CONTACT_WORDS } from './policy/contact.js';
import { EVENT_WORDS } from './policy/events.js';
import { FATIGUE_WORDS } from './policy/fatigue.js';
import { HOLDOUT_WORDS } from './policy/holdout.js';
import { MEASUREMENT_WORDS } from './policy/measurement.js';
import { OFFER_WORDS } from './policy/offer-problems.js';
import { PROMPT_WORDS } from './policy/prompt.js';
import { RUN_WORDS } from './policy/runs.js';
import { POLICY_WORDS } from './policy.js';
import { SEGMENT_WORDS } from './segments.js';
import { API_WORDS } from './tables/api.js';
import { BLOCK_WORDS } from './tables/blocks.js';
import { CATALOGUE_WORDS } from './tables/catalogues.js';
import { CLI_WORDS } from './tables/cli.js';
import { CUSTOMER_WORDS } from './tables/customer.js';
import { DELIVERY_WORDS } from './tables/delivery.js';
import { FACT_PROFILE_WORDS } from './tables/fact-profile.js';
import { IMPORTS_WORDS } from './tables/imports.js';
import { LIFECYCLE_WORDS } from './tables/lifecycle.js';
import { MODEL_WORDS } from './tables/models.js';
import { RULES_WORDS } from './tables/rules.js';
import { SAMPLE_WORDS } from './tables/sample.js';
import { WORTH_WORDS } from './worth.js';

export type WordParams = Readonly<Record<string, string | number>>;

/** Each room's own table; a code is in one of them only (a test). */
export const WORD_TABLES: readonly Readonly<Record<string, Words>>[] = [
  API_WORDS,
  ARBITRATION_WORDS,
  ARBITRATION_REPORT_WORDS,
  BLOCK_WORDS,
  CATALOGUE_WORDS,
  FUNNEL_WORDS,
  CHECK_WORDS,
  CLI_WORDS,
  CONTACT_WORDS,
  CUSTOMER_WORDS,
  DELIVERY_WORDS,
  EVENT_WORDS,
  FACT_PROFILE_WORDS,
  FATIGUE_WORDS,
  HOLDOUT_WORDS,
  IMPORTS_WORDS,
  KEY_WORDS,
  LIFECYCLE_WORDS,
  MEASUREMENT_WORDS,
  RUN_WORDS,
  SEGMENT_WORDS,
  MODEL_WORDS,
  PLAYBOOK_WORDS,
  OFFER_WORDS,
  POLICY_WORDS,
  PROMPT_WORDS,
  RULES_WORDS,
  SAMPLE_WORDS,
  SENDER_WORDS,
  WORTH_WORDS,
];

const ALL: ReadonlyMap<string, Words> = new Map(WORD_TABLES.flatMap((table) => Object.entries(table)));

export function hasWords(code: string): boolean {
  return ALL.has(code);
}

/** Texts as they were taken apart: pieces, with the names of params between them. */
const apart = new Map<string, readonly string[]>();

function piecesOf(text: string): readonly string[] {
  const known = apart.get(text);
  if (known !== undefined) return known;
  const pieces = text.split(/\{(\w+)\}/);
  apart.set(text, pieces);
  return pieces;
}

/** `name.zh-CN` is the value in that language only, `name` in every other; what is a code is said by its name. */
function paramOf(code: string, name: string, params: WordParams, locale: Locale): string {
  const own = `${name}.${locale}`;
  if (Object.hasOwn(params, own)) return String(params[own]);
  return Object.hasOwn(params, name) ? paramName(code, name, String(params[name]), locale) : `{${name}}`;
}

/** The text of a code with its `{params}` filled; one that is not given stays as it is. An unknown code is a fault. */
export function say(locale: Locale, code: string, params: WordParams = {}): string {
  const words = ALL.get(code);
  if (words === undefined) throw new Error(`no words for ${code}`);
  const pieces = piecesOf(words[locale]);
  const values = pieces.filter((_, at) => at % 2 === 1).map((name) => paramOf(code, name, params, locale));
  return filled(
    pieces.filter((_, at) => at % 2 === 0),
    values,
    locale,
  );
}

/** A code in both languages. */
export function wordsOf(code: string, params?: WordParams): Words {
  const [zh, en] = LOCALES.map((locale) => say(locale, code, params));
  return { 'zh-CN': zh ?? '', en: en ?? '' };
}

/** What is wrong, in both languages; where it is, is the problem's path. */
export function problemWords({ code, params }: Problem): Words {
  return wordsOf(code, params);
}
