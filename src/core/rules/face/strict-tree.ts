import type { Tree } from '../../condition/condition.js';
import { canonicalJson } from '../canonical-json.js';
import type { Condition } from '../engine/condition.js';
import { type Beside, isReference, type Question, questionOf, type Unseen } from './strict-question.js';

/**
 * A question that is not looked into: it may be answered either way. Two of one `key` are answered alike; what may
 * answer anything at any time is alone with its key.
 */
export type Sealed = {
  readonly kind: 'sealed';
  readonly key: string;
  readonly facts: readonly string[];
  readonly why: Unseen;
};

/** What stands at the end of a branch. */
export type StrictLeaf = { readonly kind: 'question'; readonly key: string; readonly question: Question } | Sealed;

/** Conditions shared by name, as the rules find them. */
export type Shared = {
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly allowUndefinedConditions: boolean;
};

const YES: Tree<never> = { kind: 'all', of: [] };
const NO: Tree<never> = { kind: 'any', of: [] };
/** Their answers are made of the facts alone, by what json-rules-engine itself does. */
const STEADY: readonly Unseen[] = ['json-path', 'fact-comparison', 'object-value', 'text-search', 'decorator'];

/** Reads the conditions of one rule set as questions. */
export class StrictReader {
  private alone = 0;

  constructor(
    private readonly beside: Beside,
    private readonly shared: Shared,
  ) {}

  /** A rule's root: beside a group a reference is not seen there. */
  root(conditions: Condition): Tree<StrictLeaf> {
    const isGroup = conditions.booleanOperator() !== undefined;
    return isGroup ? this.group(conditions, []) : this.node(conditions, []);
  }

  private node(node: Condition, chain: readonly string[]): Tree<StrictLeaf> {
    if (node.isConditionReference()) return this.named(String(node.condition), chain);
    return node.isBooleanOperator() ? this.group(node, chain) : { kind: 'leaf', leaf: this.leaf(node) };
  }

  /** An empty group holds, an `any` too. */
  private group(node: Condition, chain: readonly string[]): Tree<StrictLeaf> {
    const joint = node.booleanOperator() ?? 'all';
    if (joint === 'not') {
      return node.not === undefined ? NO : { kind: 'not', of: this.node(node.not, chain) };
    }
    const parts = node[joint] ?? [];
    if (parts.length === 0) return YES;
    return { kind: joint, of: parts.map((part) => this.node(part, chain)) };
  }

  /** A shared condition is read as if it stood where it is named. */
  private named(name: string, chain: readonly string[]): Tree<StrictLeaf> {
    const condition = this.shared.conditions.get(name);
    if (condition === undefined && this.shared.allowUndefinedConditions) return NO;
    if (condition === undefined || chain.includes(name)) return this.sealed('rejects', [], null);
    return this.node(condition, [...chain, name]);
  }

  private leaf(leaf: Condition): StrictLeaf {
    const read = questionOf(leaf, this.beside);
    const { fact, operator, value, path: inside } = leaf;
    const key = canonicalJson([fact ?? null, inside ?? '', operator ?? null, value ?? null]);
    if (typeof read !== 'string') return { kind: 'question', key, question: read };
    const other = isReference(value) ? [value.fact] : [];
    const facts = [fact, ...other].filter((one): one is string => typeof one === 'string');
    return this.sealed(read, facts, STEADY.includes(read) ? key : null).leaf;
  }

  private sealed(why: Unseen, facts: readonly string[], key: string | null) {
    this.alone += 1;
    const leaf: Sealed = { kind: 'sealed', key: key ?? `alone ${this.alone}`, facts, why };
    return { kind: 'leaf', leaf } as const;
  }
}
