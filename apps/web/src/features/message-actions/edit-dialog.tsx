import { updateMessagePartial } from '@backchannel/chat-api/operations';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../api/session.ts';
import { useAct } from '../../api/use-act.ts';
import { count } from '../../lib/numbers.ts';
import { ariaKeys } from '../../lib/keys.ts';
import { shortName } from '../../lib/short-name.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Textarea } from '../../ui/input.tsx';
import { toast } from '../../ui/toast-store.ts';
import type { MessageDialogProps } from './dialog-props.ts';
import { useKeptForm } from '../channel-actions/use-kept-form.ts';
import { authorOf, callAndRenew } from './message-acts.ts';

/** Changes the text of a message; everything else of it stays. What was typed survives a failure and a lapsed session. */
export default function EditDialog({ app, channel, message, onClose }: MessageDialogProps) {
  const queries = useQueryClient();
  const { operator } = useSession();
  const [{ text }, change] = useKeptForm('edit', {
    app: app.id,
    cid: channel.cid,
    isSame: (kept) => kept.message === message.id,
    empty: () => ({ message: message.id, text: message.text }),
  });
  const [warned, setWarned] = useState(false);
  const author = authorOf(message);
  const isChanged = text !== message.text;
  const most = channel.config?.max_message_length;
  const length = Array.from(text).length;
  const tooLong =
    most !== undefined && length > most
      ? `At most ${count(most)} characters in this channel type.`
      : undefined;

  const setText = (to: string) => {
    const { id } = message;
    const request = { params: { id }, body: { set: { text: to } } };
    return callAndRenew(queries, app.id, updateMessagePartial, request, {
      id,
      isDone: (now) => now?.text === to,
    });
  };
  const save = useAct({
    mutationFn: setText,
    onSuccess: () => {
      toast({
        kind: 'done',
        title: `Edited a message by ${shortName(author)}`,
        undo: async () => void (await setText(message.text)),
      });
      onClose();
    },
  });
  const problem = isChanged ? tooLong : 'The text is as it was.';
  const trySave = () => {
    if (problem === undefined) save.mutate(text);
  };
  const leave = () => {
    if (save.isPending) return;
    if (isChanged && !warned) setWarned(true);
    else onClose();
  };
  return (
    <Dialog
      title={
        <>
          Edit message by <bdi>{author}</bdi>
        </>
      }
      facts={<bdi className="mono break-all">{message.id}</bdi>}
      environment={app}
      onClose={leave}
      alert={isChanged}
      footer={
        <>
          <Button size="form" onClick={leave}>
            {warned ? 'Discard what was typed' : 'Keep as it was'}
          </Button>
          <Button
            size="form"
            kind="primary"
            aria-keyshortcuts={ariaKeys('Mod+Enter')}
            busy={save.isPending}
            disabledReason={save.isPending ? undefined : problem}
            onClick={trySave}
          >
            Save text
          </Button>
        </>
      }
    >
      <div className="grid gap-3 px-6 py-4">
        <Field
          label="Text"
          error={tooLong}
          hint={
            <span className="flex gap-3">
              <span className="min-w-0 flex-1">
                Edited as you, {operator.name}. It keeps its author; the text before stays in its history.
              </span>
              <span className="figures">{count(length)}</span>
            </span>
          }
        >
          {(control) => (
            <Textarea
              {...control}
              dir="auto"
              rows={6}
              data-autofocus
              value={text}
              onChange={(event) => {
                change({ text: event.target.value });
                setWarned(false);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) trySave();
              }}
            />
          )}
        </Field>
        {warned && (
          <p role="alert" className="text-small text-amber">
            The changed text is not saved yet. Press Esc once more to discard it.
          </p>
        )}
        {save.error && <ActFailure error={save.error} title="The text was not saved" />}
      </div>
    </Dialog>
  );
}
