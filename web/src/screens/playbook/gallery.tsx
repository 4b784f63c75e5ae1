import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { playbookQuery } from '../../api/playbook.ts';
import type { Playbook } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { useFactWords } from '../../parts/fact-words.ts';
import { useFormat } from '../../parts/format.ts';
import { Page } from '../../parts/page.tsx';
import { Answer, Nothing } from '../../parts/states.tsx';
import { useMatcher } from '../../parts/use-matcher.ts';
import { choicesOf, isWanted, type Wanted } from './find.ts';
import { PackCard } from './pack-card.tsx';

/** What is looked for is in the address: it can be sent to somebody. */
function useWanted(): readonly [
  Wanted,
  (change: Partial<Record<'text' | 'lever' | 'stage' | 'ready', string>>) => void,
] {
  const [search, setSearch] = useSearchParams();
  const wanted: Wanted = {
    text: search.get('text') ?? '',
    lever: search.get('lever'),
    stage: search.get('stage'),
    ready: search.get('ready') === '1',
  };
  const want = (change: Partial<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setSearch(next, { replace: true });
  };
  return [wanted, want];
}

function Found({ playbook }: { readonly playbook: Playbook }) {
  const { t } = useTranslation('playbook');
  const say = useSay();
  const { exact } = useFormat();
  const { stage } = useFactWords();
  const [wanted, want] = useWanted();
  const match = useMatcher(wanted.text !== '');
  const { items, levers, customers } = playbook;
  const found = items.filter((item) => isWanted(item, wanted, match));
  const choices = choicesOf(items);
  const leverName = (id: string) => {
    const known = levers.find((lever) => lever.id === id);
    return known ? say(known.title) : id;
  };
  return (
    <>
      <search className="tm-playbook-tools">
        <Input
          allowClear
          prefix={<SearchOutlined />}
          aria-label={t('find')}
          placeholder={t('findHint')}
          value={wanted.text}
          onChange={({ target }) => want({ text: target.value })}
        />
        <Select
          allowClear={{ label: t('app:clear') }}
          aria-label={t('lever')}
          placeholder={t('anyLever')}
          value={wanted.lever}
          options={choices.levers.map((value) => ({ value, label: leverName(value) }))}
          onChange={(lever: string | undefined) => want({ lever: lever ?? '' })}
        />
        <Select
          allowClear={{ label: t('app:clear') }}
          aria-label={t('stage')}
          placeholder={t('anyStage')}
          value={wanted.stage}
          options={choices.stages.map((value) => ({ value, label: stage(value) }))}
          onChange={(value: string | undefined) => want({ stage: value ?? '' })}
        />
        <Checkbox checked={wanted.ready} onChange={({ target }) => want({ ready: target.checked ? '1' : '' })}>
          {t('onlyReady')}
        </Checkbox>
        <span className="tm-quiet" role="status">
          {t('found', { count: found.length })} · {t('lookedAt', { customers: exact(customers) })}
        </span>
      </search>
      {found.length === 0 ? <Nothing text={t(items.length === 0 ? 'none' : 'noneFound')} /> : null}
      <ul className="tm-packs">
        {found.map((item) => (
          <PackCard
            key={item.pack}
            entry={item}
            lever={item.plan ? leverName(item.plan.lever) : null}
            taken={items.map(({ pack }) => pack)}
            hasBase={customers > 0}
          />
        ))}
      </ul>
    </>
  );
}

export function Gallery() {
  const { t } = useTranslation(['playbook', 'app']);
  const asked = useQuery(playbookQuery);
  return (
    <Page title={t('app:screen.playbook')} about={t('about')}>
      <Answer of={asked} rows={14}>
        {(playbook) => <Found playbook={playbook} />}
      </Answer>
    </Page>
  );
}
