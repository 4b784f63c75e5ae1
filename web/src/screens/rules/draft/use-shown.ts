import { useCallback, useMemo, useState } from 'react';
import type { Problem } from '../../../api/types.ts';
import type { Json } from '../convert/json.ts';
import { isGap } from './problems.ts';

export type Shown = {
  readonly problems: readonly Problem[];
  /** A field was left: what is missing there may be said. */
  readonly touch: (path: string) => void;
  /** Everything may be said: somebody wanted to save. */
  readonly showAll: () => void;
};

/** What is wrong is told at once; what is only missing, once its field was left or it was to be saved. */
export function useShown(problems: readonly Problem[], json: Json): Shown {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setAll] = useState(false);
  const touch = useCallback((path: string) => setTouched((before) => new Set([...before, path])), []);
  const showAll = useCallback(() => setAll(true), []);
  const shown = useMemo(
    () => problems.filter((one) => isAll || touched.has(one.path) || !isGap(one, json)),
    [problems, isAll, touched, json],
  );
  return useMemo(() => ({ problems: shown, touch, showAll }), [shown, touch, showAll]);
}
