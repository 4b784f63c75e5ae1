import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { stageMonthsQuery } from '../../api/customers.ts';
import { useSay } from '../../app/words.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';

/** The lifecycle at the end of each month that is kept: by letter and word, the colour only repeats it. */
export function StageStrip({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const say = useSay();
  const asked = useQuery(stageMonthsQuery(customer));
  return (
    <Panel title={t('stageMonths')}>
      <Answer of={asked} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="tm-quiet">{t('noStageMonths')}</p>
          ) : (
            <ol className="tm-strip">
              {items.map(({ month, stage, stageWords, causeWords, known }) => (
                <li key={month} data-stage={stage} title={causeWords === null ? undefined : say(causeWords)}>
                  <strong>{say(stageWords)}</strong>
                  <span>{month}</span>
                  {known === 'IMPORTED' ? <small>{t('fromImport')}</small> : null}
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </Panel>
  );
}
