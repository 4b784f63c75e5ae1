import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { offersQuery, packsQuery } from '../../api/catalogue.ts';
import type { Candidate, Decision } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';

/** What was offered, and what became of it: the best first. */
export function Candidates({ of: decision }: { readonly of: Decision }) {
  const { t } = useTranslation(['decision', 'app']);
  const say = useSay();
  const offers = useQuery(offersQuery).data?.items;
  const rules = useQuery(packsQuery).data?.items.flatMap(({ content }) => content.rules);
  const titleOf = (id: string) => {
    const found = offers?.find((offer) => offer.id === id);
    return found ? say(found.title) : id;
  };
  const ruleOf = (id: string) => {
    const found = rules?.find((rule) => rule.id === id);
    return found ? say(found.title) : id;
  };
  const became = ({ left }: Candidate) =>
    left === null ? t('chosen') : left.refusals.map(({ words }) => say(words)).join(t('between'));
  const columns: readonly Column<Candidate>[] = [
    { key: 'rank', title: t('rank'), value: ({ rank }) => rank, isNumber: true, width: 64 },
    { key: 'rule', title: t('rule'), value: ({ ruleId }) => ruleOf(ruleId) },
    { key: 'offer', title: t('offer'), value: ({ offerId }) => titleOf(offerId) },
    { key: 'channel', title: t('channel'), value: ({ channel }) => t(`app:channel.${channel}`) },
    { key: 'score', title: t('score'), value: ({ score }) => score, isNumber: true },
    { key: 'became', title: t('became'), value: became, show: (one) => <span>{became(one)}</span> },
  ];
  return (
    <DataTable
      name={t('candidates')}
      rows={decision.candidates}
      columns={columns}
      rowKey={({ ruleId, offerId, channel }) => `${ruleId} ${offerId} ${channel}`}
      empty={t('noCandidates')}
      canExport
    />
  );
}
