import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { useLater } from '../lib/use-later.ts';
import { moveFocus } from '../ui/move-focus.ts';
import { AppSwitcher } from './app-switcher.tsx';
import { useCurrentApp } from './current-app.ts';
import { HealthMeter } from './health-meter.tsx';
import { navigation, type NavigationItem } from './navigation.ts';
import { OperatorMenu } from './operator-menu.tsx';

/** Goes to any page that the operator may see. `onNavigate` is called when one was chosen (the drawer closes). */
export function Sidebar({ onNavigate }: { onNavigate?: () => void }) {
  const { permissions } = useSession();
  const app = useCurrentApp();
  const shown = navigation.filter(
    ({ permission }) => permission === undefined || permissions.includes(permission),
  );
  const isLater = useLater();
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <aside aria-label="Apps and pages" className="flex h-full flex-col border-r border-line bg-bg">
      <AppSwitcher />
      <nav
        aria-label="Pages"
        className="min-h-0 flex-1 overflow-y-auto px-2 pb-4"
        onKeyDown={(event) => {
          if (event.key.startsWith('Arrow')) moveFocus(event, event.currentTarget, 'a');
        }}
      >
        {groups.map((group) => (
          <section key={group} aria-labelledby={`nav-${group}`}>
            <h2 id={`nav-${group}`} className="flex h-8 items-end px-2 pb-1.5 text-small text-text-3">
              {group}
            </h2>
            {shown
              .filter((item) => item.group === group)
              .map((item) => (
                <NavigationLink key={item.name} item={item} app={app?.id} onNavigate={onNavigate} />
              ))}
          </section>
        ))}
      </nav>
      {app && (isLater || onNavigate) && <HealthMeter app={app.id} />}
      <OperatorMenu />
    </aside>
  );
}

interface NavigationLinkProps {
  item: NavigationItem;
  app: string | undefined;
  onNavigate: (() => void) | undefined;
}

function NavigationLink({ item: { icon: Icon, name, to, letter }, app, onNavigate }: NavigationLinkProps) {
  if (app === undefined && to.includes('$app')) return null;
  return (
    <Link
      to={to}
      params={{ app }}
      preload="intent"
      aria-keyshortcuts={`g ${letter}`}
      className="ring-inside flex h-7 items-center gap-2.5 rounded-control px-2 text-text-2 no-underline hover:bg-hover hover:text-text pointer-coarse:h-11"
      activeProps={{ className: 'bg-active! font-medium text-text!', 'aria-current': 'page' }}
      {...(onNavigate && { onClick: onNavigate })}
    >
      <Icon size={16} className="shrink-0" aria-hidden />
      <span className="truncate">{name}</span>
    </Link>
  );
}
