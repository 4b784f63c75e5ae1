import { kindOf } from '../convert/edit-query.ts';
import { isRecord, type Json, sameJson } from '../convert/json.ts';
import { factOf, isGroup, type QueryNode, type QueryRule } from '../convert/query.ts';
import { toQuery } from '../convert/to-query.ts';
import type { AskedFacts } from '../words/asked.ts';
import { questionText, sentenceOf, type Teller } from '../words/sentence.ts';

/** One difference in words; null on a side where it was or is not there. */
export type WordChange = {
  readonly about: 'condition' | 'conditions' | 'name' | 'offer' | 'channel' | 'lever' | 'schedule' | 'priority';
  readonly before: string | null;
  readonly after: string | null;
};

/** Whether what somebody changed is taken back, or written over, by changes that come after it. */
export function isUndone({ about, before, after }: WordChange, later: readonly WordChange[]): boolean {
  return later.some((one) => one.about === about && one.before === after && (after !== null || one.after === before));
}

function questionsOf(node: QueryNode): readonly QueryRule[] {
  return isGroup(node) ? node.rules.flatMap(questionsOf) : [node];
}

/** How the conditions stand together, without what they ask. */
function shapeOf(node: QueryNode): Json {
  return isGroup(node) ? { [kindOf(node)]: node.rules.map(shapeOf) } : factOf(node.field).fact;
}

/** What is in one list and not in the other, as often as it is more there. */
function without<T extends { readonly text: string }>(from: readonly T[], other: readonly T[]): readonly T[] {
  const left = other.map(({ text }) => text);
  return from.filter(({ text }) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Conditions on the same fact are one that changed; the rest came or went. Where only their order or grouping is another, both sentences are told. */
function conditionChanges(before: Json, after: Json, facts: AskedFacts, teller: Teller): readonly WordChange[] {
  if (sameJson(before, after)) return [];
  const [old, now] = [toQuery(before), toQuery(after)];
  const told = (node: QueryNode) =>
    questionsOf(node).map((rule) => ({ fact: factOf(rule.field).fact, text: questionText(rule, facts, teller) }));
  const [gone, come] = [without(told(old), told(now)), [...without(told(now), told(old))]];
  const changes = gone.map(({ fact, text }): WordChange => {
    const at = come.findIndex((one) => one.fact === fact);
    const [next] = at < 0 ? [] : come.splice(at, 1);
    return { about: 'condition', before: text, after: next?.text ?? null };
  });
  const added = come.map(({ text }): WordChange => ({ about: 'condition', before: null, after: text }));
  const paired = changes.every(({ after: next }) => next !== null) && added.length === 0;
  if (changes.length > 0 && paired && sameJson(shapeOf(old), shapeOf(now))) return changes;
  const [was, is] = [sentenceOf(before, facts, teller), sentenceOf(after, facts, teller)];
  return [...changes, ...added, ...(was === is ? [] : [{ about: 'conditions' as const, before: was, after: is }])];
}

const record = (json: Json | undefined) => (isRecord(json) ? json : {});
const plain = (json: Json | undefined) =>
  json === undefined || json === null ? null : typeof json === 'string' ? json : JSON.stringify(json);

/** What a rule says differently, in words: conditions first, then what it offers and when. */
export function ruleChanges(before: Json, after: Json, facts: AskedFacts, teller: Teller): readonly WordChange[] {
  const [old, now] = [record(before), record(after)];
  const [was, is] = [record(record(old.event).params), record(record(now.event).params)];
  const title = (json: Json | undefined) => {
    const { 'zh-CN': chinese = '', en = '' } = record(json);
    return teller.say({ 'zh-CN': plain(chinese) ?? '', en: plain(en) ?? '' });
  };
  const hours = (json: Json | undefined) => {
    const { delayHours, expireHours } = record(json);
    return teller.text('schedule', {
      delay: plain(delayHours ?? null) ?? '',
      expire: plain(expireHours ?? null) ?? '',
    });
  };
  const one = (
    about: WordChange['about'],
    a: Json | undefined,
    b: Json | undefined,
    tell: (json: Json | undefined) => string | null = plain,
  ): readonly WordChange[] => (sameJson(a, b) ? [] : [{ about, before: tell(a), after: tell(b) }]);
  return [
    ...conditionChanges(old.conditions ?? null, now.conditions ?? null, facts, teller),
    ...one('name', old.title, now.title, title),
    ...one('offer', was.offerId, is.offerId),
    ...one('channel', was.channel, is.channel, (json) => plain(json) && teller.text(`channelName.${plain(json)}`)),
    ...one('lever', was.lever, is.lever),
    ...one('schedule', was.schedule, is.schedule, hours),
    ...one('priority', old.priority, now.priority),
  ];
}
