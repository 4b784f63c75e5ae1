import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../src/core/kit/problem.js';
import { hasWords, problemWords } from '../../../../src/core/words/say.js';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { asksOf, TARGETS } from './draft.ts';
import { useFieldName } from './field-name.ts';
import type { Mapped, MappedRow } from './mapped-rows.ts';

const SHOWN = 50;

/** With the names that fields have here. */
function useProblemText(): (problem: Problem) => string {
  const say = useSay();
  const nameOf = useFieldName();
  return ({ params: { target, ...params } = {}, ...problem }) => {
    if (!hasWords(problem.code)) return problem.code;
    return say(
      problemWords({
        ...problem,
        params: target === undefined ? params : { ...params, target: nameOf(String(target)) },
      }),
    );
  };
}

function Rows({ rows }: { readonly rows: readonly MappedRow[] }) {
  const { t } = useTranslation('import');
  const nameOf = useFieldName();
  const problemText = useProblemText();
  const meanings = new Map<string, readonly string[]>(TARGETS.map((to) => [to, asksOf(to).meanings]));
  const meaning = (field: string, text: string) =>
    meanings.get(field)?.includes(text) ? t(`value.${text}`, { defaultValue: text }) : text;
  const fields = [...new Set(rows.flatMap(({ values }) => values.map(({ field }) => field)))];
  const columns: readonly Column<MappedRow>[] = [
    { key: 'row', title: t('row'), value: ({ row }) => row, isNumber: true, width: 60 },
    { key: 'id', title: t('customer'), value: ({ id }) => id },
    {
      key: 'verdict',
      title: t('verdict'),
      value: ({ problems }) => problems.map(problemText).join(' '),
      show: ({ problems }) =>
        problems.length === 0 ? (
          <Tag color="success">{t('taken')}</Tag>
        ) : (
          <span className="tm-rejected">{problems.map(problemText).join(' ')}</span>
        ),
      filter: ({ problems }) => t(problems.length === 0 ? 'taken' : 'rejectedRow'),
    },
    ...fields.map(
      (field): Column<MappedRow> => ({
        key: field,
        title: nameOf(field),
        value: ({ values }) =>
          values
            .filter((one) => one.field === field)
            .map(({ text }) => meaning(field, text))
            .join(', '),
      }),
    ),
  ];
  return (
    <DataTable
      name={t('preview')}
      rows={rows.slice(0, SHOWN)}
      columns={columns}
      rowKey={({ row }) => String(row)}
      empty={t('noRowsYet')}
      pageSize={10}
    />
  );
}

/** The first rows as they would be taken, and what stands against it. */
export function Preview({ mapped }: { readonly mapped: Mapped }) {
  const { t } = useTranslation('import');
  const { exact } = useFormat();
  const problemText = useProblemText();
  if (!mapped.ok) {
    const texts = [...new Set(mapped.problems.map(problemText))];
    return (
      <Panel title={t('preview')}>
        <Alert
          type="info"
          showIcon
          title={t('mappingLacks')}
          description={
            <ul>
              {texts.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          }
        />
      </Panel>
    );
  }
  const { rows, rejected, lacking } = mapped;
  return (
    <Panel
      title={t('preview')}
      extra={
        <span className="tm-quiet">{t('previewed', { rows: exact(rows.length), rejected: exact(rejected) })}</span>
      }
    >
      {lacking.length > 0 ? (
        <Alert type="warning" showIcon title={t('lacking', { columns: lacking.join(', ') })} />
      ) : (
        <Rows rows={rows} />
      )}
    </Panel>
  );
}
