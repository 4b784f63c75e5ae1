import { useTranslation } from 'react-i18next';
import type { FunnelRow } from '../api/types.ts';
import { useSay } from '../app/words.ts';
import { useFormat } from './format.ts';
import './funnel.css';

const KINDS: { readonly [S in FunnelRow['step']]?: 'out' | 'bad' | 'good' } = {
  refused: 'out',
  undecided: 'out',
  failed: 'bad',
  unknown: 'bad',
  expired: 'out',
  cancelled: 'out',
  delivered: 'good',
};

function depthOf(row: FunnelRow, rows: readonly FunnelRow[]): number {
  const parent = rows.find(({ key }) => key === row.parent);
  return parent ? depthOf(parent, rows) + 1 : 0;
}

const INDENT_PX = 14;

type Given = {
  readonly rows: readonly FunnelRow[];
  readonly chosen?: string | null;
  /** Whether anybody stands behind a row that can be shown. */
  readonly canOpen?: (row: FunnelRow) => boolean;
  readonly onOpen?: (row: FunnelRow) => void;
};

/** Bars are as long as their share of what was evaluated; colour only repeats what the words say. Each opens who stands behind it. */
export function Funnel({ rows, chosen = null, canOpen = () => true, onOpen }: Given) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { exact, share } = useFormat();
  const shown = rows.filter(({ channel, step, count }) => count > 0 || channel === null || step === 'sent');
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <ul className="tm-funnel" aria-label={t('funnel.label')}>
      {shown.map((row) => (
        <li key={row.key}>
          <button
            type="button"
            aria-pressed={chosen === row.key}
            disabled={!onOpen || row.count === 0 || !canOpen(row)}
            onClick={() => onOpen?.(row)}
          >
            <span className="tm-funnel-name" style={{ paddingLeft: depthOf(row, rows) * INDENT_PX }}>
              {say(row.words)}
            </span>
            <span className="tm-funnel-count">{exact(row.count)}</span>
            <span className="tm-funnel-track" aria-hidden>
              <span
                className="tm-funnel-bar"
                data-kind={KINDS[row.step]}
                style={{ width: `${(100 * row.count) / most}%`, visibility: row.count === 0 ? 'hidden' : 'visible' }}
              />
            </span>
            <span className="tm-funnel-share">{share(row.count / most)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
