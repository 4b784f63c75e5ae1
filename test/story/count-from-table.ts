import { readFileSync } from 'node:fs';

const TERM_MONTHS: Readonly<Record<string, number>> = { 'One year': 12, 'Two year': 24 };

function kindOf(row: Readonly<Record<string, string | undefined>>): 'ending' | 'gone' | null {
  if (Number(row.MonthlyCharges) < 70) return null;
  if (row.Churn === 'Yes') return 'gone';
  const tenure = Number(row.tenure);
  const term = TERM_MONTHS[row.Contract ?? ''];
  return tenure > 3 && term !== undefined && term - (tenure % term) <= 2 ? 'ending' : null;
}

function fnv(text: string): number {
  let hash = 0x811c9dc5n;
  for (const byte of Buffer.from(text)) hash = ((hash ^ BigInt(byte)) * 0x01000193n) % 2n ** 32n;
  return Number(hash);
}

const bucketOf = (salt: string, id: string) => fnv(String(fnv(salt + id))) % 10_000;

/**
 * Who is kept out on that day: half a per cent always, two per cent this quarter; of the others, but for the one and a half
 * per cent whose decisions are made otherwise, ten per cent of what wins.
 */
function heldOut(id: string): 'always' | 'global' | 'campaign' | null {
  if (bucketOf('holdout:never-rotated:1:', id) < 50) return 'always';
  if (bucketOf('holdout:global:2026Q4:', id) < 200) return 'global';
  if (bucketOf('holdout:component:1:', id) < 150) return null;
  return bucketOf('campaign:winback-sample:1:', id) < 1_000 ? 'campaign' : null;
}

type Row = Readonly<Record<string, string | undefined>>;

function endOf(row: Row, kind: 'ending' | 'gone') {
  const consented = kind === 'ending' ? row.PaperlessBilling : row.PhoneService;
  if (consented !== 'Yes') return 'withoutConsent';
  return heldOut(row.customerID ?? '') ?? (kind === 'ending' ? 'emails' : 'texts');
}

/**
 * Counts, straight from the table and with nothing of the product's, what the sample campaign must do on 2026-11-02: rule 1,
 * high spend and a contract with at most two months left → e-mail; rule 2, high spend and gone → SMS; those who are kept
 * out to be compared with get nothing.
 */
export function countFromTable(file: string) {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const ends = { withoutConsent: 0, emails: 0, texts: 0, always: 0, global: 0, campaign: 0 };
  for (const line of lines) {
    const row = Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell]));
    const kind = kindOf(row);
    if (kind) ends[endOf(row, kind)] += 1;
  }
  const { always, global, campaign, ...others } = ends;
  const matched = Object.values(ends).reduce((sum, count) => sum + count, 0);
  return { evaluated: lines.length, matched, ...others, heldOut: { always, global, campaign } };
}
