import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../api/catalogue.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { Explanation } from '../../parts/explanation.tsx';
import { Panel } from '../../parts/page.tsx';
import { useMatcher } from '../../parts/use-matcher.ts';

/** Any rule, also one that no decision speaks of: why not, and how far it is. */
export function AskWhy({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const say = useSay();
  const mayRead = useMay('rules.read');
  const packs = useQuery({ ...packsQuery, enabled: mayRead });
  const [chosen, setChosen] = useState<string | null>(null);
  const matches = useMatcher();
  const options = useMemo(
    () =>
      packs.data?.items.flatMap(({ content }) =>
        content.rules.map(({ id, title }) => ({ value: `${content.pack}/${id}`, label: say(title) })),
      ) ?? [],
    [packs.data, say],
  );
  if (!mayRead) return null;
  const [pack, rule] = (chosen ?? '').split('/');
  return (
    <Panel title={t('whyNot')}>
      <Select
        aria-label={t('whyNotRule')}
        placeholder={t('whyNotRule')}
        allowClear={{ label: t('app:clear') }}
        showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
        options={options}
        loading={packs.isPending}
        value={chosen}
        onChange={(value: string | undefined) => setChosen(value ?? null)}
        style={{ width: 'min(100%, 420px)' }}
      />
      {pack && rule ? (
        <div className="tm-step-more">
          <Explanation key={chosen} customer={customer} rule={rule} pack={pack} />
        </div>
      ) : null}
    </Panel>
  );
}
