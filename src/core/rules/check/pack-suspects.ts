import { type Condition, factsOf, foldTree, type Leaf } from '../../condition/condition.js';
import type { FactSheet, FactValue } from '../../facts/fact-sheet.js';
import { canonicalJson } from '../canonical-json.js';
import { evaluateRow } from '../evaluate-row.js';
import type { CompiledPack, CompiledRule } from '../program.js';
import { type CellSpace, isSealed } from './cells/cell-space.js';
import { askedOf, claimsOf } from './cells/formula.js';
import { subPack } from './sub-pack.js';
import type { Suspect, Witnesses } from './suspect.js';

/** json-rules-engine's default. */
const PRIORITY = 1;

function asksSealed(condition: Condition): boolean {
  const some = (parts: readonly boolean[]) => parts.includes(true);
  return foldTree<Leaf, boolean>(condition, { leaf: isSealed, all: some, any: some, not: (part) => part });
}

function suspectOf({ rule, condition }: CompiledRule, index: number, pack: string, space: CellSpace): Suspect {
  const { offerId, channel } = rule.event.params;
  const asked = askedOf(condition, space);
  return {
    index,
    ref: { pack, rule: rule.id },
    path: `$.rules[${index}].conditions`,
    priority: rule.priority ?? PRIORITY,
    offer: offerId,
    message: canonicalJson([offerId, channel]),
    event: canonicalJson(rule.event),
    condition: asked,
    claims: claimsOf(asked),
    facts: new Set(factsOf(condition)),
    sealed: asksSealed(condition),
    divisible: true,
  };
}

/** The rules of a pack, over a space that their questions cut. One offer by one channel is one message. */
export function packSuspects({ pack, rules }: CompiledPack, space: CellSpace): readonly Suspect[] {
  return rules.map((rule, index) => suspectOf(rule, index, pack, space));
}

/** Sheets that the guarded evaluator is asked about; a missing fact is left out of them. */
export function packWitnesses(compiled: CompiledPack, { fields, today }: CellSpace): Witnesses<FactSheet> {
  return {
    sheetAt(at, facts) {
      const sheet: Record<string, FactValue> = {};
      for (const [index, field] of fields.entries()) {
        const value = field.cells[at[index] ?? -1]?.value ?? null;
        if (value !== null && !field.sealed && facts.has(field.fact)) sheet[field.fact] = value;
      }
      return sheet;
    },
    matches(sheet, suspects) {
      const involved = suspects.flatMap(({ index }) => compiled.rules[index] ?? []);
      return evaluateRow(subPack(compiled, involved), sheet, today).map((truth) => truth === 'true');
    },
  };
}
