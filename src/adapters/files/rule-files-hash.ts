import { createHash } from 'node:crypto';
import type { Derivation } from '../../core/facts/derive-facts.js';
import type { ContactPolicy } from '../../core/policy/contact-policy.js';
import type { RuleFile } from './rule-files-json.js';

/** Raised when the code of a derivation comes to give other facts from the same files. */
const CODE_VERSION = 2;

type Models = {
  readonly files: readonly RuleFile[];
  readonly derivations: readonly Derivation[];
  readonly policy: ContactPolicy;
  /** Of the versions that facts are made with, besides the files; empty is none. */
  readonly trained?: string;
};

/**
 * Of everything that decides what facts are: the files, the operator's zone, by which it is today for customers
 * without one, and what the code says it gives. The order of the files does not matter.
 */
export function hashOfModels({ files, derivations, policy, trained = '' }: Models): string {
  const content = [...files].sort((a, b) => (a.file < b.file ? -1 : 1)).map(({ file, json }) => [file, json]);
  const steps = derivations.map(({ names, atLoad = false, promises = {} }) => [names, atLoad, promises]);
  const all = [CODE_VERSION, content, policy.operatorZone, steps, ...(trained === '' ? [] : [trained])];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url');
}
