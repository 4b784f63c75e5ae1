import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pastPromptsQuery } from '../../api/desk.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { SaidLines } from './said.tsx';

const MOST = 5;

/** What they were offered the last times they came to us, and what they said. */
export function Past({ customer, except }: { readonly customer: string; readonly except: string | null }) {
  const { t } = useTranslation('desk');
  const say = useSay();
  const { instant } = useFormat();
  const asked = useQuery(pastPromptsQuery(customer));
  return (
    <Panel title={t('past')}>
      <Answer of={asked} rows={3}>
        {({ items }) => {
          const before = items.filter(({ request, offers }) => request !== except && offers.length > 0).slice(0, MOST);
          if (before.length === 0) return <p className="tm-quiet">{t('noPast')}</p>;
          return before.map(({ id, at, place, offers, replies }) => (
            <div key={id}>
              <p className="tm-quiet">{t('pastAt', { at: instant(at), place: t(`places.${place}`) })}</p>
              {offers.map(({ ruleId, title }) => {
                const said = replies.filter((one) => one.ruleId === ruleId && one.outcome !== 'presented');
                return (
                  <div key={ruleId}>
                    {say(title)}{' '}
                    {said.length === 0 ? <span className="tm-quiet">{t('noReply')}</span> : <SaidLines of={said} />}
                  </div>
                );
              })}
            </div>
          ));
        }}
      </Answer>
    </Panel>
  );
}
