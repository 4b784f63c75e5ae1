import { type FoundProblems, jsonTypeOf, pathTo } from '../../kit/found-problems.js';
import type { Condition } from '../engine/condition.js';
import { Rule } from '../engine/rule.js';
import type { Loose, RuleEvent } from '../engine/types.js';
import { clone } from '../engine/values/clone.js';
import { frozen, ownCopy } from './own-copy.js';
import type { RuleWorld } from './rule-world.js';

/** A fact a rule may ask, and with what. */
export type Question = { readonly fact: string; readonly params: Loose };

/** What a rule needs beside the facts at hand. */
export type Needs = {
  /** Whether an answer may have to be waited for: a dynamic fact, or an application's own operator. */
  readonly waits: boolean;
  /** Whether its event's params name facts that are to be put in their place. */
  readonly fillsEvent: boolean;
  /** What it may ask of batched facts. */
  readonly questions: readonly Question[];
};

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null;

/** Walks a rule's conditions once, those shared by name included. */
class NeedsOf {
  waits = false;
  readonly questions: Question[] = [];
  private readonly named = new Set<string>();

  constructor(private readonly world: RuleWorld) {}

  condition(node: Condition): void {
    const joint = node.booleanOperator();
    if (node.isConditionReference()) this.shared(node.condition as string);
    else if (joint === undefined) this.leaf(node);
    // Of a node with several joints the others were never read: they are JSON yet.
    else for (const part of [node[joint] ?? []].flat()) this.condition(part);
  }

  /** An object that names a fact asks it. */
  reference(value: unknown): void {
    if (isObject(value) && Object.hasOwn(value, 'fact')) this.question(value.fact, value.params);
  }

  private shared(name: string): void {
    const shared = this.world.conditions.get(name);
    if (shared === undefined || this.named.has(name)) return;
    this.named.add(name);
    this.condition(shared);
  }

  private leaf(node: Condition): void {
    const { operator, value, fact, params } = node;
    const isDynamic = [node, value].some((side) => isObject(side) && this.world.isDynamic(String(side.fact)));
    this.waits ||= isDynamic || (typeof operator === 'string' && this.world.isCustom(operator));
    this.question(fact, params);
    this.reference(value);
  }

  private question(fact: unknown, params: unknown): void {
    if (typeof fact === 'string' && this.world.batched.has(fact))
      this.questions.push({ fact, params: frozen(params ?? {}) });
  }
}

/** A rule of a compiled set: what its document said when it was compiled. */
export class StrictRule {
  private built: Rule | undefined;
  private known: Needs | undefined;

  constructor(
    readonly index: number,
    /** The set's own copy, frozen: it is handed out. */
    readonly json: Fields,
    /** Whether a condition of it may reject whatever the facts are: then it is always asked. */
    readonly mayReject: boolean,
    private readonly world: RuleWorld,
  ) {}

  /** Built when a rule is first decided by itself, or its result is looked at. */
  get rule(): Rule {
    // A copy, for reading a rule writes into it.
    this.built ??= new Rule(clone(this.json) as Loose).setEngine(this.world);
    return this.built;
  }

  get needs(): Needs {
    this.known ??= this.findNeeds();
    return this.known;
  }

  private findNeeds(): Needs {
    const found = new NeedsOf(this.world);
    found.condition(this.rule.conditions);
    const params: unknown = this.rule.ruleEvent.params;
    const named = this.world.replaceFactsInEventParams && isObject(params) ? Object.values(params) : [];
    for (const value of named) found.reference(value);
    const fillsEvent = named.some((value) => isObject(value) && Object.hasOwn(value, 'fact'));
    return { waits: found.waits, fillsEvent, questions: found.questions };
  }
}

/** What the event says in the end; json-rules-engine keeps `type` and truthy `params`. */
export function eventOf(event: unknown): RuleEvent {
  const { type, params } = (event || { type: 'unknown' }) as RuleEvent;
  return params ? { type, params } : { type };
}

const HANDLERS = ['onSuccess', 'onFailure'];
const NOTHING_SAID = { conditions: { all: [] }, event: { type: '' } };

/**
 * The set's own copy of one rule, frozen. What `Engine.addRule` refuses beside the conditions is a problem here, and so are
 * handlers: a compiled set calls none.
 */
export function readDocument(json: unknown, index: number, problems: FoundProblems): Fields {
  const path = pathTo('$', index);
  if (jsonTypeOf(json) !== 'object') return json as Fields;
  const copy = frozen(ownCopy(json, path, problems, NOTHING_SAID)) as Fields;
  if (copy === NOTHING_SAID) return copy;
  if (!Object.hasOwn(json as object, 'event')) problems.add(pathTo(path, 'event'), 'MISSING_FIELD', { field: 'event' });
  else if (copy.event && !Object.hasOwn(copy.event, 'type')) {
    problems.add(pathTo(pathTo(path, 'event'), 'type'), 'MISSING_FIELD', { field: 'type' });
  }
  for (const field of HANDLERS) {
    if (copy[field]) problems.add(pathTo(path, field), 'UNKNOWN_FIELD', { field });
  }
  return copy;
}
