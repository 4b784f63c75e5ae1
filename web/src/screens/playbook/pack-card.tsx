import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { packLink } from '../../api/playbook.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { useFactWords } from '../../parts/fact-words.ts';
import { usePlanWords } from '../../parts/plan-words.ts';
import { CopyPack } from './copy-pack.tsx';
import type { Entry } from './find.ts';

/** Named one by one up to here; more are counted. */
const NAMED = 3;

/** Whether it can choose anybody on the base there is. */
export function Readiness({ lacking, hasBase }: { readonly lacking: readonly string[]; readonly hasBase: boolean }) {
  const { t } = useTranslation('playbook');
  const { fact } = useFactWords();
  const { list } = usePlanWords();
  if (!hasBase) return <span className="tm-quiet">{t('noBase')}</span>;
  if (lacking.length === 0) {
    return (
      <span className="tm-ready">
        <CheckCircleOutlined aria-hidden /> {t('ready')}
      </span>
    );
  }
  const named = list(lacking.slice(0, NAMED).map(fact));
  const rest = lacking.length - NAMED;
  return (
    <span className="tm-lacking" title={list(lacking.map(fact))}>
      <WarningOutlined aria-hidden /> {rest > 0 ? t('lacksMore', { named, count: rest }) : t('lacks', { named })}
    </span>
  );
}

type Given = {
  readonly entry: Entry;
  readonly lever: string | null;
  readonly taken: readonly string[];
  readonly hasBase: boolean;
};

export function PackCard({ entry, lever, taken, hasBase }: Given) {
  const { t } = useTranslation('playbook');
  const say = useSay();
  const mayCopy = useMay('rules.write');
  const { stage } = useFactWords();
  const { schedule, way, list } = usePlanWords();
  const { pack, title, plan, rules, lacking } = entry;
  return (
    <li className="tm-pack">
      <h2>
        <Link to={packLink(pack)}>{say(title)}</Link>
      </h2>
      <p className="tm-quiet tm-data">{pack}</p>
      <div className="tm-pack-tags">
        {lever ? <Tag color="processing">{lever}</Tag> : null}
        {plan?.stages.map((one) => (
          <Tag key={one}>{stage(one)}</Tag>
        ))}
      </div>
      <p>{plan ? say(plan.objective) : t('noPlan')}</p>
      <p className="tm-quiet">
        {t('rules', { count: rules })}
        {plan ? ` · ${schedule(plan.schedule)} · ${list(plan.intendedChannels.map(way))}` : ''}
      </p>
      <div className="tm-pack-foot">
        <Readiness lacking={lacking} hasBase={hasBase} />
        {mayCopy ? <CopyPack entry={entry} taken={taken} /> : null}
      </div>
    </li>
  );
}
