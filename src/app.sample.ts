import { join } from 'node:path';
import { SyntheticOperator } from './adapters/sample/synthetic-operator.js';

const FOLDER = join(import.meta.dirname, '..', 'samples', 'synthetic');

/** The synthetic operator of the product's own files. Apart from the product's modules, so that the command line starts without them. */
export function syntheticOperator(): SyntheticOperator {
  return new SyntheticOperator(FOLDER);
}
