import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { valueQuery } from '../../api/customers.ts';
import type { CustomerValue } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Columns, type Figure, Figures, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoney } from './use-field-text.ts';
import { barOf } from './value-bar.ts';

type Branch = CustomerValue['branches'][number];
const MARKS = { KNOWN: 'success', ASSUMED: 'warning', MISSING: 'default' } as const;

function Tree({ of: { branches, margin, currency } }: { readonly of: CustomerValue }) {
  const { t } = useTranslation('customers');
  const say = useSay();
  const money = useMoney();
  const amounts = branches.map(({ amount }) => amount);
  const barFor = ({ amount }: Branch) => {
    const { left, width } = barOf(amount, amounts);
    return <span data-sign={amount < 0 ? 'minus' : 'plus'} style={{ left: `${left}%`, width: `${width}%` }} />;
  };
  return (
    <dl className="tm-tree">
      {branches.map((branch) => (
        <div key={branch.branch}>
          <dt>{say(branch.title)}</dt>
          <dd className="tm-tree-amount">{money(branch.amount, currency)}</dd>
          <dd className="tm-tree-track" aria-hidden>
            {barFor(branch)}
          </dd>
          <dd>
            <Tag color={MARKS[branch.provenance]}>{say(branch.provenanceWords)}</Tag>
          </dd>
        </div>
      ))}
      <div className="tm-tree-sum">
        <dt>{t('margin')}</dt>
        <dd className="tm-tree-amount">{margin === null ? t('noValue') : money(margin, currency)}</dd>
        <dd />
        <dd />
      </div>
    </dl>
  );
}

function Churn({ of: { churn, hazard } }: { readonly of: CustomerValue }) {
  const { t } = useTranslation('customers');
  const say = useSay();
  const { exact, share } = useFormat();
  const figures: readonly Figure[] = [
    { key: 'score', label: t('churnScore'), value: churn.score === null ? t('noValue') : exact(churn.score) },
    {
      key: 'probability',
      label: t('churnProbability'),
      value: churn.probability === null ? t('noValue') : share(churn.probability),
    },
    {
      key: 'hazard',
      label: t('hazard'),
      value: hazard === null ? t('noValue') : share(hazard.monthly),
    },
  ];
  return (
    <Panel title={t('churn')}>
      <Figures of={figures} />
      {hazard === null ? null : <p className="tm-quiet">{say(hazard.sourceWords)}</p>}
      {churn.reasons.length === 0 ? null : (
        <>
          <h3>{t('churnReasons')}</h3>
          <ul>
            {churn.reasons.map(({ reason, title, lost }) => (
              <li key={reason}>
                {say(title)} <span className="tm-quiet">{t('points', { count: Math.round(lost) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Worth({ of: value }: { readonly of: CustomerValue }) {
  const { t } = useTranslation('customers');
  const say = useSay();
  const money = useMoney();
  const amount = (minor: number | null) => (minor === null ? t('noValue') : money(minor, value.currency));
  const figures: readonly Figure[] = [
    { key: 'clv', label: t('clv'), value: amount(value.clv) },
    { key: 'margin', label: t('margin'), value: amount(value.margin) },
    { key: 'risk', label: t('valueAtRisk'), value: amount(value.valueAtRisk) },
    { key: 'budget', label: t('saveBudget'), value: amount(value.saveBudget) },
  ];
  return (
    <Panel title={t('worth')}>
      <Figures of={figures} />
      <p className="tm-quiet">{say(value.causeWords)}</p>
      {value.parts.length === 0 ? null : (
        <dl className="tm-fields">
          {value.parts.map(({ part, title, amount: minor }) => (
            <Part key={part} name={say(title)} text={money(minor, value.currency)} />
          ))}
        </dl>
      )}
    </Panel>
  );
}

function Part({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="tm-number">{text}</dd>
    </>
  );
}

/** What they are worth, branch by branch with where each amount comes from, and how likely they are to leave. */
export function Value({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const asked = useQuery(valueQuery(customer));
  return (
    <Answer of={asked} rows={8}>
      {(value) => (
        <Columns>
          <div>
            <Worth of={value} />
            <Churn of={value} />
          </div>
          <Panel title={t('tree')}>
            {value.branches.length === 0 ? <p className="tm-quiet">{t('noTree')}</p> : <Tree of={value} />}
          </Panel>
        </Columns>
      )}
    </Answer>
  );
}
