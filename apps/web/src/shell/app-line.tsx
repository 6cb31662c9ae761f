import type { App } from '../api/session.ts';
import { initials } from '../lib/initials.ts';
import { EnvironmentWord } from '../ui/environment.tsx';

/** An app's square, name and environment. */
export function AppLine({ app, strong = false }: { app: App; strong?: boolean }) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2">
      <span
        aria-hidden
        className={`app-square ${strong ? 'size-8 text-small' : 'size-6 text-tiny'}`}
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
