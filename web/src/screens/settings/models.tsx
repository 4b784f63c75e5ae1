import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { modelsQuery } from '../../api/settings.ts';
import type { ModelFile } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Columns, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { BandModel } from './band-model.tsx';
import { Scorecards } from './scorecards.tsx';

/** What scrolls can be reached by keyboard. */
function CodeBlock({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard only if it can have the focus
    <section className="tm-file" tabIndex={0} aria-label={label}>
      <pre className="tm-data">{text}</pre>
    </section>
  );
}

/** The file, as it is: what has no editor is read. */
function AsWritten({ model }: { readonly model: ModelFile }) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const { list } = useFormat();
  const { facts: _declared, ...content } = model.content;
  return (
    <Panel title={t('modelFile', { name: model.name })}>
      <p>
        {t('gives')} {list(model.gives.map(({ title }) => say(title)))}
      </p>
      <p className="tm-quiet">{t('writtenInFile', { file: `rules/facts/${model.name}.json` })}</p>
      <CodeBlock label={t('modelFile', { name: model.name })} text={JSON.stringify(content, null, 2)} />
    </Panel>
  );
}

function List({ models, open }: { readonly models: readonly ModelFile[]; readonly open: (name: string) => void }) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const kindOf = ({ kind }: Pick<ModelFile, 'kind'>) => t(`kind.${kind}`, { defaultValue: t('kind.other') });
  // A file of plain facts has no name that a reader knows: the first of them, and how many there are.
  const isPlain = ({ kind }: ModelFile) => kindOf({ kind }) === t('kind.other');
  const titleOf = (model: ModelFile) => {
    const { gives, name } = model;
    const [first] = gives;
    if (first === undefined) return name;
    const title = say(first.title);
    return isPlain(model) && gives.length > 1 ? t('firstOf', { title, count: gives.length }) : title;
  };
  const columns: readonly Column<ModelFile>[] = [
    {
      key: 'title',
      title: t('model'),
      value: titleOf,
      show: (one) => (
        <button type="button" className="tm-settings-link" onClick={() => open(one.name)}>
          {titleOf(one)}
        </button>
      ),
    },
    { key: 'kind', title: t('kindTitle'), value: kindOf, filter: kindOf },
    { key: 'facts', title: t('factCount'), value: ({ gives }) => gives.length, isNumber: true },
    {
      key: 'name',
      title: t('fileName'),
      value: ({ name }) => name,
      show: ({ name }) => <span className="tm-data">{name}</span>,
    },
  ];
  return (
    <DataTable
      name={t('part.models')}
      rows={models}
      columns={columns}
      rowKey={({ name }) => name}
      empty={t('noModels')}
      pageSize={15}
      canExport
      canSearch
    />
  );
}

/** What facts are derived by. Bands can be tried with other marks before anybody changes them. */
export function Models() {
  const { t } = useTranslation('settings');
  const [search, setSearch] = useSearchParams();
  const asked = useQuery(modelsQuery);
  return (
    <Answer of={asked}>
      {({ items }) => {
        // What can be tried comes first.
        const models = [...items].sort((a, b) => Number(b.kind === 'bands') - Number(a.kind === 'bands'));
        const model = models.find(({ name }) => name === search.get('model')) ?? models[0];
        return (
          <>
            <Columns>
              <Panel title={t('part.models')}>
                <List models={models} open={(name) => setSearch({ model: name })} />
              </Panel>
              {model?.kind === 'bands' ? <BandModel key={model.name} file={model} /> : null}
              {model && model.kind !== 'bands' ? <AsWritten key={model.name} model={model} /> : null}
            </Columns>
            <Scorecards />
          </>
        );
      }}
    </Answer>
  );
}
