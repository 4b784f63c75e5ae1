import { type PyramidBuild, type PyramidHead, PyramidStore } from '../../src/flows/ports/pyramid-store.js';

export class FakePyramidStore extends PyramidStore {
  private last: PyramidBuild | null = null;

  override async add(build: Omit<PyramidBuild, 'number'>): Promise<number> {
    this.last = { ...structuredClone(build), number: (this.last?.number ?? 0) + 1 };
    return this.last.number;
  }

  override async newest(): Promise<PyramidBuild | null> {
    return this.last;
  }

  override async newestHead(): Promise<PyramidHead | null> {
    if (this.last === null) return null;
    const { number, asOf, customers } = this.last;
    return { number, asOf, customers };
  }
}
