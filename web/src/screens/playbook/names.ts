import type { Words } from '../../api/types.ts';

const LONGEST = 64;

/** A name for a copy that no pack has: `13-win-back-copy`, then `-copy-2`; a copy of a copy counts on. */
export function copyName(pack: string, taken: readonly string[]): { readonly pack: string; readonly number: number } {
  const stem = pack.replace(/-copy(-\d+)?$/, '');
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '-copy' : `-copy-${number}`;
    const name = `${stem.slice(0, LONGEST - end.length).replace(/-+$/, '')}${end}`;
    if (!taken.includes(name)) return { pack: name, number };
  }
}

/** The original's title with the number of the copy, as each language brackets it. */
export function copyTitle(title: Words, number: number): Words {
  const plain = (text: string) => text.replace(/\s*[(（]\d+[)）]$/, '');
  return { 'zh-CN': `${plain(title['zh-CN'])}（${number}）`, en: `${plain(title.en)} (${number})` };
}
