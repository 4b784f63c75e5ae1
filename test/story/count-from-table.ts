import { readFileSync } from 'node:fs';

const TERM_MONTHS: Readonly<Record<string, number>> = { 'One year': 12, 'Two year': 24 };

function kindOf(row: Readonly<Record<string, string | undefined>>): 'ending' | 'gone' | null {
  if (Number(row.MonthlyCharges) < 70) return null;
  if (row.Churn === 'Yes') return 'gone';
  const tenure = Number(row.tenure);
  const term = TERM_MONTHS[row.Contract ?? ''];
  return tenure > 3 && term !== undefined && term - (tenure % term) <= 2 ? 'ending' : null;
}

/**
 * Counts, straight from the table and with nothing of the product's, what the sample campaign must do on
 * 2026-11-02: rule 1, high spend and a contract with at most two months left → e-mail; rule 2, high spend and gone → SMS.
 */
export function countFromTable(file: string) {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const count = { evaluated: lines.length, matched: 0, withoutConsent: 0, emails: 0, texts: 0 };
  for (const line of lines) {
    const row = Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell]));
    const kind = kindOf(row);
    if (!kind) continue;
    count.matched += 1;
    const consented = kind === 'ending' ? row.PaperlessBilling : row.PhoneService;
    if (consented !== 'Yes') count.withoutConsent += 1;
    else count[kind === 'ending' ? 'emails' : 'texts'] += 1;
  }
  return count;
}
