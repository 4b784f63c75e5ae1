import type { BuiltPyramid } from '../../core/value/base/pyramids.js';

/** One build of the revenue pyramids: as of a business instant, of a base of so many customers. */
export type PyramidHead = { readonly number: number; readonly asOf: Date; readonly customers: number };
export type PyramidBuild = PyramidHead & { readonly pyramids: readonly BuiltPyramid[] };

export abstract class PyramidStore {
  /** Keeps a build under the next number, and forgets those before the last. Seen whole or not at all. */
  abstract add(build: Omit<PyramidBuild, 'number'>): Promise<number>;
  /** Null before the first build. */
  abstract newest(): Promise<PyramidBuild | null>;
  /** The same without the pyramids, which are large. */
  abstract newestHead(): Promise<PyramidHead | null>;
}
