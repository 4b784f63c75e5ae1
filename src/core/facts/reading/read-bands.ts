import { pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import type { FactCatalogue, FactDefinition } from '../fact-catalogue.js';
import type { BandModel, Bands, BandValue } from '../models/bands.js';
import { readBins } from '../models/bins.js';
import type { MarksLine } from '../models/marks.js';
import { type Fields, ModelReader } from './read-model.js';

const OPTIONAL = ['causeOf', 'hysteresisPct', 'lines', 'bands'];
/** More would let hardly anybody change band. */
const MOST_HYSTERESIS = 50;

/** Reads bands and names everything that is wrong with them: a gap, an overlap, a fact nobody knows, a line twice. */
export function readBandModel(json: unknown, catalogue: FactCatalogue, path = '$'): Read<BandModel> {
  const reader = new BandReader(catalogue);
  const model = reader.model(json, path);
  return reader.problems.result(model);
}

class BandReader extends ModelReader {
  /** The fact the bands are given as: its type says whether a band is a text or a number. */
  private banded: FactDefinition | null = null;
  /** Amounts of minor units and days are whole, and so are their marks. */
  private wholeMarks = false;

  model(json: unknown, path: string): BandModel {
    const fields = this.problems.object(json, path, ['model', 'of', 'gives'], OPTIONAL) ?? {};
    const gives = this.gives(fields, path);
    const of = this.asked(fields, 'of', path, ['number']);
    this.wholeMarks = of?.whole === true;
    const cause = Object.hasOwn(fields, 'causeOf') ? this.asked(fields, 'causeOf', path, ['enum']) : null;
    const one = ['lines', 'bands'].filter((name) => Object.hasOwn(fields, name));
    if (one.length !== 1) this.problems.add(path, 'ONE_OF_THESE', { names: 'lines, bands' });
    return {
      model: this.text(fields, 'model', path),
      of: of?.name ?? '',
      causeOf: cause === null ? null : { fact: cause.name, values: cause.values ?? [] },
      gives,
      hysteresisPct: this.whole(fields, 'hysteresisPct', path, [0, MOST_HYSTERESIS]),
      lines: Object.hasOwn(fields, 'lines') ? this.lines(fields, path) : null,
      bands: Object.hasOwn(fields, 'bands') ? this.bands(fields.bands, pathTo(path, 'bands')) : null,
    };
  }

  private gives(fields: Fields, above: string): BandModel['gives'] {
    const path = pathTo(above, 'gives');
    const names = this.inner(fields, 'gives', above, ['band', 'cause']);
    const [band, cause] = [this.text(names, 'band', path), this.text(names, 'cause', path)];
    this.banded = this.catalogue.get(band) ?? null;
    this.given(band, pathTo(path, 'band'), this.banded?.type === 'number' ? 'number' : 'enum');
    this.given(cause, pathTo(path, 'cause'), 'enum');
    return { band, cause };
  }

  private bands(json: unknown, path: string): Bands {
    const bins = readBins(json, path, this.problems, ['band'], (fields, at) => this.band(fields, at));
    const twice = bins.findIndex(({ means }, index) => bins.findIndex((other) => other.means === means) < index);
    const broken = bins.findIndex(({ from }) => this.wholeMarks && Number.isFinite(from) && !Number.isInteger(from));
    if (broken >= 0) this.problems.add(pathTo(pathTo(path, broken), 'from'), 'MARK_NOT_WHOLE');
    if (twice >= 0) this.problems.add(pathTo(path, twice), 'VALUE_TWICE', { value: bins[twice]?.means ?? '' });
    return bins;
  }

  private band(fields: Fields, path: string): BandValue {
    if (this.banded?.type === 'number') return this.number(fields, 'band', path, 0);
    return this.valueOf(this.banded?.name ?? '', fields, 'band', path);
  }

  private lines(fields: Fields, path: string): readonly MarksLine<Bands>[] {
    const at = pathTo(path, 'lines');
    const lines = this.list(fields, 'lines', path).map((line, index) => this.line(line, pathTo(at, index)));
    const currencies = lines.map(({ currency }) => currency);
    if (new Set(currencies).size < currencies.length) this.problems.add(at, 'CURRENCY_TWICE');
    return lines;
  }

  private line(json: unknown, path: string): MarksLine<Bands> {
    const fields = this.problems.object(json, path, ['currency', 'bands'], ['overrides']) ?? {};
    const currency = this.text(fields, 'currency', path);
    if (!/^[A-Z]{3}$/.test(currency)) this.problems.add(pathTo(path, 'currency'), 'LINE_WITHOUT_CURRENCY');
    const at = pathTo(path, 'overrides');
    const overrides = Object.hasOwn(fields, 'overrides') && Array.isArray(fields.overrides) ? fields.overrides : [];
    return {
      currency,
      marks: this.bands(fields.bands, pathTo(path, 'bands')),
      overrides: overrides.map((one: unknown, index) => this.override(one, pathTo(at, index))),
    };
  }

  private override(json: unknown, path: string) {
    const fields = this.problems.object(json, path, ['bands'], ['region', 'brand']) ?? {};
    if (!Object.hasOwn(fields, 'region') && !Object.hasOwn(fields, 'brand')) {
      this.problems.add(path, 'ONE_OF_THESE', { names: 'region, brand' });
    }
    return {
      ...(Object.hasOwn(fields, 'region') ? { region: this.text(fields, 'region', path) } : {}),
      ...(Object.hasOwn(fields, 'brand') ? { brand: this.text(fields, 'brand', path) } : {}),
      marks: this.bands(fields.bands, pathTo(path, 'bands')),
    };
  }
}
