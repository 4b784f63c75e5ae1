import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mappingsQuery } from '../../api/imports.ts';
import { clockQuery, useZone } from '../../app/me.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { ColumnTable } from './column-table.tsx';
import { Constants } from './constants.tsx';
import { type ColumnChoice, type Draft, guessedChoices, mappingOf, textsOf } from './draft.ts';
import { useFieldName } from './field-name.ts';
import { mappedRows } from './mapped-rows.ts';
import { Preview } from './preview.tsx';
import type { FileLook } from './read-file.ts';

type Given = {
  readonly fileName: string;
  readonly look: FileLook;
  readonly isSending: boolean;
  readonly send: (mapping: object) => void;
};

const BY_HAND = '';

type Named = { readonly name: string; readonly mapping: object; readonly title: string; readonly fits: boolean };

/** Mappings that are there already; those that fit the file come first. */
function useNamed(look: FileLook): readonly Named[] {
  const { i18n } = useTranslation();
  const { data } = useQuery(mappingsQuery);
  return useMemo(() => {
    const read = (data?.items ?? []).map(({ name, mapping }): Named => {
      const { title } = mapping as { readonly title?: Readonly<Record<string, string>> };
      const mapped = mappedRows(mapping, { columns: look.columns, rows: [] });
      const fits = mapped.ok && mapped.lacking.length === 0;
      return { name, mapping: mapping as object, title: title?.[i18n.language] ?? name, fits };
    });
    return [...read].sort((a, b) => Number(b.fits) - Number(a.fits));
  }, [data, look, i18n.language]);
}

/** Which column becomes which field, or a mapping that is there; beside it the first rows as they would be taken. */
export function MapColumns({ fileName, look, isSending, send }: Given) {
  const { t } = useTranslation('import');
  const { day } = useFormat();
  const zone = useZone();
  const named = useNamed(look);
  const [picked, setPicked] = useState<string | null>(null);
  const nameOf = useFieldName();
  // The business day: a file of today is not of a day that has not come yet.
  const now = useQuery(clockQuery).data?.now ?? new Date();
  const [draft, setDraft] = useState<Draft>(() => {
    const columns = look.columns.map((column, place) => ({ column, texts: textsOf(look.rows, place) }));
    const choices = guessedChoices(columns, nameOf);
    return { choices, currency: '', zone, origin: 'file', relationship: 'current', asOf: day(now) };
  });
  const using = picked ?? named.find(({ fits }) => fits)?.name ?? BY_HAND;
  const ready = named.find(({ name }) => name === using)?.mapping;
  const mapping = useMemo(() => ready ?? mappingOf(draft, fileName), [ready, draft, fileName]);
  const mapped = useMemo(() => mappedRows(mapping, look), [mapping, look]);
  const choose = (column: string, choice: ColumnChoice | null) =>
    setDraft(({ choices: { [column]: _before, ...others }, ...rest }) => ({
      ...rest,
      choices: choice === null ? others : { ...others, [column]: choice },
    }));
  const isUsable = mapped.ok && mapped.lacking.length === 0;
  return (
    <>
      <Panel
        title={t('mapColumns')}
        extra={
          <Select
            aria-label={t('mapping')}
            value={using}
            popupMatchSelectWidth={false}
            options={[
              { value: BY_HAND, label: t('byHand') },
              ...named.map(({ name, title, fits }) => ({ value: name, label: fits ? t('fits', { title }) : title })),
            ]}
            onChange={setPicked}
          />
        }
      >
        {ready ? (
          <p>{t('usingMapping')}</p>
        ) : (
          <>
            <Constants draft={draft} change={(change) => setDraft((before) => ({ ...before, ...change }))} />
            <ColumnTable look={look} choices={draft.choices} choose={choose} />
          </>
        )}
      </Panel>
      <Preview mapped={mapped} />
      <div className="tm-hand-in">
        <Button type="primary" disabled={!isUsable} loading={isSending} onClick={() => send(mapping)}>
          {t('handIn')}
        </Button>
        <span className="tm-quiet">{t(isUsable ? 'handInAbout' : 'notYet')}</span>
      </div>
    </>
  );
}
