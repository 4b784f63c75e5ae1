import { Tabs } from 'antd';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMe } from '../../app/me.ts';
import type { Permission } from '../../app/permission.ts';
import { Page } from '../../parts/page.tsx';
import { NoPermission, NotFound } from '../../parts/states.tsx';
import { Channels } from './channels.tsx';
import { Keys } from './keys.tsx';
import { Limits } from './limits.tsx';
import { Models } from './models.tsx';
import { Stops } from './stops.tsx';
import { Users } from './users.tsx';
import './settings.css';

type Part = { readonly key: string; readonly needs: Permission; readonly Shown: ComponentType };

const PARTS: readonly Part[] = [
  { key: 'models', needs: 'rules.read', Shown: Models },
  { key: 'limits', needs: 'rules.read', Shown: Limits },
  { key: 'channels', needs: 'rules.read', Shown: Channels },
  { key: 'stops', needs: 'runs.read', Shown: Stops },
  { key: 'users', needs: 'users.write', Shown: Users },
  { key: 'keys', needs: 'keys.write', Shown: Keys },
];

/** Models, limits, channels, stops, accounts: each under an address of its own, for who may. */
export default function Settings() {
  const { t } = useTranslation(['settings', 'app']);
  const go = useNavigate();
  const { permissions } = useMe();
  const { '*': rest = '' } = useParams();
  const open = PARTS.filter(({ needs }) => permissions.includes(needs));
  const key = rest.split('/')[0] ?? '';
  const known = PARTS.find((one) => one.key === key);
  if (key !== '' && !known) return <NotFound />;
  const chosen = known ?? open[0];
  if (!chosen || !open.includes(chosen)) return <NoPermission />;
  return (
    <Page title={t('app:screen.settings')} about={t(`about.${chosen.key}`)}>
      <Tabs
        activeKey={chosen.key}
        onChange={(next) => go(`/settings/${next}`)}
        items={open.map((one) => ({ key: one.key, label: t(`part.${one.key}`) }))}
      />
      <chosen.Shown />
    </Page>
  );
}
