import type { Lever } from '../campaign/lever.js';
import { readCondition } from '../condition/read-condition.js';
import type { NamedLists } from '../condition/terms.js';
import { CHANNELS } from '../customer/consent.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import { LOCALES } from '../kit/locale.js';
import { isPlainId } from '../kit/plain-id.js';
import type { Read } from '../kit/problem.js';
import type { Offer } from '../offer/offer.js';
import { compilePattern } from './regex.js';
import { RULE_LIMITS } from './rule-limits.js';
import type { RulePack } from './rule-pack.js';

/**
 * What the names in a pack must be among. Without `offerIds` or `offers` any well-formed offer id is taken; without `lists`
 * none is. With `offers` the offer of a rule must have wording for its channel too.
 */
export type PackNames = {
  readonly levers: readonly Lever[];
  readonly offerIds?: readonly string[];
  readonly offers?: readonly Pick<Offer, 'id' | 'wording'>[];
  readonly lists?: NamedLists;
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a pack and names everything that is wrong with it, at its JSON path, guarded: what bites is refused before it is
 * saved. The value is the JSON itself, as its author wrote it: what is stored and shown again is not rearranged.
 */
export function readRulePack(json: unknown, catalogue: FactCatalogue, names: PackNames): Read<RulePack> {
  const problems = new FoundProblems();
  new Reader(catalogue, names, problems).pack(json);
  return problems.result(json as RulePack);
}

class Reader {
  constructor(
    private readonly catalogue: FactCatalogue,
    private readonly names: PackNames,
    private readonly problems: FoundProblems,
  ) {}

  pack(json: unknown): void {
    const fields = this.problems.object(json, '$', ['pack', 'title', 'rules']) ?? {};
    this.id(fields, 'pack', '$');
    this.title(fields, '$');
    this.rules(fields);
  }

  private rules({ rules }: Fields): void {
    if (rules === undefined) return;
    if (!Array.isArray(rules)) {
      this.problems.wrongType('$.rules', 'array', rules);
      return;
    }
    if (rules.length === 0) this.problems.add('$.rules', 'EMPTY_LIST');
    if (rules.length > RULE_LIMITS.rules) this.problems.add('$.rules', 'TOO_MANY', { max: RULE_LIMITS.rules });
    const seen = new Set<string>();
    for (const [index, rule] of rules.slice(0, RULE_LIMITS.rules).entries()) this.rule(rule, `$.rules[${index}]`, seen);
  }

  private rule(json: unknown, path: string, seen: Set<string>): void {
    const fields = this.problems.object(json, path, ['id', 'title', 'conditions', 'event'], ['priority']) ?? {};
    const id = this.id(fields, 'id', path);
    if (id !== null && seen.has(id)) this.problems.add(pathTo(path, 'id'), 'ID_TWICE', { id });
    if (id !== null) seen.add(id);
    this.title(fields, path);
    const { priority } = fields;
    if (Object.hasOwn(fields, 'priority') && !(Number.isSafeInteger(priority) && Number(priority) > 0)) {
      this.problems.add(pathTo(path, 'priority'), 'NOT_A_POSITIVE_INTEGER');
    }
    this.conditions(fields, pathTo(path, 'conditions'));
    this.event(fields, pathTo(path, 'event'));
  }

  private conditions(fields: Fields, path: string): void {
    if (!Object.hasOwn(fields, 'conditions')) return;
    const { lists } = this.names;
    const terms = { patterns: compilePattern, guarded: true, ...(lists === undefined ? {} : { lists }) };
    const read = readCondition(fields.conditions, this.catalogue, path, terms);
    if (!read.ok) for (const problem of read.problems) this.problems.add(problem.path, problem.code, problem.params);
  }

  private event(fields: Fields, path: string): void {
    if (!Object.hasOwn(fields, 'event')) return;
    const event = this.problems.object(fields.event, path, ['type', 'params']) ?? {};
    this.among(event, 'type', path, ['offer']);
    if (!Object.hasOwn(event, 'params')) return;
    const at = pathTo(path, 'params');
    const params = this.problems.object(event.params, at, ['offerId', 'channel', 'lever', 'schedule']) ?? {};
    const offerId = this.id(params, 'offerId', at);
    const { offers, offerIds = offers?.map(({ id }) => id), levers } = this.names;
    if (offerId !== null && offerIds !== undefined && !offerIds.includes(offerId)) {
      this.problems.add(pathTo(at, 'offerId'), 'UNKNOWN_OFFER', { offer: offerId });
    }
    this.among(params, 'channel', at, CHANNELS);
    const offer = offers?.find(({ id }) => id === offerId);
    const channel = CHANNELS.find((one) => one === params.channel);
    if (offer && channel && offer.wording[channel] === undefined) {
      this.problems.add(pathTo(at, 'channel'), 'OFFER_WITHOUT_WORDING', { offer: offer.id, channel });
    }
    const leverIds = levers.map(({ id }) => id);
    this.among(params, 'lever', at, leverIds);
    this.schedule(params, pathTo(at, 'schedule'));
  }

  private schedule(fields: Fields, path: string): void {
    if (!Object.hasOwn(fields, 'schedule')) return;
    const schedule = this.problems.object(fields.schedule, path, ['delayHours', 'expireHours']);
    if (schedule === null) return;
    const delay = this.hours(schedule, 'delayHours', path, 0);
    const expire = this.hours(schedule, 'expireHours', path, 1);
    if (delay !== null && expire !== null && expire <= delay) {
      this.problems.add(pathTo(path, 'expireHours'), 'EXPIRES_BEFORE_DUE', { delay, expire });
    }
  }

  private hours(fields: Fields, name: string, path: string, min: number): number | null {
    if (!Object.hasOwn(fields, name)) return null;
    const value = fields[name];
    if (typeof value !== 'number') {
      this.problems.wrongType(pathTo(path, name), 'number', value);
      return null;
    }
    if (Number.isInteger(value) && value >= min && value <= RULE_LIMITS.hours) return value;
    this.problems.add(pathTo(path, name), 'NOT_WHOLE_BETWEEN', { min, max: RULE_LIMITS.hours });
    return null;
  }

  private id(fields: Fields, name: string, path: string): string | null {
    if (!Object.hasOwn(fields, name)) return null;
    const value = fields[name];
    if (typeof value !== 'string') {
      this.problems.wrongType(pathTo(path, name), 'string', value);
      return null;
    }
    if (isPlainId(value)) return value;
    this.problems.add(pathTo(path, name), 'BAD_ID', { max: RULE_LIMITS.id });
    return null;
  }

  private title(fields: Fields, path: string): void {
    if (!Object.hasOwn(fields, 'title')) return;
    const at = pathTo(path, 'title');
    const title = this.problems.object(fields.title, at, LOCALES) ?? {};
    for (const locale of LOCALES) {
      if (!Object.hasOwn(title, locale)) continue;
      const text = title[locale];
      if (typeof text !== 'string') this.problems.wrongType(pathTo(at, locale), 'string', text);
      else if (text.trim() === '') this.problems.add(pathTo(at, locale), 'EMPTY_TEXT');
      else if (text.length > RULE_LIMITS.title) {
        this.problems.add(pathTo(at, locale), 'TEXT_TOO_LONG', { max: RULE_LIMITS.title });
      }
    }
  }

  private among(fields: Fields, name: string, path: string, allowed: readonly string[]): void {
    if (!Object.hasOwn(fields, name)) return;
    const value = fields[name];
    if (typeof value !== 'string') this.problems.wrongType(pathTo(path, name), 'string', value);
    else if (!allowed.includes(value)) {
      this.problems.add(pathTo(path, name), 'VALUE_NOT_ALLOWED', { value, allowed: allowed.join(', ') });
    }
  }
}
