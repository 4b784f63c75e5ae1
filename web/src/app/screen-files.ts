import type { ComponentType } from 'react';
import type { Screen } from './screens.ts';
import { loadTopics } from './words.ts';

const FILES = import.meta.glob<{ readonly default: ComponentType }>('../screens/*/index.tsx');
const fileOf = (folder: string) => FILES[`../screens/${folder}/index.tsx`];

export function isThere(folder: string): boolean {
  return fileOf(folder) !== undefined;
}

/** The screen's code and its words, side by side. */
export async function loadScreen({ folder, topics }: Screen): Promise<ComponentType> {
  const file = fileOf(folder);
  if (!file) throw new Error(`no screen: ${folder}`);
  const [screen] = await Promise.all([file(), loadTopics(topics)]);
  return screen.default;
}
