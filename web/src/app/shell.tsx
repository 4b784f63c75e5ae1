import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { useFormat } from '../parts/format.ts';
import { Failure, Waiting } from '../parts/states.tsx';
import { Account } from './account.tsx';
import { Command } from './command.tsx';
import { clockQuery, meQuery } from './me.ts';
import { Navigation } from './navigation.tsx';
import { prefer, usePreferences } from './preferences.ts';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';
import './shell.css';

/** Business time with its zone: said once, here, and meant everywhere. */
function BusinessClock() {
  const { t } = useTranslation('app');
  const { instant } = useFormat();
  const { data } = useQuery(clockQuery);
  if (!data) return null;
  return (
    <p className="tm-clock tm-quiet" title={t(`clock.${data.setting}`)}>
      {t('clock.now', { now: instant(data.now), zone: data.zone })}
    </p>
  );
}

function Top() {
  const { t } = useTranslation('app');
  const { narrow } = usePreferences();
  const words = t(narrow ? 'nav.widen' : 'nav.narrow');
  return (
    <header className="tm-top">
      <Button
        type="text"
        aria-label={words}
        title={words}
        icon={narrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        onClick={() => prefer({ narrow: !narrow })}
      />
      <p className="tm-brand">
        <img src="/icon.svg" alt="" width={22} height={22} />
        <Link to="/">{t('product')}</Link>
      </p>
      <div className="tm-top-end">
        <BusinessClock />
        <Command />
        <LanguageSwitch />
        <ThemeSwitch />
        <Button type="text" href="/docs">
          {t('docs')}
        </Button>
        <Account />
      </div>
    </header>
  );
}

/** Around every screen. A keyboard lands on the new screen after a change of address, and may skip the menu. */
export function Shell() {
  const { t } = useTranslation('app');
  const { narrow } = usePreferences();
  const { pathname } = useLocation();
  const me = useQuery(meQuery);
  const main = useRef<HTMLElement>(null);
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    main.current?.focus();
    main.current?.scrollTo({ top: 0 });
  }, [pathname]);
  if (me.error && !me.data) return <Failure error={me.error} retry={() => void me.refetch()} />;
  if (!me.data) return <Waiting />;
  return (
    <div className="tm-shell" data-narrow={narrow}>
      <a className="tm-skip" href="#main">
        {t('nav.skip')}
      </a>
      <Top />
      <Navigation />
      <main className="tm-main" id="main" tabIndex={-1} ref={main}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
