import { useEffect, useState } from 'react';

/** The value as it was when nothing had changed for a while: what is asked of the server follows whoever types, at a distance. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
