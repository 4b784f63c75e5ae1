import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { diffQuery, type PackDiff, type PackSide } from '../../../api/rules.ts';
import { useFormat } from '../../../parts/format.ts';
import { Figures } from '../../../parts/page.tsx';
import { Answer, Nothing } from '../../../parts/states.tsx';

type Moved = NonNullable<PackDiff['audience']>['whole']['enters'];

function Samples({
  of,
  title,
  link,
}: {
  readonly of: Moved;
  readonly title: string;
  readonly link: (id: string) => string;
}) {
  if (of.samples.length === 0) return null;
  return (
    <p>
      <span className="tm-quiet">{title}</span>{' '}
      {of.samples.map((id) => (
        <Link key={id} to={link(id)} className="tm-sample">
          {id}
        </Link>
      ))}
    </p>
  );
}

type Given = {
  readonly pack: string;
  readonly before: PackSide;
  readonly after: PackSide;
  /** Where one of them is explained; null where that leads nowhere. */
  readonly rule: string | null;
  readonly titleOf: (rule: string) => string;
};

/** Who enters and who leaves, over the whole base. */
export function Movers({ pack, before, after, rule, titleOf }: Given) {
  const { t } = useTranslation('rules');
  const { exact } = useFormat();
  const answer = useQuery(diffQuery(pack, before, after, 1));
  const link = (id: string) =>
    `/why?${new URLSearchParams({ customer: id, ...(rule ? { rule: `${pack}/${rule}` } : {}) })}`;
  return (
    <Answer of={answer} rows={3}>
      {({ audience }) =>
        audience === null ? (
          <Nothing text={t('movers.none')} />
        ) : (
          <>
            <Figures
              of={[
                { key: 'before', label: t('movers.before'), value: exact(audience.whole.before) },
                { key: 'after', label: t('movers.after'), value: exact(audience.whole.after) },
                { key: 'enters', label: t('movers.enters'), value: `+${exact(audience.whole.enters.count)}` },
                { key: 'leaves', label: t('movers.leaves'), value: `−${exact(audience.whole.leaves.count)}` },
              ]}
            />
            <Samples of={audience.whole.enters} title={t('movers.entersFor')} link={link} />
            <Samples of={audience.whole.leaves} title={t('movers.leavesFor')} link={link} />
            <ul className="tm-movers">
              {audience.rules
                .filter(({ enters, leaves }) => enters.count + leaves.count > 0)
                .map((one) => (
                  <li key={one.rule}>
                    {t('movers.rule', {
                      rule: titleOf(one.rule),
                      before: exact(one.before),
                      after: exact(one.after),
                      enters: exact(one.enters.count),
                      leaves: exact(one.leaves.count),
                    })}
                  </li>
                ))}
            </ul>
          </>
        )
      }
    </Answer>
  );
}
