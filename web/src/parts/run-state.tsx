import { CheckCircleOutlined, ExclamationCircleOutlined, MinusCircleOutlined, SyncOutlined } from '@ant-design/icons';
import { Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types.ts';

const LOOKS = {
  evaluating: { color: 'processing', icon: <SyncOutlined spin /> },
  done: { color: 'success', icon: <CheckCircleOutlined /> },
  failed: { color: 'error', icon: <ExclamationCircleOutlined /> },
  stopped: { color: 'default', icon: <MinusCircleOutlined /> },
} as const;

/** In colour, picture and word. */
export function RunState({ state }: Pick<Run, 'state'>) {
  const { t } = useTranslation('app');
  const { color, icon } = LOOKS[state];
  return (
    <Tag color={color} icon={icon}>
      {t(`runState.${state}`)}
    </Tag>
  );
}

type Given = { readonly done: number; readonly total: number; readonly label: string };

export function ProgressBar({ done, total, label }: Given) {
  const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
  return <Progress percent={percent} size="small" aria-label={label} />;
}
