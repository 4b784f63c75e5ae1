import { EditOutlined, PauseCircleOutlined, PlayCircleOutlined, StopOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../api/types.ts';

const LOOKS = {
  draft: { color: 'default', icon: <EditOutlined /> },
  active: { color: 'success', icon: <PlayCircleOutlined /> },
  paused: { color: 'warning', icon: <PauseCircleOutlined /> },
  stopped: { color: 'error', icon: <StopOutlined /> },
} as const;

/** In colour, picture and word. */
export function CampaignState({ state }: Pick<Campaign, 'state'>) {
  const { t } = useTranslation('campaigns');
  const { color, icon } = LOOKS[state];
  return (
    <Tag color={color} icon={icon}>
      {t(`state.${state}`)}
    </Tag>
  );
}
