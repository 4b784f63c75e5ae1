import { FileSearchOutlined, LockOutlined } from '@ant-design/icons';
import { Button, Empty, Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Refused, Unreachable } from '../api/refused.ts';
import { useSay } from '../app/words.ts';

/** Nothing there yet: says so, and what to do about it. */
export function Nothing({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<span className="tm-quiet">{text}</span>}>
      {children}
    </Empty>
  );
}

/** The shape of what is coming. */
export function Waiting({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation('app');
  return (
    <div role="status" aria-label={t('state.loading')}>
      <Skeleton active paragraph={{ rows }} title={false} />
    </div>
  );
}

/** An error in a sentence, and the id under which the server knows it. */
export function useErrorText(): (error: unknown) => { readonly title: string; readonly requestId: string | null } {
  const { t } = useTranslation('app');
  const say = useSay();
  return (error) => {
    if (error instanceof Refused) return { title: say(error.words), requestId: error.requestId || null };
    return { title: t(error instanceof Unreachable ? 'error.unreachable' : 'error.page'), requestId: null };
  };
}

export function NoPermission() {
  const { t } = useTranslation('app');
  return <Result icon={<LockOutlined />} title={t('state.noPermission')} subTitle={t('state.noPermissionHelp')} />;
}

export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <Result icon={<FileSearchOutlined />} title={t('state.notFound')} extra={<Link to="/">{t('state.home')}</Link>} />
  );
}

type Failed = { readonly error: unknown; readonly retry?: () => void };

export function Failure({ error, retry }: Failed) {
  const { t } = useTranslation('app');
  const textOf = useErrorText();
  if (error instanceof Refused && error.status === 403) return <NoPermission />;
  const { title, requestId } = textOf(error);
  const isGone = error instanceof Refused && error.status === 404;
  return (
    <div role="alert">
      <Result
        {...(isGone ? { icon: <FileSearchOutlined /> } : { status: 'warning' as const })}
        title={title}
        subTitle={requestId === null ? null : t('error.requestId', { id: requestId })}
        extra={retry ? <Button onClick={retry}>{t('error.retry')}</Button> : null}
      />
    </div>
  );
}

type Asked<T> = {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

/** What was asked, in whichever of its states it is. */
export function Answer<T>({
  of,
  children,
  rows,
}: {
  readonly of: Asked<T>;
  readonly children: (data: T) => ReactNode;
  readonly rows?: number;
}) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <Failure error={of.error} retry={() => void of.refetch()} />;
  return <Waiting rows={rows ?? 6} />;
}
