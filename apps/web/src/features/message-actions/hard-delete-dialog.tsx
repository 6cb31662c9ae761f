import { deleteMessage } from '@backchannel/chat-api/operations';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { useQueryClient } from '@tanstack/react-query';
import { useAct } from '../../api/use-act.ts';
import { counted } from '../../lib/numbers.ts';
import { shortName } from '../../lib/short-name.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useOpenRecord } from '../audit/use-open-record.ts';
import type { MessageDialogProps } from './dialog-props.ts';
import { authorOf, callAndRenew } from './message-acts.ts';

/** Asks before a message goes for good, naming what goes with it. */
export default function HardDeleteDialog({ app, message, onClose }: MessageDialogProps) {
  const openRecord = useOpenRecord(app);
  const author = authorOf(message);
  const queries = useQueryClient();
  const { id } = message;
  const remove = useAct({
    mutationFn: () =>
      callAndRenew(
        queries,
        app.id,
        deleteMessage,
        { params: { id }, query: { hard: true } },
        { id, isDone: (now) => now === undefined },
      ),
    onSuccess: () => {
      toast({
        kind: 'done',
        title: `Hard deleted a message by ${shortName(author)}`,
        link: { label: 'Audit record', run: () => openRecord(deleteMessage.name, message.id) },
      });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`Hard delete message by ${author}`}
      facts={<bdi className="mono break-all">{message.id}</bdi>}
      environment={app}
      keep="Keep message"
      act="Hard delete message"
      busy={remove.isPending}
      onKeep={() => {
        if (!remove.isPending) onClose();
      }}
      onAct={() => remove.mutate()}
    >
      <div className="grid gap-3">
        <p dir="auto" className="line-clamp-4 border-l-2 border-line-2 pl-3 break-words text-text">
          {message.text === '' ? 'A message without text' : message.text}
        </p>
        <p>{whatGoes(message)}</p>
        {remove.error && <ActFailure error={remove.error} title="The message was not deleted" />}
      </div>
    </ConfirmDialog>
  );
}

function whatGoes({ reply_count: replies, reaction_groups: groups }: MessageResponse): string {
  const reactions = Object.values(groups ?? {}).reduce((sum, { count }) => sum + count, 0);
  const parts = [
    ...(replies > 0 ? [counted(replies, 'reply', 'replies')] : []),
    ...(reactions > 0 ? [counted(reactions, 'reaction')] : []),
  ];
  const others = parts.length === 0 ? '' : ` with its ${parts.join(' and ')}`;
  return `It goes from storage${others}. Nothing can bring it back; its files stay where they are.`;
}
