/** Room in the fact blocks, made ahead of many customers: a block is cut more cheaply while it is empty. */
export abstract class FactRoom {
  /** For as many who may come. Twice is as good as once, and a block that is cut meanwhile is left to its folds. */
  abstract makeFor(coming: number): Promise<void>;
}
