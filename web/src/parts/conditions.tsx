import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Explained, HowFar } from '../api/types.ts';
import { useSay } from '../app/words.ts';
import './conditions.css';

type Truth = Explained['truth'];
const MARKS = {
  true: <CheckCircleFilled aria-hidden />,
  false: <CloseCircleFilled aria-hidden />,
  unknown: <QuestionCircleFilled aria-hidden />,
} as const satisfies { readonly [T in Truth]: unknown };

function Node({ of }: { readonly of: Explained }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const line = (text: string) => (
    <span className="tm-condition" data-truth={of.truth}>
      {MARKS[of.truth]}
      <span className="tm-hidden">{t(`truth.${of.truth}`)}</span>
      <span>{text}</span>
    </span>
  );
  if (of.kind === 'leaf') return <li>{line(say(of.words))}</li>;
  const parts = of.kind === 'not' ? [of.of] : of.of;
  return (
    <li>
      {line(t(`group-of.${of.kind}`))}
      <ul>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the conditions of a rule have no names and do not move
          <Node key={index} of={part} />
        ))}
      </ul>
    </li>
  );
}

/** A rule as a tree: what each condition asked, what the customer had, whether it held. */
export function Conditions({ of }: { readonly of: Explained }) {
  return (
    <ul className="tm-conditions">
      <Node of={of} />
    </ul>
  );
}

/** The least that would have to be different. */
export function Distance({ of }: { readonly of: HowFar }) {
  const { t } = useTranslation('app');
  const say = useSay();
  return (
    <div className="tm-how-far">
      <strong>{t(of.exact ? 'howFar.exact' : 'howFar.near')}</strong>
      <ul>
        {of.changes.map(({ path, words, influence }) => (
          <li key={path}>
            {say(words)}
            {influence ? null : <span className="tm-quiet"> {t('howFar.fixed')}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
