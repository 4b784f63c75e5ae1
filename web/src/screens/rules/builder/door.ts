import { createContext, type ReactNode, useContext } from 'react';
import type { Problem } from '../../../api/refused.ts';
import type { Matcher } from '../../../parts/pinyin.ts';
import type { Json } from '../convert/json.ts';
import type { QueryNode } from '../convert/query.ts';
import type { AskedFacts } from '../words/asked.ts';

/** What one condition does to the audience, as last counted. */
export type Effect = {
  readonly alone?: number;
  readonly left?: number;
  /** How many more, or fewer, would match without it. */
  readonly without: number;
};

export type ElementGiven = {
  readonly value: Json;
  readonly facts: AskedFacts;
  readonly disabled: boolean;
  readonly label: string;
  readonly onChange: (value: Json) => void;
};

/** What the controls of the builder share: the facts, what is wrong where, and how a node is changed. */
export type BuilderDoor = {
  readonly facts: AskedFacts;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly effects: ReadonlyMap<string, Effect>;
  readonly matches: Matcher;
  readonly replace: (path: readonly number[], change: (node: QueryNode) => QueryNode) => void;
  /** The builder again, for conditions on one element of a list. */
  readonly element: (given: ElementGiven) => ReactNode;
};

const Door = createContext<BuilderDoor | null>(null);
export const BuilderDoorProvider = Door.Provider;

export function useDoor(): BuilderDoor {
  const door = useContext(Door);
  if (door === null) throw new Error('controls of the builder stand in a builder');
  return door;
}
