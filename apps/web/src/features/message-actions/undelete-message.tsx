import type { MessageResponse } from '@backchannel/chat-api/types';
import { usePermission } from '../../api/permission.ts';
import { type App } from '../../api/session.ts';
import { useTabStop } from '../channel/message/tab-stop.ts';
import { useMessageActs } from './message-acts.ts';

/** Brings a softly deleted message back, after what else stands in its line; nothing for who may not, and where nothing can. */
export function UndeleteMessage({ app, message }: { app: App; message: MessageResponse }) {
  const may = usePermission('messages.delete');
  const tabStop = useTabStop();
  const { bringBack } = useMessageActs(app);
  if (!may.allowed || message.deleted_for_me === true) return null;
  return (
    <>
      <span aria-hidden> · </span>
      <button
        {...tabStop}
        type="button"
        onClick={() => bringBack(message)}
        className="touch-target rounded-badge text-small font-medium text-accent-text hover:underline"
      >
        Undelete
      </button>
    </>
  );
}
