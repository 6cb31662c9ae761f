import { createCommand, updateCommand } from '@backchannel/chat-api/operations';
import { type Settings, textOf } from '@backchannel/configuration';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeSettings, oneSettingsQuery, type SettingsObject } from '../../api/settings.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { toast } from '../../ui/toast-store.ts';
import { SettingsDialog, typedSettings } from '../settings/settings-dialog.tsx';

interface Props {
  app: string;
  /** Names that are taken. */
  names: readonly string[];
  /** The one to change; undefined makes a new one. */
  command?: SettingsObject;
  /** Settings to begin with instead of those that it has: the way back to a version. */
  to?: Settings | undefined;
  why?: string | undefined;
  onClose: () => void;
}

const longest = 255;

/** Makes a command, or changes one. */
export default function CommandDialog({ app, names, command, to, why, onClose }: Props) {
  const queries = useQueryClient();
  // As it is by now, should somebody else have changed it; what was typed does not follow.
  const current = useQuery({ ...oneSettingsQuery(app, 'command', command?.name ?? ''), enabled: false });
  const [base, setBase] = useState(command);
  const first = to ?? command?.settings ?? {};
  const [name, setName] = useState(command?.name ?? '');
  const [description, setDescription] = useState(textOf(first['description']));
  const [args, setArgs] = useState(textOf(first['args']));
  const [set, setSet] = useState(textOf(first['set']));
  const values = { description, args, set };
  const save = useMutation({
    mutationFn: (reason: string) =>
      command
        ? changeSettings(queries, app, {
            operation: updateCommand,
            request: { params: { name }, body: values },
            fingerprint: base?.fingerprint,
            reason,
          })
        : changeSettings(queries, app, {
            operation: createCommand,
            request: { body: { name, ...values } },
            fingerprint: 'none',
            reason,
          }),
    onSuccess: () => {
      toast({ kind: 'done', title: command ? `Saved /${name}` : `Created /${name}` });
      onClose();
    },
  });
  const nameComplaint = command ? undefined : complaintOf(name, names);
  const complaint = nameComplaint ?? (description.trim() === '' ? 'Give a description.' : undefined);
  return (
    <SettingsDialog
      kind="command"
      title={command ? `Edit /${command.name}` : 'Create a command'}
      before={base && typedSettings(base.settings)}
      after={typedSettings(values)}
      complaint={complaint}
      act={command ? `Save /${command.name}` : name === '' ? 'Create command' : `Create /${name}`}
      keep={command ? 'Keep it as it is' : 'Create nothing'}
      why={why}
      error={save.error}
      busy={save.isPending}
      onSave={(reason) => save.mutate(reason)}
      onClose={onClose}
      onReadAgain={() =>
        void current.refetch().then(({ data }) => {
          if (data) setBase(data);
          save.reset();
        })
      }
    >
      {!command && (
        <Field
          label="Name"
          apiName="name"
          required
          hint="What members type after the slash."
          error={name === '' ? undefined : nameComplaint}
        >
          {(control) => (
            <Input
              {...control}
              mono
              data-autofocus
              maxLength={longest}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              value={name}
              onChange={(event) => setName(event.target.value.replace(/^\//, ''))}
            />
          )}
        </Field>
      )}
      <Field label="Description" apiName="description" required hint="Shown while members type.">
        {(control) => (
          <Input
            {...control}
            maxLength={longest}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Arguments"
        apiName="args"
        hint="A reminder of what comes after it, such as [@username] [text]."
      >
        {(control) => (
          <Input
            {...control}
            mono
            maxLength={longest}
            value={args}
            onChange={(event) => setArgs(event.target.value)}
          />
        )}
      </Field>
      <Field label="Set" apiName="set" hint="Commands of one set stand together, such as fun_set.">
        {(control) => (
          <Input
            {...control}
            mono
            maxLength={longest}
            value={set}
            onChange={(event) => setSet(event.target.value)}
          />
        )}
      </Field>
    </SettingsDialog>
  );
}

function complaintOf(name: string, names: readonly string[]): string | undefined {
  if (name === '') return 'Give a name.';
  if (/[\s/]/.test(name)) return 'A name has no spaces and no slashes.';
  if (names.includes(name)) return `There is a command /${name} already.`;
  return undefined;
}
