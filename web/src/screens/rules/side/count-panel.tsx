import { LoadingOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftFunnel } from '../../../api/rules.ts';
import { useFormat } from '../../../parts/format.ts';
import { Figures, Panel } from '../../../parts/page.tsx';
import { Failure, Waiting } from '../../../parts/states.tsx';
import type { Json } from '../convert/json.ts';
import { isGroup, type QueryNode } from '../convert/query.ts';
import { toQuery } from '../convert/to-query.ts';
import type { AskedFacts } from '../words/asked.ts';
import { clauseOf, questionText, type Teller } from '../words/sentence.ts';
import { useTeller } from '../words/use-teller.ts';
import './count-panel.css';

type Asked = {
  readonly data: DraftFunnel | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
};

type Given = {
  readonly asked: Asked;
  /** Null: something in the conditions is still missing. */
  readonly isReady: boolean;
  readonly hasOffer: boolean;
  readonly channel: string;
  readonly conditions: Json;
  readonly facts: AskedFacts;
};

/** The parts of the rule in words, by their places. */
function wordsByPlace(conditions: Json, facts: AskedFacts, teller: Teller): ReadonlyMap<string, string> {
  const query = toQuery(conditions);
  const tell = (node: QueryNode) => (isGroup(node) ? clauseOf(node, facts, teller) : questionText(node, facts, teller));
  return new Map([[query.id, tell(query)] as const, ...query.rules.map((node) => [node.id, tell(node)] as const)]);
}

/** Condition after condition: who is left, and what the condition alone costs. Bars are shares of the base. */
function Drops({ of, words }: { readonly of: DraftFunnel; readonly words: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('rules');
  const { exact, share } = useFormat();
  const base = Math.max(1, of.customers);
  return (
    <ol className="tm-drops" aria-label={t('count.drops')}>
      <li>
        <span>{t('count.base')}</span>
        <span className="tm-drop-count">{exact(of.customers)}</span>
        <span className="tm-drop-track" aria-hidden>
          <span style={{ width: '100%' }} />
        </span>
      </li>
      {of.steps.map(({ path, left, marginal }) => (
        <li key={path}>
          <span>{words.get(path) ?? path}</span>
          <span className="tm-drop-count">{exact(left)}</span>
          <span className="tm-drop-track" aria-hidden>
            <span style={{ width: `${(100 * left) / base}%` }} />
          </span>
          <small className="tm-quiet">{t('count.step', { share: share(left / base), without: exact(marginal) })}</small>
        </li>
      ))}
    </ol>
  );
}

type Left = DraftFunnel['reach']['left'];

/** A stage may hold customers back for more than one reason: here it is one number. */
function byStage(left: Left): readonly (readonly [Left[number]['stage'], number])[] {
  const stages = [...new Set(left.map(({ stage }) => stage))];
  return stages.map((stage) => {
    const there = left.filter((one) => one.stage === stage);
    return [stage, there.reduce((sum, { customers }) => sum + customers, 0)];
  });
}

function Reach({ of, channel }: { readonly of: DraftFunnel; readonly channel: string }) {
  const { t } = useTranslation(['rules', 'app']);
  const { exact, share } = useFormat();
  const matched = Math.max(1, of.matched);
  return (
    <>
      <h3>{t('count.reach')}</h3>
      <dl className="tm-reach">
        {of.channels.map((one) => (
          <div key={one.channel} data-own={one.channel === channel}>
            <dt>
              {t(`app:channel.${one.channel}`)}
              {one.channel === channel ? <small className="tm-quiet"> {t('count.own')}</small> : null}
            </dt>
            <dd>
              {exact(one.reached)} <small className="tm-quiet">{share(one.reached / matched)}</small>
            </dd>
          </div>
        ))}
      </dl>
      {of.reach.left.length > 0 ? (
        <p className="tm-quiet">
          {t('count.left', {
            why: byStage(of.reach.left)
              .map(([stage, count]) => t('count.leftAt', { stage: t(`stage.${stage}`), count: exact(count) }))
              .join(t('join.list')),
          })}
        </p>
      ) : null}
    </>
  );
}

/** As of when the count is exact, and how many customers' facts are being refreshed meanwhile. */
function AsOf({ of: { asOf, refreshing } }: { readonly of: DraftFunnel }) {
  const { t } = useTranslation('rules');
  const { exact, instant } = useFormat();
  return (
    <>
      <p className="tm-quiet">{t('count.asOf', { at: instant(asOf) })}</p>
      {refreshing > 0 ? (
        <p className="tm-quiet">{t('count.refreshing', { count: refreshing, n: exact(refreshing) })}</p>
      ) : null}
    </>
  );
}

/** How many the rule chooses as it is written now, over the whole base, and how many of them can be reached. */
export function CountPanel({ asked, isReady, hasOffer, channel, conditions, facts }: Given) {
  const { t } = useTranslation('rules');
  const { exact, share } = useFormat();
  const teller = useTeller();
  const { data: found, error, isFetching, refetch } = asked;
  const words = wordsByPlace(conditions, facts, teller);
  return (
    <Panel title={t('count.title')} extra={isFetching ? <LoadingOutlined aria-label={t('count.counting')} /> : null}>
      {isReady ? null : <Alert type="info" title={t('count.unfinished')} />}
      {isReady && error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {isReady && !error && !found ? <Waiting rows={4} /> : null}
      {isReady && !error && found ? (
        <div className="tm-count">
          <div aria-live="polite">
            <Figures
              of={[
                {
                  key: 'matched',
                  label: t('count.matched'),
                  value: exact(found.matched),
                  note: t('count.ofBase', { share: share(found.matched / Math.max(1, found.customers)) }),
                },
                ...(hasOffer ? [{ key: 'reached', label: t('count.reached'), value: exact(found.reach.reached) }] : []),
              ]}
            />
          </div>
          <Drops of={found} words={words} />
          {hasOffer ? <Reach of={found} channel={channel} /> : <p className="tm-quiet">{t('count.noOffer')}</p>}
          <AsOf of={found} />
        </div>
      ) : null}
    </Panel>
  );
}
