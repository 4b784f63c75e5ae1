import { useState } from 'react';

/** Customers kept to try rules on: their ids, in this browser. */
const KEPT = 'tidemark.personas';
const MOST = 8;

function kept(): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function usePersonas() {
  const [ids, setIds] = useState(kept);
  const become = (next: readonly string[]) => {
    localStorage.setItem(KEPT, JSON.stringify(next));
    setIds(next);
  };
  return {
    ids,
    keep: (id: string) => become([id, ...ids.filter((one) => one !== id)].slice(0, MOST)),
    drop: (id: string) => become(ids.filter((one) => one !== id)),
  };
}
