import { pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import type { FactCatalogue } from '../fact-catalogue.js';
import type { TrendModel } from '../models/trends.js';
import { ModelReader } from './read-model.js';

const FIELDS = ['of', 'gives', 'periods', 'baseline', 'fallToPct', 'riseToPct'];
const MOST_PCT = 1_000;

/** Reads the trends of a file; a trend may not look further back than its series goes. */
export function readTrends(json: unknown, catalogue: FactCatalogue, path = '$'): Read<readonly TrendModel[]> {
  const reader = new TrendReader(catalogue);
  const trends = reader
    .list({ trends: json }, 'trends', '$')
    .map((one, index) => reader.trend(one, pathTo(path, index)));
  return reader.problems.result(trends);
}

class TrendReader extends ModelReader {
  trend(json: unknown, path: string): TrendModel {
    const fields = this.problems.object(json, path, FIELDS) ?? {};
    const of = this.asked(fields, 'of', path, ['series']);
    const most = of?.months ?? 24;
    const periods = this.whole(fields, 'periods', path, [1, most]);
    const baseline = this.whole(fields, 'baseline', path, [1, most]);
    if (of !== null && periods + baseline > most) this.problems.add(path, 'TREND_TOO_LONG', { months: most });
    const gives = this.text(fields, 'gives', path);
    this.given(gives, pathTo(path, 'gives'), 'enum');
    const fallToPct = this.whole(fields, 'fallToPct', path, [0, 100]);
    const riseToPct = this.whole(fields, 'riseToPct', path, [100, MOST_PCT]);
    if (fallToPct >= riseToPct) this.problems.add(pathTo(path, 'riseToPct'), 'MARKS_NOT_ASCENDING');
    return { of: of?.name ?? '', gives, periods, baseline, fallToPct, riseToPct };
  }
}
