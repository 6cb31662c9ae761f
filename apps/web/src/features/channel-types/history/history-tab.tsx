import { asFarAsKnown } from '@backchannel/configuration';
import { useNavigate } from '@tanstack/react-router';
import { usePermission } from '../../../api/permission.ts';
import { HistoryList } from '../../settings/history-list.tsx';
import { ReadOnlyNote } from '../../settings/read-only-note.tsx';
import { useDraft } from '../draft/use-draft.ts';

interface Props {
  app: string;
  name: string;
}

/** The versions of the type. The way back to one goes through the same review as any change. */
export function HistoryTab({ app, name }: Props) {
  const draft = useDraft(app, name);
  const may = usePermission('config.write');
  const navigate = useNavigate();
  const rollBack = (settings: typeof draft.settings, why: string) => {
    draft.replace(asFarAsKnown(settings, draft.settings), why);
    void navigate({
      to: '/apps/$app/channel-types/$name/$part',
      params: { app, name, part: 'config' },
      search: { review: true },
    });
  };
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-6 py-4 max-pane:px-4">
      <ReadOnlyNote may={may} className="mb-4 max-w-[58rem]" />
      <HistoryList
        app={app}
        kind="channel_type"
        name={name}
        onRollBack={may.allowed ? rollBack : undefined}
        blocked={
          draft.changes.length > 0
            ? 'There are changes that are not saved. Save or discard them first.'
            : undefined
        }
      />
    </div>
  );
}
