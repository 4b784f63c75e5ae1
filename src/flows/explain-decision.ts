import { Injectable } from '@nestjs/common';
import { type Decision, decisionIdOf } from '../core/decision/decision.js';
import type { Words } from '../core/kit/locale.js';
import type { Stage } from '../core/policy/refusal.js';
import { refusalWords } from '../core/words/names/refusal-words.js';
import { POLICY_WORDS, stageKey } from '../core/words/policy.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { DecisionStore } from './ports/decision-store.js';
import { type Audited, RunAudit, type Trace } from './ports/run-audit.js';
import { RunStore } from './ports/run-store.js';

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
export type ExplainedDecision = {
  readonly decision: Decision;
  /** Whether it is the document of then, or worked out again for a customer who has none. */
  readonly trace: Trace;
  readonly words: readonly CandidateWords[];
};

/** A decision with its reasons in words. It is about a person, so the look-up is on record before it is answered. */
@Injectable()
export class ExplainDecision {
  constructor(
    private readonly decisions: DecisionStore,
    private readonly runs: RunStore,
    private readonly recorded: RunAudit,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(question: DecisionQuestion): Promise<ExplainedDecision> {
    const asked = 'publicId' in question ? question.publicId : decisionIdOf(question.runId, question.customerId);
    const entry = { at: this.clock.system(), actor: question.by, action: 'decision.read', subject: asked };
    await this.audit.record(entry);
    const { decision, trace } = (await this.found(question)) ?? (await this.refuse(question, asked));
    const words = decision.candidates.flatMap(({ ruleId, left }) => {
      if (!left) return [];
      const stageName = POLICY_WORDS[stageKey(left.stage)];
      return [{ ruleId, stage: left.stage, stageName, reasons: left.refusals.map((refusal) => refusalWords(refusal)) }];
    });
    return { decision, trace, words };
  }

  /** By its public id only what has a document is found: of a customer without one it tells nothing. */
  private async found(question: DecisionQuestion): Promise<Audited | null> {
    if (!('publicId' in question)) return this.recorded.find(question.runId, question.customerId);
    const decision = await this.decisions.findPublic(question.publicId);
    return decision && { decision, trace: 'kept' };
  }

  private async refuse(question: DecisionQuestion, asked: string): Promise<never> {
    const run = 'runId' in question ? await this.runs.find(question.runId) : null;
    const isExpired = run !== null && (await this.recorded.isExpired(run));
    const code = isExpired ? 'DECISION_EXPIRED' : 'DECISION_NOT_FOUND';
    const problem = { path: '$.id', code, params: { decision: asked } };
    throw new AppError('NOT_FOUND', `no decision ${asked}`, [problem]);
  }
}
