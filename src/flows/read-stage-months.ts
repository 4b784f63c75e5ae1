import { Injectable } from '@nestjs/common';
import { valueAt } from '../core/facts/fact-block.js';
import { monthsKept } from '../core/lifecycle/month.js';
import { rememberingModels, type StageFactPair, stageFactsOf } from '../core/lifecycle/stage-fact.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { FactMonths } from './ports/fact-months.js';
import { KNOWN_COLUMN } from './ports/past-facts.js';

export type StageMonth = {
  readonly month: string;
  readonly known: 'RECORDED' | 'IMPORTED';
  readonly stage: string | null;
  readonly cause: string | null;
  readonly basis: string | null;
};
type Wish = { readonly id: string; readonly model: string; readonly by: string };

/** Where one customer stood at the ends of months by a model, and why; months that tell nothing of the customer are left out. */
@Injectable()
export class ReadStageMonths {
  constructor(
    private readonly customers: CustomerStore,
    private readonly rules: BusinessRules,
    private readonly months: FactMonths,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({
    id,
    model,
    by,
  }: Wish): Promise<{ readonly facts: StageFactPair; readonly months: readonly StageMonth[] }> {
    const { derivations, catalogue, modelsHash } = this.rules;
    const facts = stageFactsOf(model, derivations, catalogue);
    if (facts === null) {
      const params = { model, known: rememberingModels(derivations).join(', ') };
      throw new AppError('NOT_FOUND', `model ${model}`, [{ path: 'model', code: 'UNKNOWN_MODEL', params }]);
    }
    await this.audit.record({ at: this.clock.system(), actor: by, action: 'customer.stages', subject: id });
    const owner = await this.customers.presentIdOf(id);
    if (owner === null) throw new AppError('NOT_FOUND', 'no such customer');
    const basis = `${facts.stage.name}Basis`;
    const names = {
      stage: facts.stage.name,
      cause: facts.cause?.name,
      basis: catalogue.has(basis) ? basis : undefined,
    };
    const asked = [...Object.values(names).filter((name) => name !== undefined), KNOWN_COLUMN];
    const found: StageMonth[] = [];
    for (const { month } of monthsKept(modelsHash, await this.months.standings())) {
      const row = await this.months.readOne({ month, modelsHash }, owner, asked);
      if (row === null) continue;
      const told = (name: string | undefined) => {
        const column = name === undefined ? undefined : row.columns.get(name);
        const value = column === undefined ? null : valueAt(column, 0);
        return typeof value === 'string' ? value : null;
      };
      const known = told(KNOWN_COLUMN) === 'IMPORTED' ? 'IMPORTED' : 'RECORDED';
      found.push({ month, known, stage: told(names.stage), cause: told(names.cause), basis: told(names.basis) });
    }
    return { facts, months: found };
  }
}
