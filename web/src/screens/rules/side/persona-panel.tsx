import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../../api/client.ts';
import { explainDraftQuery } from '../../../api/rules.ts';
import { useTell } from '../../../app/tell.ts';
import { Conditions, Distance } from '../../../parts/conditions.tsx';
import { useFormat } from '../../../parts/format.ts';
import { Panel } from '../../../parts/page.tsx';
import { Answer } from '../../../parts/states.tsx';
import type { Countable } from '../draft/countable.ts';
import { usePersonas } from './personas.ts';
import './persona-panel.css';

/** As many as show what the rule chooses, and leave the result in sight. */
const MOST_SAMPLES = 10;
const COLOURS = { true: 'success', false: 'error', unknown: 'warning' } as const;

function Result({ customer, asked }: { readonly customer: string; readonly asked: Countable }) {
  const { t } = useTranslation(['rules', 'app']);
  const { instant } = useFormat();
  const answer = useQuery(explainDraftQuery(customer, asked.rule, asked.content));
  return (
    <Answer of={answer} rows={3}>
      {({ customerId, matched, conditions, howFar, asOf }) => (
        <div className="tm-persona" aria-live="polite">
          <p>
            <strong className="tm-data">{customerId}</strong>{' '}
            <Tag color={COLOURS[matched]}>{t(`app:matched.${matched}`)}</Tag>
          </p>
          <Conditions of={conditions} />
          {howFar ? <Distance of={howFar} /> : null}
          <p className="tm-quiet">{t('app:explain.today', { at: instant(asOf) })}</p>
        </div>
      )}
    </Answer>
  );
}

/** A few whom the rule chooses as it is written; looking at them is on record. */
function useSamples(asked: Countable | null) {
  return useMutation({
    mutationFn: async () => {
      if (asked === null) return [];
      const { pack, content } = asked;
      const { audience } = await ask(
        api.POST('/api/v1/rule-packs/{pack}/diff', {
          params: { path: { pack } },
          body: { before: null, after: { content }, share: 1 },
        }),
      );
      return audience?.whole.enters.samples.slice(0, MOST_SAMPLES) ?? [];
    },
  });
}

/** The rule as it is written now, tried on one customer: condition by condition, and how far off. */
export function PersonaPanel({ asked }: { readonly asked: Countable | null }) {
  const { t } = useTranslation('rules');
  const tell = useTell();
  const [customer, setCustomer] = useState('');
  const [typed, setTyped] = useState('');
  const { ids, keep, drop } = usePersonas();
  const samples = useSamples(asked);
  const choose = (id: string) => {
    setTyped(id);
    setCustomer(id);
  };
  const chips = (of: readonly string[], canDrop: boolean) =>
    of.map((id) => (
      <Tag key={id} closable={canDrop} onClose={() => drop(id)}>
        <button type="button" className="tm-chip" aria-pressed={id === customer} onClick={() => choose(id)}>
          {id}
        </button>
      </Tag>
    ));
  return (
    <Panel title={t('persona.title')}>
      <Form layout="inline" className="tm-persona-ask" onFinish={() => setCustomer(typed.trim())}>
        <Input
          aria-label={t('persona.customer')}
          placeholder={t('persona.customer')}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button htmlType="submit" disabled={asked === null || typed.trim() === ''}>
          {t('persona.try')}
        </Button>
        <Button type="text" disabled={customer === '' || ids.includes(customer)} onClick={() => keep(customer)}>
          {t('persona.keep')}
        </Button>
      </Form>
      {ids.length > 0 ? <p className="tm-chips">{chips(ids, true)}</p> : null}
      <p className="tm-chips">
        <Button
          size="small"
          type="link"
          disabled={asked === null}
          loading={samples.isPending}
          onClick={() => samples.mutate(undefined, { onError: tell })}
        >
          {t('persona.samples')}
        </Button>
        {samples.data ? chips(samples.data, false) : null}
        {samples.data?.length === 0 ? <span className="tm-quiet">{t('persona.nobody')}</span> : null}
      </p>
      {asked === null ? <p className="tm-quiet">{t('count.unfinished')}</p> : null}
      {customer !== '' && asked ? <Result customer={customer} asked={asked} /> : null}
    </Panel>
  );
}
