import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallOutcome, refusalReasonsQuery } from '../../api/desk.ts';
import { clockQuery } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useFormat } from '../../parts/format.ts';
import { callTimes, instantOf, localTime } from './call-times.ts';

type Kind = CallOutcome['kind'];
type Tell = (said: CallOutcome) => void;
type Given = {
  /** What it is about, for who does not see it. */
  readonly name: string;
  readonly limits: string | null;
  readonly isBusy: boolean;
  readonly onTell: Tell;
};

/** Those that need a second word: what was agreed to, why not, when. */
const SECOND = ['accepted', 'declined', 'call-back'] as const satisfies readonly Kind[];
type Second = (typeof SECOND)[number];
const KINDS = [
  'accepted',
  'declined',
  'call-back',
  'no-answer',
  'refused-to-handle',
] as const satisfies readonly Kind[];
const hasSecond = (kind: Kind): kind is Second => SECOND.some((one) => one === kind);

function Why({ onTell, isBusy }: Pick<Given, 'onTell' | 'isBusy'>) {
  const { t } = useTranslation('desk');
  const say = useSay();
  const reasons = useQuery(refusalReasonsQuery);
  if (reasons.error) return <p role="alert">{t('noReasons')}</p>;
  return (
    <div className="tm-outcomes">
      {reasons.data?.items.map(({ code, title }) => (
        <Button key={code} disabled={isBusy} onClick={() => onTell({ kind: 'declined', reason: code })}>
          {say(title)}
        </Button>
      ))}
    </div>
  );
}

function When({ onTell, isBusy }: Pick<Given, 'onTell' | 'isBusy'>) {
  const { t } = useTranslation('desk');
  const { instant, zone } = useFormat();
  const clock = useQuery(clockQuery);
  const [typed, setTyped] = useState('');
  if (!clock.data) return null;
  const now = new Date(clock.data.now);
  const own = instantOf(typed, zone);
  const callAt = (at: Date) => onTell({ kind: 'call-back', callBackAt: at.toISOString() });
  return (
    <>
      <div className="tm-outcomes">
        {callTimes(now, zone).map(({ key, at }) => (
          <Button key={key} disabled={isBusy} title={instant(at)} onClick={() => callAt(at)}>
            {t(`time.${key}`, { at: instant(at).slice(-5) })}
          </Button>
        ))}
      </div>
      <div className="tm-outcomes">
        <DayField
          hasTime
          label={t('otherTime')}
          min={localTime(now, zone)}
          value={typed}
          onChange={setTyped}
          className="tm-other-time"
        />
        <Button
          disabled={isBusy || own === null || own <= now}
          onClick={() => (own === null ? undefined : callAt(own))}
        >
          {t('otherTimeDo')}
        </Button>
      </div>
    </>
  );
}

function secondStep(kind: Second, given: Given, words: (key: string) => string): ReactNode {
  if (kind === 'declined') return <Why {...given} />;
  if (kind === 'call-back') return <When {...given} />;
  return (
    <>
      <p>{given.limits ?? words('noLimits')}</p>
      <Button type="primary" disabled={given.isBusy} onClick={() => given.onTell({ kind: 'accepted' })}>
        {words('limitsTold')}
      </Button>
    </>
  );
}

/** What came of it, in two presses at most: what they said, then why, when, or that the limits were told. */
export function OutcomeButtons(given: Given) {
  const { t } = useTranslation('desk');
  const [chosen, setChosen] = useState<Second | null>(null);
  const press = (kind: Kind) => {
    if (hasSecond(kind)) setChosen(chosen === kind ? null : kind);
    else given.onTell({ kind });
  };
  return (
    <>
      <fieldset className="tm-outcomes tm-bare" aria-label={t('outcomesOf', { name: given.name })}>
        {KINDS.map((kind) => (
          <Button
            key={kind}
            {...(kind === 'accepted' ? { type: 'primary' as const } : {})}
            disabled={given.isBusy}
            {...(hasSecond(kind) ? { 'aria-expanded': chosen === kind } : {})}
            onClick={() => press(kind)}
          >
            {t(`reply.${kind}`)}
          </Button>
        ))}
      </fieldset>
      {chosen === null ? null : (
        <div className="tm-second">
          <p className="tm-quiet">{t(`second.${chosen}`)}</p>
          {secondStep(chosen, given, (key) => t(key))}
        </div>
      )}
    </>
  );
}
