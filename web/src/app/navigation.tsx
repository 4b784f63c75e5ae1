import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { ScreenIcon } from './icons.tsx';
import { useMe } from './me.ts';
import { isThere } from './screen-files.ts';
import { homeOf, menuFor } from './screens.ts';

export function Navigation() {
  const { t } = useTranslation('app');
  const { permissions } = useMe();
  return (
    <nav className="tm-nav" aria-label={t('nav.label')}>
      {menuFor(permissions, isThere).map(({ group, screens }) => (
        <div key={group}>
          <h2>{t(`group.${group}`)}</h2>
          <ul>
            {screens.map((screen) => (
              <li key={screen.folder}>
                <NavLink to={homeOf(screen)} end={screen.path === '/'} title={t(`screen.${screen.folder}`)}>
                  <ScreenIcon name={screen.icon} />
                  <span className="tm-nav-word">{t(`screen.${screen.folder}`)}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
