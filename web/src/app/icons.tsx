import {
  AimOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BookOutlined,
  CheckSquareOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  FilterOutlined,
  FundOutlined,
  HomeOutlined,
  ImportOutlined,
  MailOutlined,
  NotificationOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  ShoppingOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { IconName } from './screens.ts';

const ICONS: { readonly [N in IconName]: ComponentType } = {
  home: HomeOutlined,
  rules: FilterOutlined,
  playbook: BookOutlined,
  campaigns: NotificationOutlined,
  offers: ShoppingOutlined,
  runs: DashboardOutlined,
  outbox: MailOutlined,
  customer: UserOutlined,
  why: QuestionCircleOutlined,
  desk: CustomerServiceOutlined,
  lifecycle: ApartmentOutlined,
  import: ImportOutlined,
  settings: SettingOutlined,
  target: AimOutlined,
  approvals: CheckSquareOutlined,
  results: FundOutlined,
  audit: AuditOutlined,
  api: ApiOutlined,
};

export function ScreenIcon({ name }: { readonly name: IconName }) {
  const Icon = ICONS[name];
  return <Icon aria-hidden />;
}
