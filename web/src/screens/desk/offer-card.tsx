import { CheckOutlined, SoundOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallOutcome, tellReply } from '../../api/desk.ts';
import type { OfferedNow, Prompt } from '../../api/types.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { OutcomeButtons } from './outcome-buttons.tsx';
import { useTelling } from './request-id.ts';
import { type SaidLine, SaidLines } from './said.tsx';

type Given = { readonly prompt: Prompt; readonly offer: OfferedNow; readonly said: readonly SaidLine[] };
type Refusals = Awaited<ReturnType<typeof tellReply>>['refusals'];

/** Who would not hear of it, or did not answer, was told nothing. */
const UNHEARD: readonly CallOutcome['kind'][] = ['no-answer', 'refused-to-handle'];

/** Tells what came of an offer. What was not presented yet is first: only then has it an answer, and it may be too late for it. */
function useReplying({ prompt, offer, said }: Given) {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const known = useQueryClient();
  const tell = useTell();
  const [refusals, setRefusals] = useState<Refusals>([]);
  const isPresented = said.some(({ outcome }) => outcome === 'presented');
  const { ruleId } = offer;
  const word = useTelling<CallOutcome>();
  const telling = useMutation({
    mutationFn: async (outcome: CallOutcome | 'presented') => {
      const isHeard = outcome === 'presented' || !UNHEARD.includes(outcome.kind);
      if (isHeard && !isPresented) {
        const end = await tellReply(prompt.id, { ruleId, kind: 'presented' });
        if (!end.recorded) return end.refusals;
      }
      if (outcome !== 'presented') await tellReply(prompt.id, { ...word.of(outcome), ruleId });
      return [];
    },
    onSuccess: (refused, outcome) => {
      word.isTold();
      setRefusals(refused);
      if (refused.length === 0 && outcome !== 'presented') message.success(t('told'));
    },
    onError: tell,
    onSettled: () =>
      Promise.all(
        [
          ['desk', 'past'],
          ['desk', 'tasks'],
        ].map((queryKey) => known.invalidateQueries({ queryKey })),
      ),
  });
  return { isPresented, refusals, telling };
}

/** One offer: why it is one, what to say in the customer's language, its limits, and what came of it. */
export function OfferCard(given: Given) {
  const { offer, said } = given;
  const { t } = useTranslation('desk');
  const say = useSay();
  const { instant } = useFormat();
  const { isPresented, refusals, telling } = useReplying(given);
  const [isCorrected, setCorrected] = useState(false);
  const answers = said.filter(({ outcome }) => outcome !== 'presented');
  const title = say(offer.title);
  const tell = (outcome: CallOutcome) => telling.mutate(outcome, { onSuccess: () => setCorrected(false) });
  return (
    <Panel
      title={t('ranked', { rank: offer.rank, title })}
      extra={
        <>
          {isPresented ? (
            <Tag color="success" icon={<CheckOutlined />}>
              {t('reply.presented')}
            </Tag>
          ) : null}
          <span className="tm-quiet">{t('until', { at: instant(offer.expiresAt) })}</span>
        </>
      }
    >
      <h3>{t('why')}</h3>
      <ul className="tm-because">
        <li>{say(offer.why.rule)}</li>
        {offer.why.because.map((words) => (
          <li key={words.en}>{say(words)}</li>
        ))}
      </ul>
      <h3>{t('script')}</h3>
      {offer.said === null ? (
        <p className="tm-quiet">{t('noScript')}</p>
      ) : (
        <p className="tm-script tm-data" lang={offer.said.locale}>
          {[offer.said.subject, offer.said.body].filter(Boolean).join('\n')}
        </p>
      )}
      <h3>{t('limits')}</h3>
      <p>{say(offer.limits)}</p>
      {refusals.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('mayNot')}
          description={refusals.map(({ words }) => say(words)).join(t('semicolon'))}
        />
      )}
      <SaidLines of={answers} />
      {answers.length > 0 && !isCorrected ? (
        <Button type="link" size="small" onClick={() => setCorrected(true)}>
          {t('correct')}
        </Button>
      ) : (
        <>
          {isPresented ? null : (
            <div className="tm-outcomes">
              <Button icon={<SoundOutlined />} loading={telling.isPending} onClick={() => telling.mutate('presented')}>
                {t('present')}
              </Button>
              <span className="tm-quiet">{t('presentHelp')}</span>
            </div>
          )}
          <OutcomeButtons name={title} limits={say(offer.limits)} isBusy={telling.isPending} onTell={tell} />
        </>
      )}
    </Panel>
  );
}
