/** The work in steps: between two of them whoever runs it may let others have their turn. */
export type Steps<R = void> = Generator<void, R>;

/** All steps at once. */
export function resultOf<R>(steps: Steps<R>): R {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
