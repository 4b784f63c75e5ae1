import { Injectable } from '@nestjs/common';
import type { FactDefinition } from '../core/facts/fact-catalogue.js';
import { PLACES, placeOf } from '../core/kit/hash.js';
import { type CellPart, namedValue, rowsIn } from '../core/lifecycle/members/cell.js';
import { membersCursor, readMembersCursor } from '../core/lifecycle/members/members-cursor.js';
import { MembersPage } from '../core/lifecycle/members/members-page.js';
import { NO_STAGE } from '../core/lifecycle/migration.js';
import { rememberingModels, type StageFactPair, stageFactsOf } from '../core/lifecycle/stage-fact.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { FactBlocks } from './ports/fact-blocks.js';

/**
 * A cell of the base as it is counted: by stage, by a class of the fact `by`, by what put them there; null: of any. `asOf` is
 * the instant of the number; null: now. `after` is a page's `next`, which goes on as of its own instant.
 */
type StageCustomersAsked = {
  readonly model: string;
  readonly stage: string | null;
  readonly by: string | null;
  readonly value: string | null;
  readonly cause: string | null;
  readonly asOf: Date | null;
  readonly after: string | null;
  readonly limit: number;
};

type StageMember = { readonly id: string; readonly stage: string; readonly value: string | null };
/** `total` is counted with the first page: everybody in the cell as of then; null on the others. */
type StageCustomersTold = {
  readonly asOf: Date;
  readonly stage: FactDefinition;
  readonly by: FactDefinition | null;
  readonly total: number | null;
  readonly customers: readonly StageMember[];
  readonly next: string | null;
};

type Read = {
  readonly stage: FactDefinition;
  readonly by: FactDefinition | null;
  readonly cell: readonly CellPart[];
};

const OF_FEW_VALUES = ['enum', 'boolean'];
/** A number is followed while it is fresh: as of long ago everybody would have to be derived anew. */
const LONGEST_AGO_MS = 86_400_000;

/** Who stands behind a number of the base by stage and class: from the same columns as the number, as of the same instant. */
@Injectable()
export class ListStageCustomers {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly clock: Clock,
  ) {}

  /** In the order of the base. */
  async run(asked: StageCustomersAsked): Promise<StageCustomersTold> {
    const facts = this.factsOf(asked.model);
    const by = this.classesOf(asked);
    const read = { stage: facts.stage, by, cell: cellOf(asked, facts, by) };
    const from = asked.after === null ? null : readMembersCursor(asked.after);
    const asOf = this.instantOf(from === null ? asked.asOf : new Date(from.at));
    const page = new MembersPage<StageMember>(from?.customerId ?? null, asked.limit);
    await this.fill(page, from?.customerId ?? null, read, asOf);
    const { rows, next } = page.page();
    return {
      ...{ asOf, stage: facts.stage, by, total: from === null ? page.count : null, customers: rows },
      next: next === null ? null : membersCursor({ at: asOf.getTime(), customerId: next }),
    };
  }

  /** The first page goes over everybody, for they are counted with it; others as far as they reach. */
  private async fill(page: MembersPage<StageMember>, after: string | null, read: Read, asOf: Date): Promise<void> {
    const { stage, by, cell } = read;
    const range = { from: after === null ? 0 : placeOf(after), to: PLACES };
    for await (const block of this.blocks.read(range, namesIn(read), asOf)) {
      for (const row of rowsIn(block, cell)) {
        const id = block.ids[row] ?? '';
        if (!page.takes(id)) continue;
        page.keep({ id, stage: namedValue(block, stage.name, row), value: by && namedValue(block, by.name, row) });
      }
      if (after !== null && page.isFull) return;
    }
  }

  private factsOf(model: string): StageFactPair {
    const { derivations, catalogue } = this.rules;
    const facts = stageFactsOf(model, derivations, catalogue);
    if (facts !== null) return facts;
    throw refused('model', 'UNKNOWN_MODEL', { model, known: rememberingModels(derivations).join(', ') });
  }

  private classesOf({ by, value }: StageCustomersAsked): FactDefinition | null {
    if (by === null) {
      if (value !== null) throw refused('by', 'INPUT_MISSING', {});
      return null;
    }
    const fact = this.rules.catalogue.get(by);
    if (fact !== undefined && OF_FEW_VALUES.includes(fact.type)) return fact;
    throw refused('by', 'NO_SEGMENTS', { fact: by });
  }

  private instantOf(asked: Date | null): Date {
    const now = this.clock.now();
    if (asked === null) return now;
    if (asked <= now && now.getTime() - asked.getTime() <= LONGEST_AGO_MS) return asked;
    throw refused('asOf', 'INSTANT_OUT_OF_REACH', { now: now.toISOString() });
  }
}

function namesIn({ stage, by, cell }: Read): readonly string[] {
  return [...new Set([stage.name, ...(by === null ? [] : [by.name]), ...cell.map(({ fact }) => fact)])];
}

function cellOf(
  { stage, value, cause }: StageCustomersAsked,
  facts: StageFactPair,
  by: FactDefinition | null,
): readonly CellPart[] {
  const part = (
    path: string,
    fact: FactDefinition | null,
    known: readonly string[] | undefined,
    asked: string | null,
  ): readonly CellPart[] => {
    if (asked === null) return [];
    const names = [...(known ?? []), NO_STAGE];
    if (fact !== null && known !== undefined && names.includes(asked)) return [{ fact: fact.name, value: asked }];
    throw refused(path, 'VALUE_NOT_ALLOWED', { value: asked, allowed: names.join(', ') });
  };
  return [
    ...part('stage', facts.stage, facts.stage.values, stage),
    ...part('class', by, by?.type === 'boolean' ? ['true', 'false'] : by?.values, value),
    ...part('cause', facts.cause, facts.cause?.values, cause),
  ];
}

function refused(path: string, code: string, params: Readonly<Record<string, string>>): AppError {
  return new AppError('INVALID_INPUT', `${path}: ${code}`, [{ path, code, params }]);
}
