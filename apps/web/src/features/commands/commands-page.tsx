import { useQuery } from '@tanstack/react-query';
import { Plus, Search, SquareSlash } from 'lucide-react';
import { Suspense, useState } from 'react';
import { usePermission } from '../../api/permission.ts';
import { type SettingsObject, settingsQuery } from '../../api/settings.ts';
import { KeysToCome } from '../../lib/keys-to-come.ts';
import { lazyPart } from '../../lib/part.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useCurrentApp } from '../../shell/current-app.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/input.tsx';
import { Empty, NothingMatches } from '../../ui/list-states.tsx';
import { SkeletonArea, SkeletonRows } from '../../ui/skeleton.tsx';
import { ReadOnlyNote } from '../settings/read-only-note.tsx';
import { useOpenForm } from '../settings/open-form.ts';
import { commandForm } from './command-form.ts';
import { CommandsTable } from './commands-table.tsx';
import { typesByCommand } from './usage.ts';

const CommandDialog = lazyPart(() => import('./command-dialog.tsx'));
const DeleteCommandDialog = lazyPart(() => import('./delete-command-dialog.tsx'));
const HistoryDialog = lazyPart(() => import('../settings/history-dialog.tsx'));

interface Props {
  app: string;
  /** What the names and descriptions shown contain. */
  find: string;
  onFind: (find: string) => void;
}

/** What is open over the list, beside the form. */
interface Open {
  dialog: 'delete' | 'history';
  command: SettingsObject;
}

/** The slash commands that members can type, and where each can be used. */
export function CommandsPage({ app, find, onFind }: Props) {
  useTitle('Commands', useCurrentApp()?.label);
  const mayWrite = usePermission('config.write');
  const commands = useQuery(settingsQuery(app, 'command'));
  const types = useQuery(settingsQuery(app, 'channel_type'));
  const [open, setOpen] = useState<Open>();
  const [form, acts] = useOpenForm('command');
  const objects = commands.data?.objects;
  const usage = types.data && typesByCommand(types.data.objects);
  const wanted = find.trim().toLowerCase();
  const shown = objects?.filter(({ name, settings: { description } }) =>
    `/${name} ${typeof description === 'string' ? description : ''}`.toLowerCase().includes(wanted),
  );
  const close = () => setOpen(undefined);
  return (
    <div className="w-full px-6 py-4 max-pane:px-4">
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <Input
          size="bar"
          icon={Search}
          type="search"
          aria-label="Find commands by name or description"
          placeholder="Find a command"
          className="w-72 max-phone:w-full"
          value={find}
          onChange={(event) => onFind(event.target.value)}
        />
        <p role="status" className="figures min-w-0 flex-1 text-text-3">
          {objects && shown && (wanted === '' ? objects.length : `${shown.length} of ${objects.length}`)}
        </p>
        <Button
          kind="primary"
          icon={Plus}
          disabledReason={mayWrite.allowed ? undefined : mayWrite.reason}
          onClick={() => acts.open(commandForm())}
        >
          Create a command
        </Button>
      </div>
      <ReadOnlyNote may={mayWrite} className="mb-3 max-w-[58rem]" />
      {commands.isPending && (
        <SkeletonArea label="Reading commands">
          <SkeletonRows rows={6} />
        </SkeletonArea>
      )}
      {commands.isError && !objects && (
        <ReadFailure
          error={commands.error}
          title="Commands could not be read"
          notPermitted="You may not see commands"
          busy={commands.isFetching}
          onRetry={() => void commands.refetch()}
        />
      )}
      {objects?.length === 0 && (
        <Empty icon={SquareSlash} title="This app has no commands">
          A command is what members type after a slash; your own server answers it.
        </Empty>
      )}
      {objects && objects.length > 0 && shown?.length === 0 && (
        <NothingMatches
          title={`No command has “${find.trim()}” in its name or description`}
          actions={<Button onClick={() => onFind('')}>Show all {objects.length}</Button>}
        />
      )}
      {shown && shown.length > 0 && (
        <CommandsTable
          app={app}
          commands={shown}
          usage={usage}
          mayWrite={mayWrite}
          onEdit={(command) => acts.open(commandForm(command))}
          onDelete={(command) => setOpen({ dialog: 'delete', command })}
          onHistory={(command) => setOpen({ dialog: 'history', command })}
        />
      )}
      <Suspense fallback={<KeysToCome />}>
        {form && (
          <CommandDialog app={app} names={(objects ?? []).map(({ name }) => name)} form={form} acts={acts} />
        )}
        {open?.dialog === 'delete' && (
          <DeleteCommandDialog
            app={app}
            command={open.command}
            usedBy={usage && (usage.get(open.command.name) ?? [])}
            onClose={close}
          />
        )}
        {open?.dialog === 'history' && (
          <HistoryDialog
            app={app}
            kind="command"
            name={open.command.name}
            title={`History of /${open.command.name}`}
            onClose={close}
            onRollBack={
              mayWrite.allowed
                ? (to, why) => {
                    close();
                    acts.open(commandForm(open.command, to, why));
                  }
                : undefined
            }
          />
        )}
      </Suspense>
    </div>
  );
}
