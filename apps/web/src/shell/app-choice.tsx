import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown } from 'lucide-react';
import type { App } from '../api/session.ts';
import { ListboxButton } from '../ui/listbox-button.tsx';
import { AppLine } from './app-line.tsx';

/** The app one is in, as the button that leads to another. */
export default function AppChoice({ app, apps }: { app: App; apps: readonly App[] }) {
  const navigate = useNavigate();
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
