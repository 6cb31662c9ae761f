import type { Kind, Settings } from '@backchannel/configuration';
import { useCurrentApp } from '../../shell/current-app.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { HistoryList } from './history-list.tsx';

interface Props {
  app: string;
  kind: Kind;
  name: string;
  title: string;
  onClose: () => void;
  onRollBack: ((settings: Settings, why: string) => void) | undefined;
}

/** The history of a small object, over the list that it is in. */
export default function HistoryDialog({ app, kind, name, title, onClose, onRollBack }: Props) {
  return (
    <Dialog title={title} environment={useCurrentApp()} columns="two" onClose={onClose}>
      <div className="px-6 py-4">
        <HistoryList app={app} kind={kind} name={name} onRollBack={onRollBack} />
      </div>
    </Dialog>
  );
}
