import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallOutcome, callsQuery, tellOutcome } from '../../api/desk.ts';
import type { ListedCall } from '../../api/types.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { OutcomeButtons } from './outcome-buttons.tsx';
import { useTelling } from './request-id.ts';
import { SaidLines } from './said.tsx';

function Call({ of: { outreach, offer, said } }: { readonly of: ListedCall }) {
  const { t } = useTranslation('desk');
  const say = useSay();
  const { instant } = useFormat();
  const { message } = App.useApp();
  const known = useQueryClient();
  const tellError = useTell();
  const [isCorrected, setCorrected] = useState(false);
  const word = useTelling<CallOutcome>();
  const telling = useMutation({
    mutationFn: (outcome: CallOutcome) => tellOutcome(outreach.id, word.of(outcome)),
    onSuccess: () => {
      word.isTold();
      message.success(t('told'));
      setCorrected(false);
    },
    onError: tellError,
    onSettled: () =>
      Promise.all(
        [
          ['desk', 'calls', outreach.customerId],
          ['desk', 'tasks'],
        ].map((queryKey) => known.invalidateQueries({ queryKey })),
      ),
  });
  const title = offer.title === null ? offer.id : say(offer.title);
  return (
    <div>
      <p>
        <strong>{title}</strong> <span className="tm-quiet">{t('listedAt', { at: instant(outreach.dueAt) })}</span>
      </p>
      <SaidLines of={said} />
      {said.length > 0 && !isCorrected ? (
        <Button type="link" size="small" onClick={() => setCorrected(true)}>
          {t('correct')}
        </Button>
      ) : (
        <OutcomeButtons
          name={title}
          limits={offer.limits === null ? null : say(offer.limits)}
          isBusy={telling.isPending}
          onTell={(outcome) => telling.mutate(outcome)}
        />
      )}
    </div>
  );
}

/** Calls that a call list asks for of this customer; what comes of them is told here. */
export function ListedCalls({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('desk');
  const asked = useQuery(callsQuery(customer));
  return (
    <Panel title={t('listed')}>
      <Answer of={asked} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="tm-quiet">{t('noListed')}</p>
          ) : (
            items.map((one) => <Call key={one.outreach.id} of={one} />)
          )
        }
      </Answer>
    </Panel>
  );
}
