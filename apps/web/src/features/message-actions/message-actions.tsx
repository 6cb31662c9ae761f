import type { ChannelResponse, MessageResponse } from '@backchannel/chat-api/types';
import { useRouter } from '@tanstack/react-router';
import { Clock, Copy, Ellipsis, Info, Link, Pencil, Pin, PinOff, Trash2, Type, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { usePermission } from '../../api/permission.ts';
import { type App } from '../../api/session.ts';
import { copyText } from '../../lib/copy.ts';
import { loadPart } from '../../lib/part.ts';
import { useShortcut } from '../../lib/use-shortcut.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useTabStop } from '../channel/message/tab-stop.ts';
import { ask } from './dialog-store.ts';
import { loadEditDialog } from './message-dialogs.tsx';
import { messageKeys } from './message-keys.ts';
import { useMessageActs } from './message-acts.ts';

interface Props {
  app: App;
  channel: ChannelResponse;
  message: MessageResponse;
  /** It has the keyboard's focus: `e`, `p` and `Delete` are for it. */
  focused: boolean;
  onInspect: () => void;
}

/** What can be done with the message under the pointer or the focus. */
export function MessageActions({ app, message, focused, onInspect }: Props) {
  const mayWrite = usePermission('messages.write');
  const mayDelete = usePermission('messages.delete');
  const acts = useMessageActs(app);
  const copies = useCopies(app, message);
  const isDeleted = message.type === 'deleted';
  const { pinned } = message;

  const edit = () => ask({ dialog: 'edit', message });
  const togglePin = () => (pinned ? acts.unpin(message) : acts.pin(message));
  const remove = () => acts.remove(message);
  const noWrite = mayWrite.allowed ? undefined : mayWrite.reason;
  const noDelete = mayDelete.allowed ? undefined : mayDelete.reason;
  const hasKeys = focused && !isDeleted;
  useShortcut({ ...messageKeys.edit, run: once(orSay(noWrite, edit)) }, hasKeys);
  useShortcut({ ...messageKeys.pin, run: once(orSay(noWrite, togglePin)) }, hasKeys);
  useShortcut({ ...messageKeys.remove, run: once(orSay(noDelete, remove)) }, hasKeys);
  useEffect(() => {
    // Here before it is asked for: what is typed right after the key is the text.
    if (focused) void loadPart(loadEditDialog);
  }, [focused]);

  const tabStop = useTabStop();
  const inspect: MenuItem = { label: 'Inspect', icon: Info, keys: 'Enter', onSelect: onInspect };
  const hardDelete: MenuItem = {
    label: 'Hard delete…',
    icon: Trash2,
    dangerous: true,
    separated: true,
    disabledReason: noDelete,
    onSelect: () => ask({ dialog: 'hard-delete', message }),
  };
  const items: MenuItem[] = isDeleted
    ? [inspect, ...copies.filter(({ label }) => label !== 'Copy text'), hardDelete]
    : [
        inspect,
        {
          label: pinned ? 'Change until when it is pinned…' : 'Pin until a time…',
          icon: Clock,
          disabledReason: noWrite,
          onSelect: () => ask({ dialog: 'pin', message }),
        },
        ...copies,
        hardDelete,
      ];
  return (
    <>
      {isDeleted ? (
        message.deleted_for_me !== true && (
          <IconButton
            {...tabStop}
            icon={Undo2}
            label="Undelete"
            disabledReason={noDelete}
            onClick={() => acts.bringBack(message)}
          />
        )
      ) : (
        <>
          <IconButton
            {...tabStop}
            icon={Pencil}
            label="Edit"
            keys="e"
            disabledReason={noWrite}
            onClick={edit}
          />
          <IconButton
            {...tabStop}
            icon={pinned ? PinOff : Pin}
            label={pinned ? 'Unpin' : 'Pin'}
            keys="p"
            disabledReason={noWrite}
            onClick={togglePin}
          />
          <IconButton
            {...tabStop}
            icon={Trash2}
            label="Delete"
            kind="quiet"
            keys="Delete"
            disabledReason={noDelete}
            onClick={remove}
          />
        </>
      )}
      <Menu
        label="Message actions"
        align="end"
        items={items}
        trigger={(props) => (
          <IconButton icon={Ellipsis} label="More for this message" {...tabStop} {...props} />
        )}
      />
    </>
  );
}

/** A key that is held down acts once. */
const once =
  (act: () => void) =>
  ({ repeat }: KeyboardEvent): void => {
    if (!repeat) act();
  };

/** The act, or why it cannot be done: a key has nothing to show the reason on. */
const orSay = (reason: string | undefined, act: () => void) =>
  reason === undefined ? act : () => void toast({ kind: 'info', title: reason });

function useCopies(app: App, message: MessageResponse): MenuItem[] {
  const router = useRouter();
  const { id, cid, parent_id: thread, text } = message;
  const link = () =>
    location.origin +
    router.buildLocation({
      to: '/apps/$app/channels/$cid',
      params: { app: app.id, cid },
      search: { ...(thread !== undefined && { thread }), message: id },
    }).href;
  const copy = (what: string, value: string) => {
    void copyText(value).then((done) =>
      toast(
        done
          ? { kind: 'info', title: `Copied the ${what}`, detail: value.slice(0, 120) }
          : {
              kind: 'failed',
              title: `Could not copy the ${what}`,
              detail: 'The browser does not let this page copy.',
            },
      ),
    );
  };
  return [
    { label: 'Copy text', icon: Type, separated: true, onSelect: () => copy('text', text) },
    { label: 'Copy link', icon: Link, onSelect: () => copy('link', link()) },
    { label: 'Copy id', icon: Copy, onSelect: () => copy('message id', id) },
  ];
}
