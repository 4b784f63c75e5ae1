import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Explain, explainQuery } from '../api/explain.ts';
import { useSay } from '../app/words.ts';
import { Conditions, Distance } from './conditions.tsx';
import { useFormat } from './format.ts';
import { usePackTitle } from './pack-title.ts';
import { Panel } from './page.tsx';
import { Answer } from './states.tsx';

const COLOURS = { true: 'success', false: 'error', unknown: 'warning' } as const;

/** Why, or why not: one rule and one customer. */
export function Explanation(asked: Explain) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { instant } = useFormat();
  const packTitle = usePackTitle();
  const answer = useQuery(explainQuery(asked));
  const found = answer.data;
  return (
    <Panel
      title={found ? say(found.ruleTitle) : asked.rule}
      extra={found ? <Tag color={COLOURS[found.matched]}>{t(`matched.${found.matched}`)}</Tag> : null}
    >
      <Answer of={answer}>
        {(explained) =>
          explained === null ? (
            <p>{t('explain.gone')}</p>
          ) : (
            <>
              <Conditions of={explained.conditions} />
              {explained.howFar ? <Distance of={explained.howFar} /> : null}
              {explained.audience ? (
                <>
                  <h3>{t('explain.audience')}</h3>
                  <Conditions of={explained.audience} />
                </>
              ) : null}
              {explained.left?.refusals.map(({ code, words }) => (
                <p key={code}>{say(words)}</p>
              ))}
              <p className="tm-quiet">
                {t(`explain.${explained.factsFrom}`, { at: instant(explained.asOf) })} ·{' '}
                {t('explain.version', {
                  pack: packTitle(explained.ruleVersion.pack),
                  version: explained.ruleVersion.version,
                })}
              </p>
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
