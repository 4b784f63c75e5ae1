/** An activation of models; the highest number is in force. */
export type Activation = { readonly number: number; readonly hash: string; readonly at: Date };

/** Which models are in force: each activation takes the next number, so that older ones never undo newer. */
export abstract class FactModels {
  /** The activation in force; null before the first. */
  abstract active(): Promise<Activation | null>;
  /** Puts these models in force, unless they are; answers the activation. */
  abstract activate(hash: string): Promise<Activation>;
}
