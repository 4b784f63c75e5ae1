import { Injectable } from '@nestjs/common';
import type { PromptDecision } from '../core/decision/decision.js';
import { demandsOf } from '../core/decision/run/demand.js';
import { type AssignmentRow, assignmentRow } from '../core/measurement/assignment.js';
import { AssignmentStore } from './ports/assignment-store.js';
import { DemandLog } from './ports/demand-log.js';
import { PromptStore } from './ports/prompt-store.js';

const PAGE = 500;

/**
 * Carries what prompts drew into the books of assignments, both arms alike, and what they show of demand: a prompt itself
 * writes one document, which has it all. Safe to do twice: the books keep the first.
 */
@Injectable()
export class SettlePrompts {
  constructor(
    private readonly prompts: PromptStore,
    private readonly assignments: AssignmentStore,
    private readonly demands: DemandLog,
  ) {}

  async run(): Promise<{ readonly settled: number }> {
    let settled = 0;
    for (;;) {
      const page = await this.prompts.unsettled(PAGE);
      if (page.length === 0) return { settled };
      await this.assignments.record(page.flatMap(assignmentsOf));
      await this.demands.record(page.flatMap(demandsOf));
      await this.prompts.settle(page.map(({ id }) => id));
      settled += page.length;
    }
  }
}

function assignmentsOf({ id, customerId, at: eligibleAt, prompt }: PromptDecision): readonly AssignmentRow[] {
  return prompt.drawn.map(({ campaignId, assignment, ruleId, offerId, purpose, lever }) => {
    const action = { ruleId, offerId, channel: prompt.place, purpose, lever };
    return assignmentRow(assignment, { campaignId, occurrence: id, customerId, eligibleAt, action });
  });
}
