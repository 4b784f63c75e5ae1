import type { Migration } from '../../api/types.ts';
import { type Flow, knownIn, NOT_KNOWN } from './who.ts';

type Side = 'before' | 'after';
export type Stream = { readonly source: string; readonly target: string; readonly value: number };
type Node = { readonly name: string; readonly depth: 0 | 1 };
export type Streams = { readonly nodes: readonly Node[]; readonly links: readonly Stream[] };

/** The same stage stands on both sides, and a picture of streams knows no circle: a side is part of the name. */
const nodeName = (side: Side, stage: string) => `${side}|${stage}`;
export const stageOfNode = (name: string) => name.slice(name.indexOf('|') + 1);

/** Streams of a migration, in the order of the stages on both sides; nobody is no stream, and a node nobody stands at is left out. */
export function streamsOf({ stages, migration }: Pick<Migration, 'stages' | 'migration'>): Streams {
  const names = knownIn(stages);
  const links = names.flatMap((from) =>
    names.flatMap((to): Stream[] => {
      const value = migration[from]?.[to] ?? 0;
      return value > 0 ? [{ source: nodeName('before', from), target: nodeName('after', to), value }] : [];
    }),
  );
  const used = new Set(links.flatMap(({ source, target }) => [source, target]));
  const side = (which: Side, depth: 0 | 1) =>
    names.map((stage): Node => ({ name: nodeName(which, stage), depth })).filter(({ name }) => used.has(name));
  return { nodes: [...side('before', 0), ...side('after', 1)], links };
}

/** How many stand at a node. */
export function atNode({ links }: Streams, name: string): number {
  return links.reduce((sum, { source, target, value }) => (source === name || target === name ? sum + value : sum), 0);
}

/** Whom a stream, or all streams at a node, count. */
export function flowOf(pressed: Stream | string, stages: readonly string[]): Flow {
  if (typeof pressed !== 'string') return { was: [stageOfNode(pressed.source)], is: [stageOfNode(pressed.target)] };
  const [stage, known] = [[stageOfNode(pressed)], knownIn(stages)];
  return pressed === nodeName('before', stage[0] ?? '') ? { was: stage, is: known } : { was: known, is: stage };
}

/** Of whom nothing is known at one of the two ends: no stream, but said beside it. */
export function unknownIn({ stages }: Pick<Migration, 'stages'>): { readonly first: Flow; readonly second: Flow } {
  const known = knownIn(stages);
  return { first: { was: [NOT_KNOWN], is: known }, second: { was: known, is: [NOT_KNOWN] } };
}
