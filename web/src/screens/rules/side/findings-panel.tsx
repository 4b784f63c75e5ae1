import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Finding, verifyQuery } from '../../../api/rules.ts';
import { useSay } from '../../../app/words.ts';
import { FactTable } from '../../../parts/fact-table.tsx';
import { Panel } from '../../../parts/page.tsx';
import { Answer, Nothing } from '../../../parts/states.tsx';
import { type Json, sameJson } from '../convert/json.ts';
import { bodyOf } from '../editor/use-live.ts';
import './findings-panel.css';

const COLOURS = { error: 'error', warning: 'warning', info: 'processing' } as const;
type Sheet = Parameters<typeof FactTable>[0]['facts'];

/** Why it is said: it is proved, a customer shows it, or it could not be settled. */
function Claim({ of }: { readonly of: Finding }) {
  const { t } = useTranslation('rules');
  const { claim, facts } = of;
  if (claim.kind === 'proved') return <p className="tm-quiet">{t('finding.proved')}</p>;
  if (claim.kind === 'undecided') return <p className="tm-quiet">{t('finding.undecided')}</p>;
  const seen = Object.entries(claim.sheet).filter(([name]) => facts.length === 0 || facts.includes(name));
  return (
    <details>
      <summary>{t('finding.witness')}</summary>
      <FactTable facts={Object.fromEntries(seen) as Sheet} />
      <p className="tm-quiet">
        {claim.matches.length === 0
          ? t('finding.matchesNone')
          : t('finding.matches', { rules: claim.matches.join(', ') })}
      </p>
    </details>
  );
}

/** What the rules of the pack will do before they run; asked for, because it takes a while. */
export function FindingsPanel({ json }: { readonly json: Json }) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const [asked, setAsked] = useState<Json | null>(null);
  const answer = useQuery({ ...verifyQuery(bodyOf(asked)), enabled: asked !== null });
  const isOld = asked !== null && !sameJson(asked, json);
  return (
    <Panel
      title={t('finding.title')}
      extra={
        <Button
          size="small"
          icon={<SafetyCertificateOutlined />}
          loading={answer.isFetching}
          onClick={() => setAsked(json)}
        >
          {t('finding.do')}
        </Button>
      }
    >
      {asked === null ? <p className="tm-quiet">{t('finding.about')}</p> : null}
      {isOld ? <p className="tm-quiet">{t('finding.old')}</p> : null}
      {asked === null ? null : (
        <Answer of={answer} rows={3}>
          {({ findings, problems }) =>
            findings.length + problems.length === 0 ? (
              <Nothing text={t('finding.none')} />
            ) : (
              <ul className="tm-findings">
                {problems.map(({ path, code, message }) => (
                  <li key={`${path} ${code}`}>
                    <Tag color="error">{t('severity.error')}</Tag>
                    {say(message)}
                  </li>
                ))}
                {findings.map((one) => (
                  <li
                    key={`${one.kind} ${one.rules.map(({ rule }) => rule).join()} ${one.paths.join()} ${one.words.en}`}
                  >
                    <Tag color={COLOURS[one.severity]}>{t(`severity.${one.severity}`)}</Tag>
                    {say(one.words)}
                    <Claim of={one} />
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      )}
    </Panel>
  );
}
