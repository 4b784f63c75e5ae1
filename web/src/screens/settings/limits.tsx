import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { policyQuery } from '../../api/settings.ts';
import type { Cap, ContactHours, ContactPolicy } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Columns, Figures, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { usePolicyWords } from './policy-words.ts';
import { Sender } from './sender.tsx';

function Caps({ caps }: { readonly caps: readonly Cap[] }) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const words = usePolicyWords();
  const columns: readonly Column<Cap>[] = [
    {
      key: 'id',
      title: t('capId'),
      value: ({ id, title }) => (title ? say(title) : id),
      show: ({ id, title }) => (
        <span className="tm-data" title={id}>
          {title ? say(title) : id}
        </span>
      ),
    },
    { key: 'says', title: t('capRule'), value: words.cap },
    { key: 'max', title: t('capMax'), value: ({ max }) => max, isNumber: true },
    { key: 'countAt', title: t('countAt'), value: ({ countAt }) => t(`countedAtStep.${countAt}`) },
  ];
  return (
    <Panel title={t('caps')}>
      <DataTable name={t('caps')} rows={caps} columns={columns} rowKey={({ id }) => id} empty={t('noCaps')} canExport />
    </Panel>
  );
}

type HoursRow = { readonly key: string; readonly place: string; readonly hours: ContactHours };

/** The operator's own hours first, then what the law of a place narrows them to. */
function hoursOf(
  { hours, jurisdictions, defaultJurisdiction }: ContactPolicy,
  own: string,
  nameOf: (place: ContactPolicy['jurisdictions'][number], isUsual: boolean) => string,
): readonly HoursRow[] {
  const named = [
    { place: own, hours },
    ...jurisdictions.map((one) => ({
      place: nameOf(one, one.id === defaultJurisdiction),
      hours: one.hours ?? [],
    })),
  ];
  return named.flatMap(({ place, hours: some }) =>
    some.map((one, index) => ({ key: `${place} ${index}`, place, hours: one })),
  );
}

function Hours({ policy }: { readonly policy: ContactPolicy }) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const words = usePolicyWords();
  const nameOf = ({ id, title }: ContactPolicy['jurisdictions'][number], isUsual: boolean) => {
    const place = title ? say(title) : id;
    return isUsual ? t('usualPlace', { place }) : place;
  };
  const columns: readonly Column<HoursRow>[] = [
    {
      key: 'place',
      title: t('place'),
      value: ({ place }) => place,
      show: ({ place }) => <span className="tm-data">{place}</span>,
      filter: ({ place }) => place,
    },
    { key: 'channels', title: t('channels'), value: ({ hours }) => words.channels(hours.channels) },
    { key: 'purposes', title: t('purposes'), value: ({ hours }) => words.purposes(hours.purposes) },
    { key: 'hours', title: t('hours'), value: ({ hours }) => words.hours(hours) },
  ];
  return (
    <Panel title={t('quiet')}>
      <p className="tm-quiet">{t('quietAbout', { zone: policy.operatorZone, minutes: policy.spreadMinutes })}</p>
      <DataTable
        name={t('quiet')}
        rows={hoursOf(policy, t('operator'), nameOf)}
        columns={columns}
        rowKey={({ key }) => key}
        empty={t('noHours')}
        canExport
      />
    </Panel>
  );
}

function Pressure({ fatigue }: Pick<ContactPolicy, 'fatigue'>) {
  const { t } = useTranslation('settings');
  const { exact } = useFormat();
  if (!fatigue) return null;
  return (
    <Panel title={t('pressure')}>
      <p>{t('pressureAbout', { days: exact(fatigue.halfLifeDays), stop: exact(fatigue.stopAt) })}</p>
    </Panel>
  );
}

/** What holds for each message, beside how many there may be. */
function Messages({ sameOfferDays, smsParts }: Pick<ContactPolicy, 'sameOfferDays' | 'smsParts'>) {
  const { t } = useTranslation('settings');
  return (
    <Panel title={t('messages')}>
      <p>{sameOfferDays === null ? t('sameOfferAnyTime') : t('sameOfferDays', { count: sameOfferDays })}</p>
      <p>{smsParts === null ? t('anySmsParts') : t('smsParts', { count: smsParts })}</p>
    </Panel>
  );
}

function Capacities({ capacities }: Pick<ContactPolicy, 'capacities'>) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const { exact, list } = useFormat();
  const words = usePolicyWords();
  if (capacities.length === 0) return null;
  return (
    <Panel title={t('capacities')}>
      <Figures
        of={capacities.map(({ id, title, limit, takes }) => ({
          key: id,
          label: say(title),
          value: exact(limit),
          note: list(
            Object.entries(takes).map(([channel, much]) =>
              t('takes', { channel: words.channels([channel]), much: exact(much) }),
            ),
            'sentences',
          ),
        }))}
      />
    </Panel>
  );
}

/** How often and at what hours anybody is spoken to. */
export function Limits() {
  const { t } = useTranslation('settings');
  const asked = useQuery(policyQuery);
  return (
    <Answer of={asked}>
      {(policy) => (
        <>
          <Caps caps={policy.caps} />
          <Hours policy={policy} />
          <Sender sender={policy.sender} />
          <Columns>
            <Messages sameOfferDays={policy.sameOfferDays} smsParts={policy.smsParts} />
            <Pressure fatigue={policy.fatigue} />
            <Capacities capacities={policy.capacities} />
          </Columns>
          <p className="tm-quiet">{t('limitsFile')}</p>
        </>
      )}
    </Answer>
  );
}
