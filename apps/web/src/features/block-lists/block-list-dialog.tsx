import { createBlockList, updateBlockList } from '@backchannel/chat-api/operations';
import { type Json, textOf } from '@backchannel/configuration';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyFor, changeSettings, oneSettingsQuery } from '../../api/settings.ts';
import { useAct } from '../../api/use-act.ts';
import { counted } from '../../lib/numbers.ts';
import { shortName } from '../../lib/short-name.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select, Textarea } from '../../ui/input.tsx';
import { toast } from '../../ui/toast-store.ts';
import type { FormActs, OpenForm } from '../settings/open-form.ts';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { switches, switchNames, teamOf, typeNames, wordsComplaint, wordsIn } from './block-list-facts.ts';

interface Props {
  app: string;
  /** Names that are taken. */
  names: readonly string[];
  form: OpenForm;
  acts: FormActs;
}

/** Makes a block list, or changes one. */
export default function BlockListDialog({ app, names, form, acts }: Props) {
  const queries = useQueryClient();
  const { edited, typed, why: reason } = form;
  // As it is by now, should somebody else have changed it; what was typed does not follow.
  const current = useQuery({ ...oneSettingsQuery(app, 'block_list', edited?.name ?? ''), enabled: false });
  const before = edited?.base.settings;
  const name = edited?.shown ?? textOf(typed['name']);
  const type = textOf(typed['type']);
  const text = textOf(typed['words']);
  const team = before && teamOf(before);
  const words = wordsIn(text);
  const values: Record<string, Json> = {
    words,
    ...Object.fromEntries(switchNames.map((key) => [key, typed[key] === true])),
  };
  const save = useAct({
    mutationFn: () =>
      edited
        ? changeSettings(queries, app, {
            operation: updateBlockList,
            request: {
              params: { name },
              body: bodyFor(updateBlockList, team === undefined ? values : { ...values, team }),
            },
            fingerprint: edited.base.fingerprint,
            reason,
          })
        : changeSettings(queries, app, {
            operation: createBlockList,
            request: { body: bodyFor(createBlockList, { name, type, ...values }) },
            fingerprint: 'none',
            reason,
          }),
    onSuccess: () => {
      toast({ kind: 'done', title: `${edited ? 'Saved' : 'Created'} ${shortName(name)}` });
      acts.close();
    },
  });
  const nameComplaint = edited ? undefined : complaintOf(name, names);
  const wordComplaint = wordsComplaint(words);
  return (
    <SettingsDialog
      kind="block_list"
      title={edited ? `Edit ${name}` : 'Create a block list'}
      facts={team === undefined ? undefined : `of the team ${team}`}
      before={before}
      after={{ ...before, type, ...values }}
      complaint={nameComplaint ?? wordComplaint}
      act={name === '' ? 'Create block list' : `${edited ? 'Save' : 'Create'} ${shortName(name)}`}
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
        <>
          <Field label="Name" apiName="name" required error={name === '' ? undefined : nameComplaint}>
            {(control) => (
              <Input
                {...control}
                mono
                data-autofocus
                maxLength={255}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                value={name}
                onChange={(event) => acts.type({ name: event.target.value })}
              />
            )}
          </Field>
          <Field label="What it finds" apiName="type" hint="It cannot be changed later.">
            {(control) => (
              <Select {...control} value={type} onChange={(event) => acts.type({ type: event.target.value })}>
                {Object.entries(typeNames).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </>
      )}
      <Field
        label="Entries"
        apiName="words"
        required
        hint={`One in each line: ${counted(words.length, 'entry', 'entries')}.`}
        error={text === '' && !edited ? undefined : wordComplaint}
      >
        {(control) => (
          <Textarea
            {...control}
            mono
            dir="auto"
            rows={10}
            spellCheck={false}
            value={text}
            onChange={(event) => acts.type({ words: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="grid gap-1">
        <legend className="pb-1 font-medium text-text-2">Find also</legend>
        {switchNames.map((key) => (
          <Checkbox
            key={key}
            label={switches[key].label}
            hint={switches[key].hint}
            checked={typed[key] === true}
            onCheckedChange={(checked) => acts.type({ [key]: checked })}
          />
        ))}
      </fieldset>
    </SettingsDialog>
  );
}

function complaintOf(name: string, names: readonly string[]): string | undefined {
  if (name === '') return 'Give a name.';
  return names.includes(name) ? `There is a block list ${name} already.` : undefined;
}
