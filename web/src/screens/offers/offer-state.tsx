import {
  BulbOutlined,
  CheckCircleOutlined,
  EditOutlined,
  ExperimentOutlined,
  EyeOutlined,
  FileDoneOutlined,
  RocketOutlined,
  StopOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OfferState } from '../../api/types.ts';

const LOOKS = {
  idea: { color: 'default', icon: <BulbOutlined /> },
  design: { color: 'default', icon: <EditOutlined /> },
  approval: { color: 'warning', icon: <FileDoneOutlined /> },
  'set-up': { color: 'processing', icon: <ToolOutlined /> },
  test: { color: 'processing', icon: <ExperimentOutlined /> },
  trial: { color: 'processing', icon: <RocketOutlined /> },
  live: { color: 'success', icon: <CheckCircleOutlined /> },
  review: { color: 'warning', icon: <EyeOutlined /> },
  retired: { color: 'default', icon: <StopOutlined /> },
} as const satisfies { readonly [S in OfferState]: unknown };

/** In colour, picture and word. */
export function OfferStateTag({ state }: { readonly state: OfferState }) {
  const { t } = useTranslation('offers');
  const { color, icon } = LOOKS[state];
  return (
    <Tag color={color} icon={icon}>
      {t(`state.${state}`)}
    </Tag>
  );
}
