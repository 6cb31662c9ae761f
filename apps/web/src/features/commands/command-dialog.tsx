import { createCommand, updateCommand } from '@backchannel/chat-api/operations';
import { textOf } from '@backchannel/configuration';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { changeSettings, oneSettingsQuery } from '../../api/settings.ts';
import { useAct } from '../../api/use-act.ts';
import { shortName } from '../../lib/short-name.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { toast } from '../../ui/toast-store.ts';
import type { FormActs, OpenForm } from '../settings/open-form.ts';
import { SettingsDialog, typedSettings } from '../settings/settings-dialog.tsx';

interface Props {
  app: string;
  /** Names that are taken. */
  names: readonly string[];
  form: OpenForm;
  acts: FormActs;
}

const longest = 255;

/** Makes a command, or changes one. */
export default function CommandDialog({ app, names, form, acts }: Props) {
  const queries = useQueryClient();
  const { edited, typed, why: reason } = form;
  // As it is by now, should somebody else have changed it; what was typed does not follow.
  const current = useQuery({ ...oneSettingsQuery(app, 'command', edited?.name ?? ''), enabled: false });
  const name = edited?.shown ?? textOf(typed['name']);
  const values = {
    description: textOf(typed['description']),
    args: textOf(typed['args']),
    set: textOf(typed['set']),
  };
  const save = useAct({
    mutationFn: () =>
      edited
        ? changeSettings(queries, app, {
            operation: updateCommand,
            request: { params: { name }, body: values },
            fingerprint: edited.base.fingerprint,
            reason,
          })
        : changeSettings(queries, app, {
            operation: createCommand,
            request: { body: { name, ...values } },
            fingerprint: 'none',
            reason,
          }),
    onSuccess: () => {
      toast({ kind: 'done', title: `${edited ? 'Saved' : 'Created'} /${shortName(name)}` });
      acts.close();
    },
  });
  const nameComplaint = edited ? undefined : complaintOf(name, names);
  const complaint = nameComplaint ?? (values.description.trim() === '' ? 'Give a description.' : undefined);
  return (
    <SettingsDialog
      kind="command"
      title={edited ? `Edit /${name}` : 'Create a command'}
      before={edited && typedSettings(edited.base.settings)}
      after={typedSettings(values)}
      complaint={complaint}
      act={name === '' ? 'Create command' : `${edited ? 'Save' : 'Create'} /${shortName(name)}`}
      keep={edited ? 'Keep it as it is' : 'Create nothing'}
      form={form}
      acts={acts}
      error={save.error}
      busy={save.isPending}
      onSave={() => save.mutate()}
      onReadAgain={() =>
        void current.refetch().then(({ data }) => {
          if (data) acts.rebase(data);
          save.reset();
        })
      }
    >
      {!edited && (
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
              onChange={(event) => acts.type({ name: event.target.value.replace(/^\//, '') })}
            />
          )}
        </Field>
      )}
      <Field label="Description" apiName="description" required hint="Shown while members type.">
        {(control) => (
          <Input
            {...control}
            dir="auto"
            maxLength={longest}
            value={values.description}
            onChange={(event) => acts.type({ description: event.target.value })}
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
            dir="auto"
            mono
            maxLength={longest}
            value={values.args}
            onChange={(event) => acts.type({ args: event.target.value })}
          />
        )}
      </Field>
      <Field label="Set" apiName="set" hint="Commands of one set stand together, such as fun_set.">
        {(control) => (
          <Input
            {...control}
            mono
            maxLength={longest}
            value={values.set}
            onChange={(event) => acts.type({ set: event.target.value })}
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
