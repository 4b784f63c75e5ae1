import { CloseOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { decisionLink, runCandidatesQuery } from '../../api/runs.ts';
import type { RunCandidate, RunEvent } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import type { Column } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { People } from '../../parts/people.tsx';

type Given = { readonly run: string; readonly reason: RunEvent['reasons'][number]; readonly close: () => void };

/** Whose candidates left for a reason, and with which rule: exactly as many as it counts; looking at them is on record. */
export function LeftCandidates({ run, reason, close }: Given) {
  const { t } = useTranslation(['run', 'app']);
  const say = useSay();
  const { exact } = useFormat();
  const asked = useInfiniteQuery(runCandidatesQuery(run, reason, reason.count));
  const pages = asked.data?.pages ?? [];
  const isExpired = pages.some(({ expired }) => expired);
  const forgotten = pages.reduce((sum, page) => sum + page.forgotten, 0);
  const title = t('leftBecause', { why: say(reason.words) });
  const columns: readonly Column<RunCandidate>[] = [
    {
      key: 'customer',
      title: t('customer'),
      value: ({ customerId }) => customerId,
      show: ({ customerId }) => <Link to={decisionLink(run, customerId)}>{customerId}</Link>,
    },
    {
      key: 'rule',
      title: t('rule'),
      value: ({ ruleTitle }) => say(ruleTitle),
      filter: ({ ruleTitle }) => say(ruleTitle),
    },
  ];
  return (
    <Panel
      title={title}
      extra={<Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('app:close')} onClick={close} />}
    >
      {isExpired ? <Alert type="info" title={t('seenExpired')} /> : null}
      <People
        asked={asked}
        columns={columns}
        name={title}
        count={reason.count}
        rowKey={({ customerId, campaignId, ruleId }) => `${customerId} ${campaignId} ${ruleId}`}
        told={isExpired ? reason.count : forgotten}
      />
      {forgotten > 0 ? (
        <p className="tm-quiet">{t('forgottenCandidates', { count: forgotten, shown: exact(forgotten) })}</p>
      ) : null}
    </Panel>
  );
}
