import { Injectable } from '@nestjs/common';
import { type Decision, decisionIdOf } from '../core/decision/decision.js';
import type { Words } from '../core/kit/locale.js';
import type { Stage } from '../core/policy/refusal.js';
import { POLICY_WORDS, refusalWords, stageKey } from '../core/words/policy.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { DecisionStore } from './ports/decision-store.js';

export type DecisionQuestion = { readonly by: string } & (
  | { readonly publicId: string }
  | { readonly runId: string; readonly customerId: string }
);

/** Why one candidate left, in both languages; the candidate that was scheduled has none. */
export type CandidateWords = {
  readonly ruleId: string;
  readonly stage: Stage;
  readonly stageName: Words;
  readonly reasons: readonly Words[];
};
export type ExplainedDecision = { readonly decision: Decision; readonly words: readonly CandidateWords[] };

/** A decision with its reasons in words. It is about a person, so the look-up is on record before it is answered. */
@Injectable()
export class ExplainDecision {
  constructor(
    private readonly decisions: DecisionStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(question: DecisionQuestion): Promise<ExplainedDecision> {
    const asked = 'publicId' in question ? question.publicId : decisionIdOf(question.runId, question.customerId);
    const entry = { at: this.clock.system(), actor: question.by, action: 'decision.read', subject: asked };
    await this.audit.record(entry);
    const decision = await ('publicId' in question ? this.decisions.findPublic(asked) : this.decisions.find(asked));
    if (!decision) {
      const problem = { path: '$.id', code: 'DECISION_NOT_FOUND', params: { decision: asked } };
      throw new AppError('NOT_FOUND', `no decision ${asked}`, [problem]);
    }
    const words = decision.candidates.flatMap(({ ruleId, left }) => {
      if (!left) return [];
      const stageName = POLICY_WORDS[stageKey(left.stage)];
      return [{ ruleId, stage: left.stage, stageName, reasons: left.refusals.map(refusalWords) }];
    });
    return { decision, words };
  }
}
