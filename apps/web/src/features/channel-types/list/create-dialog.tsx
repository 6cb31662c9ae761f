import { creationOfType, newTypeDefaults } from '@backchannel/configuration';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { startChangeSet, whenOver } from '../../../api/change-sets.ts';
import { readSettingsAgain, type SettingsObject } from '../../../api/settings.ts';
import { useAct } from '../../../api/use-act.ts';
import { shortName } from '../../../lib/short-name.ts';
import { ActFailure } from '../../../shell/act-failure.tsx';
import { useCurrentApp } from '../../../shell/current-app.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input, Select } from '../../../ui/input.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { ChangeSetResult } from '../../change-sets/change-set-result.tsx';

interface Props {
  app: string;
  types: readonly SettingsObject[];
  /** To begin as a copy of this one. */
  from: SettingsObject | undefined;
  onClose: () => void;
  onCreated: (name: string) => void;
}

const fresh = '';

/** Makes a channel type, from the defaults or as a copy of another. */
export default function CreateDialog({ app, types, from, onClose, onCreated }: Props) {
  const queries = useQueryClient();
  const environment = useCurrentApp();
  const form = useId();
  const [name, setName] = useState('');
  const [source, setSource] = useState(from?.name ?? fresh);
  const [why, setWhy] = useState('');
  const [wasTried, setTried] = useState(false);
  const create = useAct({
    mutationFn: async () => {
      const settings = types.find((type) => type.name === source)?.settings ?? newTypeDefaults;
      const { body, rest } = creationOfType(name, settings);
      const object = { app, kind: 'channel_type' as const, name };
      const { changeSet } = await startChangeSet({
        title: `Create the channel type ${name}`,
        reason: why.trim() === '' && source !== fresh ? `Copy of ${source}` : why.trim(),
        steps: [
          { ...object, act: 'create', fingerprint: 'none', body },
          // What creating cannot set.
          ...(Object.keys(rest).length === 0
            ? []
            : [{ ...object, act: 'update' as const, fingerprint: 'made', body: rest }]),
        ],
      });
      return whenOver(queries, changeSet.id);
    },
    onSuccess: ({ state }) => {
      if (state !== 'done') return;
      toast({ kind: 'done', title: `Created the channel type ${shortName(name)}` });
      void readSettingsAgain(queries, app);
      onCreated(name);
    },
  });
  const wrong = complaintOf(name, types);
  // Begun and stopped half-way: the name is taken now, and the ledger below says how to go on.
  const begun = create.data;
  const isBusy = create.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong === undefined && !begun) create.mutate();
  };
  const keep = () => {
    if (!isBusy) onClose();
  };
  return (
    <Dialog
      title="Create a channel type"
      environment={environment}
      onClose={keep}
      footer={
        <>
          <Button size="form" onClick={keep}>
            Create nothing
          </Button>
          <Button size="form" kind="primary" type="submit" form={form} busy={isBusy}>
            {name === '' ? 'Create channel type' : `Create ${shortName(name)}`}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4 px-6 py-4" noValidate>
        <Field
          label="Name"
          apiName="name"
          required
          hint="Part of every channel’s id; it cannot be changed later."
          error={(wasTried || name !== '') && !begun ? wrong : undefined}
        >
          {(control) => (
            <Input
              {...control}
              mono
              data-autofocus
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Begin with" hint="Everything can be changed afterwards.">
          {(control) => (
            <Select {...control} value={source} onChange={(event) => setSource(event.target.value)}>
              <option value={fresh}>The defaults of a new type</option>
              {types.map((type) => (
                <option key={type.name} value={type.name}>
                  All settings of {type.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Why" hint="Kept in the history.">
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={500}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          )}
        </Field>
        {create.error && <ActFailure error={create.error} title={`${name} was not created`} />}
        {begun && begun.state !== 'done' && <ChangeSetResult id={begun.id} />}
      </form>
    </Dialog>
  );
}

const mostTypes = 50;

function complaintOf(name: string, types: readonly SettingsObject[]): string | undefined {
  if (name === '') return 'Give a name.';
  if (!/^[\w-]{1,64}$/.test(name)) return 'Give 1 to 64 letters, digits, "-" and "_".';
  if (types.some((type) => type.name === name)) return `There is a channel type ${name} already.`;
  if (types.length >= mostTypes) return `An app can have at most ${mostTypes} channel types.`;
  return undefined;
}
