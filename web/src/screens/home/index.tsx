import { BookOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ScreenIcon } from '../../app/icons.tsx';
import { useMay, useMe } from '../../app/me.ts';
import { isThere } from '../../app/screen-files.ts';
import { homeOf, menuFor } from '../../app/screens.ts';
import { Columns, Page, Panel } from '../../parts/page.tsx';
import { Attention } from './attention.tsx';
import { RunningNow } from './running-now.tsx';
import { Today } from './today.tsx';
import './home.css';

/** Where somebody may go, said again on the page they begin with. */
function Ways() {
  const { t } = useTranslation(['home', 'app']);
  const { permissions } = useMe();
  const screens = menuFor(permissions, isThere)
    .flatMap((one) => one.screens)
    .filter(({ folder }) => folder !== 'home');
  return (
    <Panel title={t('ways')}>
      <ul className="tm-ways">
        {screens.map((screen) => (
          <li key={screen.folder}>
            <Link to={homeOf(screen)}>
              <ScreenIcon name={screen.icon} /> {t(`app:screen.${screen.folder}`)}
            </Link>
            <span className="tm-quiet">{t(`app:screenAbout.${screen.folder}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Whoever writes rules begins with one that is there. */
function Begin() {
  const { t } = useTranslation('home');
  const go = useNavigate();
  if (!useMay('rules.write') || !isThere('playbook')) return null;
  return (
    <Button type="primary" icon={<BookOutlined />} onClick={() => void go('/playbook')}>
      {t('begin')}
    </Button>
  );
}

/** What runs now, what today came to, what needs a look. */
export default function Home() {
  const { t } = useTranslation(['home', 'app']);
  const { name } = useMe();
  const mayRuns = useMay('runs.read');
  return (
    <Page title={t('app:screen.home')} about={t('about', { name })} actions={<Begin />}>
      {mayRuns ? (
        <>
          <RunningNow />
          <Columns>
            <Today />
            <div>
              <Attention />
              <Ways />
            </div>
          </Columns>
        </>
      ) : (
        <Ways />
      )}
    </Page>
  );
}
