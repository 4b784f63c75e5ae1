import { useEffect, useState } from 'react';
import { type Matcher, pinyinMatcher, plainMatcher } from './pinyin.ts';

/** Finds by what is typed, and by pinyin as soon as its dictionary is there; it is fetched once it is wanted. */
export function useMatcher(isWanted = true): Matcher {
  const [matcher, setMatcher] = useState<Matcher>(() => plainMatcher);
  useEffect(() => {
    if (isWanted) void pinyinMatcher().then((better) => setMatcher(() => better));
  }, [isWanted]);
  return matcher;
}

/** For a list to pick from, by the labels of its options. */
export function useSearch() {
  const match = useMatcher();
  return {
    filterOption: (typed: string, option: { readonly label?: unknown } | undefined) =>
      match(String(option?.label ?? ''), typed),
  };
}
