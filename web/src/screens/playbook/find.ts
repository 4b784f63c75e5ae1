import type { Playbook } from '../../api/types.ts';
import type { Matcher } from '../../parts/pinyin.ts';

export type Entry = Playbook['items'][number];
export type Wanted = {
  readonly text: string;
  readonly lever: string | null;
  readonly stage: string | null;
  /** Only those that lack nothing. */
  readonly ready: boolean;
};

/** The levers and stages that occur, in the order they come. */
export function choicesOf(items: readonly Entry[]): { readonly levers: string[]; readonly stages: string[] } {
  const levers = new Set(items.flatMap(({ plan }) => plan?.lever ?? []));
  const stages = new Set(items.flatMap(({ plan }) => plan?.stages ?? []));
  return { levers: [...levers], stages: [...stages].sort() };
}

/** Whether a pack is one that somebody looks for, by its name, title or what it is for, in either language. */
export function isWanted({ pack, title, plan, lacking }: Entry, { text, lever, stage, ready }: Wanted, match: Matcher) {
  if (ready && lacking.length > 0) return false;
  if (lever !== null && plan?.lever !== lever) return false;
  if (stage !== null && !plan?.stages.includes(stage)) return false;
  if (text.trim() === '') return true;
  const told = [pack, ...Object.values(title), ...(plan ? Object.values(plan.objective) : [])];
  return told.some((one) => match(one, text));
}
