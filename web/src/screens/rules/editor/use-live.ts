import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { offersQuery } from '../../../api/catalogue.ts';
import type { Problem } from '../../../api/refused.ts';
import { checkQuery, type DraftFunnel, draftFunnelQuery, leversQuery, type PackBody } from '../../../api/rules.ts';
import type { Effect } from '../builder/door.ts';
import { isRecord, type Json } from '../convert/json.ts';
import { toQuery } from '../convert/to-query.ts';
import { type Countable, countable } from '../draft/countable.ts';
import { rulesJson } from '../draft/pack-draft.ts';
import { hasGaps, isGap } from '../draft/problems.ts';
import { useSettled } from '../draft/use-settled.ts';

const PAUSE_MS = 350;
const NOTHING: PackBody = {};

export function bodyOf(json: Json): PackBody {
  return isRecord(json) ? json : NOTHING;
}

/**
 * What the server finds wrong with the pack as it is written now. Of a place that was empty when it looked and is filled by now
 * it has nothing to say until it looks again.
 */
export function useProblems(json: Json): readonly Problem[] {
  const settled = useSettled(json, PAUSE_MS);
  const { data } = useQuery(checkQuery(bodyOf(settled)));
  const [seen, setSeen] = useState({ data, gaps: new Set<string>() });
  if (seen.data !== data) {
    const gaps = (data?.problems ?? []).filter((one) => isGap(one, settled)).map(({ path }) => path);
    setSeen({ data, gaps: new Set(gaps) });
  }
  return useMemo(
    () => (seen.data?.problems ?? []).filter((one) => !seen.gaps.has(one.path) || isGap(one, json)),
    [seen, json],
  );
}

/** One rule of the draft, ready to be counted and tried; null while something in its conditions is missing. */
export function useCountable(json: Json, index: number): Countable | null {
  const settled = useSettled(json, PAUSE_MS);
  const offers = useQuery(offersQuery);
  const levers = useQuery(leversQuery);
  const offer = offers.data?.items[0]?.id;
  const lever = levers.data?.items[0]?.id;
  return useMemo(() => {
    const rule = rulesJson(settled)[index];
    const found = countable(rule, String(bodyOf(settled).pack ?? ''), { offer, lever });
    return found && isRecord(rule) && !hasGaps(toQuery(rule.conditions ?? null)) ? found : null;
  }, [settled, index, offer, lever]);
}

/** Counted anew whenever who writes pauses. */
export function useFunnel(asked: Countable | null) {
  const { pack = '', rule = '', content = NOTHING } = asked ?? {};
  return useQuery({ ...draftFunnelQuery(pack, rule, content), enabled: asked !== null });
}

/** What each condition does to the audience, by the place of the condition. */
export function effectsOf(funnel: DraftFunnel | undefined): ReadonlyMap<string, Effect> {
  const found = new Map<string, Effect>();
  for (const { path, effect } of funnel?.parts ?? []) found.set(path, { without: effect });
  for (const { path, alone, left, marginal } of funnel?.steps ?? []) {
    if (path !== '$') found.set(path, { alone, left, without: marginal });
  }
  return found;
}
