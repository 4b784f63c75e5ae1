import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../parts/format.ts';
import { useWho } from './use-who.ts';

type Given = {
  /** Who is counted, as the address has it. */
  readonly who: string;
  /** The same in words. */
  readonly of: string;
  readonly count: number;
  /** How it looks; without it, as its number. */
  readonly text?: string;
};

/** A number that opens the customers it counts; nobody opens nobody. */
export function WhoLink({ who, of, count, text }: Given) {
  const { t } = useTranslation('lifecycle');
  const { exact } = useFormat();
  const { isSeen, searchOf } = useWho();
  const shown = text ?? exact(count);
  if (!isSeen || count === 0) return shown;
  return (
    <Link
      to={{ search: searchOf(who) }}
      replace
      preventScrollReset
      // A sentence says by itself what it counts.
      {...(text === undefined ? { 'aria-label': t('open', { of, count: exact(count) }) } : {})}
    >
      {shown}
    </Link>
  );
}
