import type { Words } from '../../../api/types.ts';
import { isList, isRecord, type Json, type JsonRecord } from '../convert/json.ts';

/** A pack as it is being written: whatever is wrong with it, what can be shown is shown. */
const wordsOf = (json: Json | undefined): Words => {
  const { 'zh-CN': chinese, en } = isRecord(json) ? json : {};
  return { 'zh-CN': typeof chinese === 'string' ? chinese : '', en: typeof en === 'string' ? en : '' };
};
const textOf = (json: Json | undefined) => (typeof json === 'string' ? json : '');
const numberOf = (json: Json | undefined) => (typeof json === 'number' ? json : null);
const recordOf = (json: Json | undefined): JsonRecord => (isRecord(json) ? json : {});

export type RuleDraft = {
  readonly index: number;
  readonly id: string;
  readonly title: Words;
  readonly priority: number | null;
  readonly conditions: Json;
  readonly offerId: string;
  readonly channel: string;
  readonly lever: string;
  readonly delayHours: number | null;
  readonly expireHours: number | null;
};

export type PackDraft = { readonly pack: string; readonly title: Words; readonly rules: readonly RuleDraft[] };

export function rulesJson(pack: Json): readonly Json[] {
  const { rules } = recordOf(pack);
  return isList(rules) ? rules : [];
}

export function ruleDraft(json: Json | undefined, index: number): RuleDraft {
  const { id, title, priority, conditions, event } = recordOf(json);
  const params = recordOf(recordOf(event).params);
  const schedule = recordOf(params.schedule);
  return {
    index,
    id: textOf(id),
    title: wordsOf(title),
    priority: numberOf(priority),
    conditions: conditions ?? { all: [] },
    offerId: textOf(params.offerId),
    channel: textOf(params.channel),
    lever: textOf(params.lever),
    delayHours: numberOf(schedule.delayHours),
    expireHours: numberOf(schedule.expireHours),
  };
}

export function packDraft(json: Json): PackDraft {
  const { pack, title } = recordOf(json);
  return { pack: textOf(pack), title: wordsOf(title), rules: rulesJson(json).map(ruleDraft) };
}

export type Step = string | number;

function putInList(list: readonly Json[], at: number, next: Json | undefined): Json {
  if (next === undefined) return list.filter((_one, index) => index !== at);
  return at < list.length ? list.map((one, index) => (index === at ? next : one)) : [...list, next];
}

function putInRecord(record: JsonRecord, at: string, next: Json | undefined): Json {
  if (next !== undefined) return { ...record, [at]: next };
  const { [at]: _gone, ...others } = record;
  return others;
}

/** The same content with another value at a place; places that are not there are made. `undefined` takes the place away. */
export function putAt(json: Json, path: readonly Step[], value: Json | undefined): Json {
  const [first, ...rest] = path;
  if (first === undefined) return value ?? null;
  const nextOf = (now: Json | undefined) => (rest.length === 0 ? value : putAt(now ?? null, rest, value));
  if (typeof first === 'string') {
    const record = recordOf(json);
    return putInRecord(record, first, nextOf(record[first]));
  }
  const list = isList(json) ? json : [];
  return putInList(list, first, nextOf(list[first]));
}

/** An id nobody has yet: the one wanted, or with a number behind it. */
export function freeId(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let number = 2;
  while (taken.includes(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

const LONGEST_ID = 64;

/** What is left of a name in an id: nothing where it has no Latin letters. */
function idFrom(name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+/, '').slice(0, LONGEST_ID).replace(/-+$/, '');
}

/** A title that one language has, the other has too until somebody writes it. */
export function withTitle(json: Json, at: readonly Step[], { 'zh-CN': chinese, en }: Words): Json {
  if ((chinese === '') === (en === '')) return json;
  return putAt(json, [...at, 'title', chinese === '' ? 'zh-CN' : 'en'], chinese || en);
}

/** Room behind an id for the number that makes it another's. */
const ROOM = 5;

/** An id that nobody has: of the English name, else of how the Chinese one sounds, else a word with a number. */
function packIdOf(json: Json, latin: string, taken: readonly string[]): string {
  const { title } = packDraft(json);
  const wanted = idFrom(title.en) || idFrom(latin) || 'pack';
  return freeId(wanted.slice(0, LONGEST_ID - ROOM).replace(/-+$/, ''), taken);
}

/** A pack that was given a title: its id and its first rule are called after it where they have no name. `latin`: how the Chinese title sounds. */
export function withNames(json: Json, latin: string, taken: readonly string[]): Json {
  const titled = withTitle(json, [], packDraft(json).title);
  const { pack, title, rules } = packDraft(titled);
  if (title.en === '') return json;
  // Of the names as they were written: one language that repeats the other says nothing more.
  const named = pack === '' ? putAt(titled, ['pack'], packIdOf(json, latin, taken)) : titled;
  const [first] = rules;
  const isBare = first !== undefined && first.title.en === '' && first.title['zh-CN'] === '';
  return isBare ? putAt(named, ['rules', 0, 'title'], { ...title }) : named;
}

/** A rule with nothing in it but its places. */
export function newRule(id: string): JsonRecord {
  return {
    id,
    title: { 'zh-CN': '', en: '' },
    conditions: { all: [{ fact: '', operator: '', value: null }] },
    event: {
      type: 'offer',
      params: { offerId: '', channel: 'sms', lever: '', schedule: { delayHours: 0, expireHours: 168 } },
    },
  };
}

export function withRuleAdded(pack: Json, rule: Json): Json {
  return putAt(pack, ['rules'], [...rulesJson(pack), rule]);
}

/** A copy behind its original, under an id of its own. */
export function withRuleCopied(pack: Json, index: number): Json {
  const rules = rulesJson(pack);
  const rule = rules[index];
  if (!isRecord(rule)) return pack;
  const ids = rules.map((one) => textOf(recordOf(one).id));
  const copy = { ...rule, id: freeId(`${textOf(rule.id)}-copy`, ids) };
  return putAt(pack, ['rules'], [...rules.slice(0, index + 1), copy, ...rules.slice(index + 1)]);
}
