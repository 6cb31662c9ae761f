import { createChannelType, updateChannelType } from '@backchannel/chat-api/operations';
import { creationOfType, newTypeDefaults } from '@backchannel/configuration';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { bodyFor, changeSettings, type SettingsObject } from '../../../api/settings.ts';
import { ActFailure } from '../../../shell/act-failure.tsx';
import { useCurrentApp } from '../../../shell/current-app.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input, Select } from '../../../ui/input.tsx';
import { toast } from '../../../ui/toast-store.ts';

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
  const create = useMutation({
    mutationFn: async () => {
      const settings = types.find((type) => type.name === source)?.settings ?? newTypeDefaults;
      const { body, rest } = creationOfType(name, settings);
      const reason = why.trim() === '' && source !== fresh ? `Copy of ${source}` : why;
      await changeSettings(queries, app, {
        operation: createChannelType,
        request: { body: bodyFor(createChannelType, body) },
        fingerprint: 'none',
        reason,
      });
      if (Object.keys(rest).length === 0) return;
      await changeSettings(queries, app, {
        operation: updateChannelType,
        request: { params: { name }, body: bodyFor(updateChannelType, rest) },
        reason,
      });
    },
    onSuccess: () => {
      toast({ kind: 'done', title: `Created the channel type ${name}` });
      onCreated(name);
    },
  });
  const wrong = complaintOf(name, types);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong === undefined && !create.isPending) create.mutate();
  };
  const keep = () => {
    if (!create.isPending) onClose();
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
          <Button size="form" kind="primary" type="submit" form={form} busy={create.isPending}>
            {name === '' ? 'Create channel type' : `Create ${name}`}
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
          error={wasTried || name !== '' ? wrong : undefined}
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
              maxLength={500}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          )}
        </Field>
        {create.error && <ActFailure error={create.error} title={`${name} was not created whole`} />}
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
