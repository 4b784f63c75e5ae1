import { CheckCircleOutlined, ExclamationCircleOutlined, SyncOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../api/types.ts';

const LOOKS = {
  applying: { color: 'processing', icon: <SyncOutlined spin /> },
  done: { color: 'success', icon: <CheckCircleOutlined /> },
  failed: { color: 'error', icon: <ExclamationCircleOutlined /> },
} as const;

/** In colour, picture and word. */
export function ImportState({ state }: Pick<Import, 'state'>) {
  const { t } = useTranslation('import');
  const { color, icon } = LOOKS[state];
  return (
    <Tag color={color} icon={icon}>
      {t(`state.${state}`)}
    </Tag>
  );
}
