import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Look } from './stage.js';

const WORDS = join(import.meta.dirname, '../../web/src/words');

type Texts = { readonly [key: string]: string | Texts };

/** What the console says in a language: `rules.save.do`, as its own files have it. */
export function wordsIn({ language }: Pick<Look, 'language'>): (key: string) => string {
  return (key) => {
    const [topic = '', ...path] = key.split('.');
    const texts: Texts = JSON.parse(readFileSync(join(WORDS, language, `${topic}.json`), 'utf8'));
    const found = path.reduce<string | Texts | undefined>(
      (at, step) => (typeof at === 'object' ? at[step] : undefined),
      texts,
    );
    if (typeof found !== 'string') throw new Error(`the console has no words for ${key}`);
    return found;
  };
}
