import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown } from 'lucide-react';
import { type App, useSession } from '../api/session.ts';
import { EnvironmentWord } from '../ui/environment.tsx';
import { ListboxButton } from '../ui/listbox-button.tsx';
import { initials } from '../lib/initials.ts';
import { useCurrentApp } from './current-app.ts';

/** Which app one is in, with its environment, and the way to another. */
export function AppSwitcher() {
  const { apps } = useSession();
  const app = useCurrentApp();
  const navigate = useNavigate();
  if (!app) return <p className="px-4 pt-5 pb-3 text-text-2">No app is configured</p>;
  return (
    <ListboxButton
      label="App"
      value={app.id}
      options={apps.map((item) => ({ value: item.id, label: item.label, content: <AppLine app={item} /> }))}
      onChange={(id) => void navigate({ to: '/apps/$app/channels', params: { app: id } })}
      className="ring-inside mx-2 mt-2.5 mb-2 flex items-center gap-2 rounded-control px-2 py-1.5 text-left hover:bg-hover aria-expanded:bg-active"
    >
      <AppLine app={app} strong />
      <ChevronsUpDown size={14} className="shrink-0 text-text-3" aria-hidden />
    </ListboxButton>
  );
}

function AppLine({ app, strong = false }: { app: App; strong?: boolean }) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2">
      <span
        aria-hidden
        className={`app-square ${strong ? 'size-8 text-small' : 'size-6 text-[10px]'}`}
        style={{ ['--app' as string]: app.colour }}
      >
        {initials(app.label)}
      </span>
      <span className="grid min-w-0">
        <bdi className="truncate font-semibold">{app.label}</bdi>
        <EnvironmentWord environment={app.environment} />
      </span>
    </span>
  );
}
