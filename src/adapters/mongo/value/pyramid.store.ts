import type { BuiltPyramid } from '../../../core/value/base/pyramids.js';
import type { PyramidStep } from '../../../core/value/base/revenue-pyramid.js';
import { type PyramidBuild, type PyramidHead, PyramidStore } from '../../../flows/ports/pyramid-store.js';
import { Binary, type MongoConnection } from '../connection.js';
import { addNumbered } from './numbered.js';

type BuildRecord = Omit<PyramidHead, 'number'> & { readonly _id: number; readonly parts: readonly string[] };
/** A part of one pyramid: steps as pairs of float64, revenue and customers, lowest byte first. */
type PartRecord = {
  readonly _id: string;
  readonly network: string | null;
  readonly currency: string;
  readonly steps: Uint8Array | Binary;
};

/** Steps of one document: 8 MB, half of what one may be. */
const STEPS_A_PART = 500_000;
const STEP_BYTES = 16;

function toBytes(steps: readonly PyramidStep[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(steps.length * STEP_BYTES));
  for (const [at, { revenue, customers }] of steps.entries()) {
    view.setFloat64(at * STEP_BYTES, revenue, true);
    view.setFloat64(at * STEP_BYTES + 8, customers, true);
  }
  return new Uint8Array(view.buffer);
}

function toSteps(bytes: Uint8Array | Binary): readonly PyramidStep[] {
  const { buffer, byteOffset, byteLength } = bytes instanceof Uint8Array ? bytes : bytes.buffer;
  const view = new DataView(buffer, byteOffset, byteLength);
  return Array.from({ length: byteLength / STEP_BYTES }, (_step, at) => ({
    revenue: view.getFloat64(at * STEP_BYTES, true),
    customers: view.getFloat64(at * STEP_BYTES + 8, true),
  }));
}

function partsOf(token: string, pyramids: readonly BuiltPyramid[], stepsAPart: number): readonly PartRecord[] {
  const parts: PartRecord[] = [];
  for (const { network, currency, steps } of pyramids) {
    for (let from = 0; from < Math.max(steps.length, 1); from += stepsAPart) {
      const some = toBytes(steps.slice(from, from + stepsAPart));
      parts.push({ _id: `${token}|${parts.length}`, network, currency, steps: some });
    }
  }
  return parts;
}

const headOf = ({ _id, asOf, customers }: BuildRecord): PyramidHead => ({ number: _id, asOf, customers });

/** Parts first, then the build that names them: who reads finds all of it or the one before. */
export class MongoPyramidStore extends PyramidStore {
  constructor(
    private readonly connection: MongoConnection,
    private readonly token: () => string,
    private readonly stepsAPart = STEPS_A_PART,
  ) {
    super();
  }

  override async add({ asOf, customers, pyramids }: Omit<PyramidBuild, 'number'>): Promise<number> {
    const parts = partsOf(this.token(), pyramids, this.stepsAPart);
    for (const part of parts) await this.parts.insertOne(part);
    const names = parts.map(({ _id }) => _id);
    const number = await addNumbered(this.builds, (_id): BuildRecord => ({ _id, asOf, customers, parts: names }));
    await this.forgetBefore(number - 1);
    return number;
  }

  /** The build before the newest stays: somebody may be reading it. */
  private async forgetBefore(number: number): Promise<void> {
    for (const build of await this.builds.find({ _id: { $lt: number } }).toArray()) {
      await this.builds.deleteOne({ _id: build._id });
      await this.parts.deleteMany({ _id: { $in: [...build.parts] } });
    }
  }

  override async newest(): Promise<PyramidBuild | null> {
    const build = await this.newestBuild();
    if (build === null) return null;
    const pyramids: { network: string | null; currency: string; steps: PyramidStep[] }[] = [];
    for (const name of build.parts) {
      const part = await this.parts.findOne({ _id: { $eq: name } });
      if (part === null) throw new Error(`the revenue pyramid lacks its part ${name}`);
      const { network, currency } = part;
      const last = pyramids.at(-1);
      if (last !== undefined && last.network === network && last.currency === currency) {
        last.steps = [...last.steps, ...toSteps(part.steps)];
      } else pyramids.push({ network, currency, steps: [...toSteps(part.steps)] });
    }
    return { ...headOf(build), pyramids };
  }

  override async newestHead(): Promise<PyramidHead | null> {
    const build = await this.newestBuild();
    return build && headOf(build);
  }

  private newestBuild() {
    return this.builds.findOne({}, { sort: { _id: -1 }, readConcern: { level: 'majority' } });
  }

  private get builds() {
    return this.connection.collection<BuildRecord>('pyramids');
  }

  private get parts() {
    return this.connection.collection<PartRecord>('pyramid_parts');
  }
}
