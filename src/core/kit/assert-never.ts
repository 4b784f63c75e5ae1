/** Ends a switch over a closed list: the compiler refuses a list that grew without it. */
export function assertNever(value: never): never {
  throw new Error(`not on the closed list: ${JSON.stringify(value)}`);
}
