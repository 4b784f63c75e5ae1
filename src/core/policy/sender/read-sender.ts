import { PURPOSES } from '../../customer/consent.js';
import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import { LOCALES } from '../../kit/locale.js';
import type { Read } from '../../kit/problem.js';
import { items, listOf, oneOf } from '../read-lists.js';
import { foldAnswer, namesKeyword } from './opt-out-keyword.js';
import {
  OPT_OUT_PURPOSES,
  type SenderRules,
  SIGNATURE_PLACES,
  WRITTEN_CHANNELS,
  type WrittenChannel,
} from './sender-rules.js';

/** Letters: more than that leaves no room for what is to be said. */
const MOST_LETTERS = 200;
const MOST_KEYWORD = 20;
/** What a phone or a mail program would not show; a mail has lines, a text message is one. */
const UNSHOWN: { readonly [C in WrittenChannel]: RegExp } = {
  sms: /[\p{C}\p{Zl}\p{Zp}]/u,
  email: /(?!\n)[\p{C}\p{Zl}\p{Zp}]/u,
};

function checkText(found: FoundProblems, json: unknown, path: string, channel: WrittenChannel): json is string {
  if (typeof json !== 'string') found.wrongType(path, 'string', json);
  else if (!/[\p{L}\p{N}]/u.test(json)) found.add(path, 'SENDER_TEXT_EMPTY');
  else if ([...json].length > MOST_LETTERS) found.add(path, 'SENDER_TEXT_LONG', { most: MOST_LETTERS });
  else if (UNSHOWN[channel].test(json)) found.add(path, 'SENDER_TEXT_UNSHOWN');
  else if (/\{\{|\{%/.test(json)) found.add(path, 'SENDER_TEXT_TEMPLATE');
  else return true;
  return false;
}

/** The texts in both languages, where they can be used. */
function textsIn(
  found: FoundProblems,
  json: unknown,
  path: string,
  channel: WrittenChannel,
): readonly (readonly [string, string])[] {
  const fields = found.object(json, path, LOCALES);
  if (!fields) return [];
  return LOCALES.flatMap((locale) => {
    const at = pathTo(path, locale);
    const text = fields[locale];
    return Object.hasOwn(fields, locale) && checkText(found, text, at, channel) ? [[at, text] as const] : [];
  });
}

function checkSignature(found: FoundProblems, json: unknown, path: string, channel: WrittenChannel): void {
  const fields = found.object(json, path, ['place', 'purposes', 'text']);
  if (!fields) return;
  oneOf(found, fields.place, pathTo(path, 'place'), SIGNATURE_PLACES);
  checkPurposes(found, fields.purposes, pathTo(path, 'purposes'), PURPOSES);
  textsIn(found, fields.text, pathTo(path, 'text'), channel);
}

/** Marketing is always among them: the law asks for both there. */
function checkPurposes(found: FoundProblems, json: unknown, path: string, allowed: readonly string[]): void {
  listOf(found, json, path, allowed);
  if (Array.isArray(json) && json.length > 0 && !json.includes('marketing')) found.add(path, 'SENDER_NOT_MARKETING');
}

function keywordsIn(found: FoundProblems, json: unknown, path: string): readonly string[] {
  const seen = new Set<string>();
  items(found, json, path, (item, at) => {
    if (typeof item !== 'string') return found.wrongType(at, 'string', item);
    const keyword = foldAnswer(item);
    if (keyword === '' || keyword.length > MOST_KEYWORD) found.add(at, 'SENDER_KEYWORD_BAD', { most: MOST_KEYWORD });
    else if (seen.has(keyword)) found.add(at, 'SENDER_KEYWORD_TWICE', { keyword: item });
    seen.add(keyword);
  });
  return [...seen].filter((keyword) => keyword !== '');
}

/** What it tells the customer to answer must be understood. */
function checkOptOut(found: FoundProblems, json: unknown, path: string, channel: WrittenChannel): void {
  const fields = found.object(json, path, ['purposes', 'text', 'keywords']);
  if (!fields) return;
  checkPurposes(found, fields.purposes, pathTo(path, 'purposes'), OPT_OUT_PURPOSES);
  const keywords = keywordsIn(found, fields.keywords, pathTo(path, 'keywords'));
  for (const [at, text] of textsIn(found, fields.text, pathTo(path, 'text'), channel)) {
    if (!namesKeyword(text, keywords)) found.add(at, 'SENDER_KEYWORD_UNTOLD', { keywords: keywords.join(', ') });
  }
}

/** Reads `rules/policy/sender.json`, naming everything that is wrong with it at its JSON path. No entry may be missing. */
export function readSender(json: unknown): Read<SenderRules> {
  const found = new FoundProblems();
  const fields = found.object(json, '$', WRITTEN_CHANNELS);
  for (const channel of fields ? WRITTEN_CHANNELS : []) {
    if (!fields || !Object.hasOwn(fields, channel)) continue;
    const path = pathTo('$', channel);
    const own = found.object(fields[channel], path, ['signature', 'optOut']);
    if (own && Object.hasOwn(own, 'signature'))
      checkSignature(found, own.signature, pathTo(path, 'signature'), channel);
    if (own && Object.hasOwn(own, 'optOut')) checkOptOut(found, own.optOut, pathTo(path, 'optOut'), channel);
  }
  return found.result(json as SenderRules);
}
