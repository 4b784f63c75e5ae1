import type { CustomerEvent, CustomerMessage, Decision, Outreach, PromptWithReplies } from '../../api/types.ts';

export type Step =
  | { readonly kind: 'run' | 'event-decision'; readonly at: string; readonly key: string; readonly decision: Decision }
  | { readonly kind: 'prompt'; readonly at: string; readonly key: string; readonly prompt: PromptWithReplies }
  | { readonly kind: 'event'; readonly at: string; readonly key: string; readonly event: CustomerEvent }
  | { readonly kind: 'answer'; readonly at: string; readonly key: string; readonly message: CustomerMessage }
  | { readonly kind: 'contact'; readonly at: string; readonly key: string; readonly outreach: Outreach };
export const STEP_KINDS = [
  'run',
  'event-decision',
  'prompt',
  'event',
  'answer',
  'contact',
] as const satisfies readonly Step['kind'][];
export type StepKind = (typeof STEP_KINDS)[number];

/** Of runs only is there more to ask: prompts and events have ids of another form. */
export function isRun(runId: string): boolean {
  return /\|\d{8}T\d{6}Z$/.test(runId) && !runId.startsWith('event|');
}

type Told = {
  readonly decisions: readonly Decision[];
  readonly prompts: readonly PromptWithReplies[];
  readonly events: readonly CustomerEvent[];
  readonly messages: readonly CustomerMessage[];
  readonly outreach: readonly Outreach[];
};

/** All that happened between us and a customer, the newest first; what was told twice, as a decision and as a prompt, once. */
export function stepsOf({ decisions, prompts, events, messages, outreach }: Told): readonly Step[] {
  const asPrompt = new Set(prompts.map(({ id }) => id));
  const steps: readonly Step[] = [
    ...decisions
      .filter(({ id }) => !asPrompt.has(id))
      .map((decision) => ({
        kind: decision.event === undefined ? ('run' as const) : ('event-decision' as const),
        at: decision.at,
        key: decision.id,
        decision,
      })),
    ...prompts.map((prompt) => ({ kind: 'prompt' as const, at: prompt.at, key: prompt.id, prompt })),
    ...events.map((event) => ({ kind: 'event' as const, at: event.at, key: `event ${event.id}`, event })),
    ...messages.map((message) => ({ kind: 'answer' as const, at: message.at, key: `answer ${message.id}`, message })),
    ...outreach.map((one) => ({ kind: 'contact' as const, at: one.dueAt, key: one.id, outreach: one })),
  ];
  return [...steps].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.key < b.key ? -1 : 1));
}
