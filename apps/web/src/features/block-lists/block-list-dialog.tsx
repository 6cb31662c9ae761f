import { createBlockList, updateBlockList } from '@backchannel/chat-api/operations';
import { type Json, type Settings, textOf } from '@backchannel/configuration';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { bodyFor, changeSettings, oneSettingsQuery, type SettingsObject } from '../../api/settings.ts';
import { counted } from '../../lib/numbers.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select, Textarea } from '../../ui/input.tsx';
import { toast } from '../../ui/toast-store.ts';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import {
  shownName,
  switches,
  switchNames,
  teamOf,
  typeNames,
  wordsComplaint,
  wordsIn,
  wordsOf,
} from './block-list-facts.ts';

interface Props {
  app: string;
  /** Names that are taken. */
  names: readonly string[];
  /** The one to change; undefined makes a new one. */
  list?: SettingsObject;
  /** Settings to begin with instead of those that it has: the way back to a version. */
  to?: Settings | undefined;
  why?: string | undefined;
  onClose: () => void;
}

/** Makes a block list, or changes one. */
export default function BlockListDialog({ app, names, list, to, why, onClose }: Props) {
  const queries = useQueryClient();
  // As it is by now, should somebody else have changed it; what was typed does not follow.
  const current = useQuery({ ...oneSettingsQuery(app, 'block_list', list?.name ?? ''), enabled: false });
  const [base, setBase] = useState(list);
  const first = to ?? list?.settings ?? {};
  const [name, setName] = useState(list ? shownName(list) : '');
  const [type, setType] = useState(textOf(first['type']) || 'word');
  const [text, setText] = useState(wordsOf(first).join('\n'));
  const [on, setOn] = useState(() => switchNames.filter((key) => first[key] === true));
  const team = list && teamOf(list.settings);
  const words = wordsIn(text);
  const values: Record<string, Json> = {
    words,
    ...Object.fromEntries(switchNames.map((key) => [key, on.includes(key)])),
  };
  const save = useMutation({
    mutationFn: (reason: string) =>
      list
        ? changeSettings(queries, app, {
            operation: updateBlockList,
            request: {
              params: { name },
              body: bodyFor(updateBlockList, team === undefined ? values : { ...values, team }),
            },
            fingerprint: base?.fingerprint,
            reason,
          })
        : changeSettings(queries, app, {
            operation: createBlockList,
            request: { body: bodyFor(createBlockList, { name, type, ...values }) },
            fingerprint: 'none',
            reason,
          }),
    onSuccess: () => {
      toast({ kind: 'done', title: list ? `Saved ${name}` : `Created ${name}` });
      onClose();
    },
  });
  const nameComplaint = list ? undefined : complaintOf(name, names);
  const wordComplaint = wordsComplaint(words);
  return (
    <SettingsDialog
      kind="block_list"
      title={list ? `Edit ${name}` : 'Create a block list'}
      facts={team === undefined ? undefined : `of the team ${team}`}
      before={base?.settings}
      after={{ ...base?.settings, type, ...values }}
      complaint={nameComplaint ?? wordComplaint}
      act={list ? `Save ${name}` : name === '' ? 'Create block list' : `Create ${name}`}
      keep={list ? 'Keep it as it is' : 'Create nothing'}
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
      {!list && (
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
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label="What it finds" apiName="type" hint="It cannot be changed later.">
            {(control) => (
              <Select {...control} value={type} onChange={(event) => setType(event.target.value)}>
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
        error={text === '' && !list ? undefined : wordComplaint}
      >
        {(control) => (
          <Textarea
            {...control}
            mono
            dir="auto"
            rows={10}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
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
            checked={on.includes(key)}
            onCheckedChange={(checked) => setOn(checked ? [...on, key] : on.filter((each) => each !== key))}
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
