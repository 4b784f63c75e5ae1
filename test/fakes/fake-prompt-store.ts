import type { PromptDecision } from '../../src/core/decision/decision.js';
import { isPrompt } from '../../src/core/decision/live/prompt.js';
import { PromptStore } from '../../src/flows/ports/prompt-store.js';
import { FakeDecisionStore } from './fake-decision-store.js';

/** Among the decisions of a decision store, as the real one. */
export class FakePromptStore extends PromptStore {
  constructor(private readonly kept: FakeDecisionStore = new FakeDecisionStore()) {
    super();
  }

  private get all(): readonly PromptDecision[] {
    return [...this.kept.decisions.values()].filter(isPrompt);
  }

  override async enter(prompt: PromptDecision): Promise<PromptDecision | null> {
    const there = this.kept.decisions.get(prompt.id);
    if (there !== undefined && isPrompt(there)) return there;
    this.kept.decisions.set(prompt.id, prompt);
    return null;
  }

  override async findPublic(publicId: string): Promise<PromptDecision | null> {
    return this.all.find((one) => one.publicId === publicId) ?? null;
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly PromptDecision[]> {
    const own = this.all.filter((one) => one.customerId === customerId);
    return own.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)).slice(0, limit);
  }

  override async unsettled(limit: number): Promise<readonly PromptDecision[]> {
    return this.all.filter(({ prompt }) => prompt.unsettled).slice(0, limit);
  }

  override async settle(ids: readonly string[]): Promise<void> {
    for (const one of this.all) {
      if (!ids.includes(one.id)) continue;
      const { unsettled: _settled, ...prompt } = one.prompt;
      this.kept.decisions.set(one.id, { ...one, prompt });
    }
  }
}
