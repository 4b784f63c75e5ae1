import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { campaignLink } from '../../api/campaigns.ts';
import { outreachOfQuery } from '../../api/runs.ts';
import type { Decision } from '../../api/types.ts';
import { useMayOpen } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { ToldList } from '../../parts/told-list.tsx';

type Planned = Extract<Decision['outcome'], { kind: 'scheduled' }>['planned'];

/** What became of what was planned: where the message is, and why it is not further. */
export function Became({ planned, campaign }: { readonly planned: Planned; readonly campaign: string }) {
  const { t } = useTranslation(['decision', 'app']);
  const say = useSay();
  const { instant } = useFormat();
  const mayOpen = useMayOpen('campaigns');
  const asked = useQuery(outreachOfQuery(planned.outreachId));
  return (
    <Panel title={t('messageTitle')}>
      <Answer of={asked} rows={3}>
        {({ channel, stateWords, reasonWords, dueAt, expiresAt, zone, attempt }) => {
          const rows: readonly (readonly [string, string])[] = [
            [t('messageState'), say(stateWords)],
            [t('messageWhy'), reasonWords ? say(reasonWords) : ''],
            [t('channel'), t(`app:channel.${channel}`)],
            [t('due'), instant(dueAt)],
            [t('dueThere'), t('timeIn', { at: instant(dueAt, zone), zone })],
            [t('until'), instant(expiresAt)],
            [t('tries'), attempt > 0 ? String(attempt) : ''],
          ];
          return <ToldList told={rows} wide />;
        }}
      </Answer>
      {mayOpen ? <Link to={campaignLink(campaign)}>{t('campaign')}</Link> : null}
    </Panel>
  );
}
