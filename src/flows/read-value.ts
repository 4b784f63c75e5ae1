import { Injectable } from '@nestjs/common';
import type { FactSheet } from '../core/facts/fact-sheet.js';
import { type Worth, worthOf } from '../core/value/worth/worth-facts.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { FactBlocks } from './ports/fact-blocks.js';

/** What one customer is worth, with the branches and parts it is made of. `sheet`: all facts, as of `asOf`. */
export type CustomerValue = { readonly asOf: Date; readonly worth: Worth; readonly sheet: FactSheet };

/** The profit tree of one customer, with where each amount comes from; the lifetime value, what is at risk, what a save may cost. */
@Injectable()
export class ReadValue {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly clock: Clock,
  ) {}

  async run(customerId: string): Promise<CustomerValue> {
    const model = this.rules.plans.worth;
    if (model === null) throw new AppError('NOT_FOUND', 'rules/facts has no profit tree');
    const asOf = this.clock.now();
    const sheet = await this.blocks.sheetOf(customerId, asOf);
    if (sheet === null) throw new AppError('NOT_FOUND', `customer ${customerId}`);
    return { asOf, worth: worthOf(sheet, model), sheet };
  }
}
