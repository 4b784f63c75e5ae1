import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refusalReasonsQuery } from '../../api/desk.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';

export type SaidLine = {
  readonly outcome: string;
  readonly reason: string | null;
  readonly callBackAt: string | null;
  readonly at: string;
  readonly by: string;
};

/** What was told of an offer or a call, newest first: a word after another takes its place. */
export function SaidLines({ of: said }: { readonly of: readonly SaidLine[] }) {
  const { t } = useTranslation('desk');
  const say = useSay();
  const { instant } = useFormat();
  const reasons = useQuery(refusalReasonsQuery).data?.items;
  const reasonOf = (code: string) => {
    const found = reasons?.find((one) => one.code === code);
    return found ? say(found.title) : code;
  };
  if (said.length === 0) return null;
  return (
    <ul className="tm-said">
      {said.map(({ outcome, reason, callBackAt, at, by }) => (
        <li key={`${at} ${outcome} ${reason} ${callBackAt}`}>
          {said[0]?.at === at ? null : <span className="tm-quiet">{t('before')}</span>}
          <strong>{t(`reply.${outcome}`, { defaultValue: outcome })}</strong>
          {reason === null ? null : t('withReason', { reason: reasonOf(reason) })}
          {callBackAt === null ? null : t('withTime', { at: instant(callBackAt) })}{' '}
          <span className="tm-quiet">{t('saidBy', { at: instant(at), by })}</span>
        </li>
      ))}
    </ul>
  );
}
