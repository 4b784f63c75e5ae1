import type { DecisionFilter, FunnelRow, OutreachFilter, UnnamedBar } from '../api/types.ts';

type Behind =
  | { readonly kind: 'customers'; readonly bar: UnnamedBar }
  | { readonly kind: 'decisions'; readonly filter: DecisionFilter }
  | { readonly kind: 'outreach'; readonly filter: OutreachFilter };

/** Whom the interface can name behind a row of a funnel; null: it is a row of no kind that is known. */
export function behindOf({ step, code, channel }: Pick<FunnelRow, 'step' | 'code' | 'channel'>): Behind | null {
  const decisions = (filter: DecisionFilter): Behind => ({ kind: 'decisions', filter });
  if (step === 'evaluated' || step === 'undecided') return { kind: 'customers', bar: step };
  if (step === 'matched') return decisions({});
  if (step === 'scheduled') return decisions({ outcome: 'scheduled' });
  if (step === 'refused') return code === null ? null : decisions({ outcome: 'refused', code });
  return channel === null ? null : { kind: 'outreach', filter: { channel, step } };
}
