import type { AnswerOf, Operation, RequestOf } from '@backchannel/chat-api';
import { ChatApiError, toDate, toMillis } from '@backchannel/chat-api';
import {
  deleteMessage,
  getMessage,
  undeleteMessage,
  updateMessagePartial,
} from '@backchannel/chat-api/operations';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { chat } from '../../api/client.ts';
import { invalidateStale } from '../../api/query.ts';
import { type App, useSession } from '../../api/session.ts';
import { shortName } from '../../lib/short-name.ts';
import { dateAndTime } from '../../lib/times.ts';
import { settled, toastActFailure } from '../../shell/lost-answer.ts';
import { toast } from '../../ui/toast-store.ts';

/** What happens to a message at once, with Undo. Each says by itself what came of it. */
export interface MessageActs {
  /** `expires`: when the pin ends by itself; absent means never. */
  pin: (message: MessageResponse, expires?: Date) => void;
  unpin: (message: MessageResponse) => void;
  /** Softly: it can be brought back. */
  remove: (message: MessageResponse) => void;
  bringBack: (message: MessageResponse) => void;
}

export function useMessageActs(app: App): MessageActs {
  const queries = useQueryClient();
  // Our server puts the operator's own chat identity in its place; the field may not be empty.
  const me = useSession().operator.id;
  const call = <O extends Operation>(operation: O, request: RequestOf<O>, ends: Ends) =>
    callAndRenew(queries, app.id, operation, request, ends);
  const setPin = ({ id }: MessageResponse, pinned: boolean, expires?: Date) =>
    call(
      updateMessagePartial,
      {
        params: { id },
        body: {
          set: { pinned, ...(expires && { pin_expires: expires }) },
          ...(pinned && !expires && { unset: ['pin_expires'] }),
        },
      },
      { id, isDone: (now) => now?.pinned === pinned && (!pinned || isPinnedUntil(now, expires)) },
    );
  const remove = ({ id }: MessageResponse) =>
    call(deleteMessage, { params: { id } }, { id, isDone: (now) => !now || isDeleted(now) });
  const bringBack = ({ id }: MessageResponse) =>
    call(
      undeleteMessage,
      { params: { id }, body: { undeleted_by: me } },
      { id, isDone: (now) => now !== undefined && !isDeleted(now) },
    );

  return {
    pin: (message, expires) =>
      attempt(message, 'The message was not pinned', async () => {
        await setPin(message, true, expires);
        toast({
          kind: 'done',
          title: `Pinned a message by ${shortName(authorOf(message))}`,
          ...(expires && { detail: `Until ${dateAndTime(expires)}.` }),
          undo: async () => void (await setPin(message, false)),
        });
      }),
    unpin: (message) =>
      attempt(message, 'The message was not unpinned', async () => {
        await setPin(message, false);
        const { pin_expires: expires } = message;
        toast({
          kind: 'done',
          title: `Unpinned a message by ${shortName(authorOf(message))}`,
          undo: async () =>
            void (await setPin(message, true, expires === undefined ? undefined : toDate(expires))),
        });
      }),
    remove: (message) =>
      attempt(message, 'The message was not deleted', async () => {
        await remove(message);
        toast({
          kind: 'done',
          title: `Deleted a message by ${shortName(authorOf(message))}`,
          detail: 'Softly: its text is kept and can be brought back.',
          undo: async () => void (await bringBack(message)),
        });
      }),
    bringBack: (message) =>
      attempt(message, 'The message was not brought back', async () => {
        await bringBack(message);
        toast({
          kind: 'done',
          title: `Brought back a message by ${shortName(authorOf(message))}`,
          undo: async () => void (await remove(message)),
        });
      }),
  };
}

/** What a message is like once an act on it is done. */
export interface Ends {
  id: string;
  /** `now`: the message as the API has it; undefined where it has none any more. */
  isDone: (now: MessageResponse | undefined) => boolean;
}

/** One call on a message, and whatever it makes stale is read again. When its answer is lost, the message itself tells
 *  whether it was done: undefined then. Throws `LostAnswer`, or what the client throws. */
export const callAndRenew = <O extends Operation>(
  queries: QueryClient,
  app: string,
  operation: O,
  request: RequestOf<O>,
  { id, isDone }: Ends,
): Promise<AnswerOf<O> | undefined> =>
  settled(() => chat(app)(operation, request), {
    isDone: async () => isDone(await messageNow(app, id)),
    renew: () => invalidateStale(queries, operation, app),
  });

/** As the API has it, also when it is deleted softly; undefined where it has none any more. */
export async function messageNow(app: string, id: string): Promise<MessageResponse | undefined> {
  try {
    return (await chat(app)(getMessage, { params: { id }, query: { show_deleted_message: true } })).message;
  } catch (error) {
    if (error instanceof ChatApiError && error.status === 404) return undefined;
    throw error;
  }
}

/** Softly, as the API has it. Its text, which is asked for, is there all the same. */
const isDeleted = ({ type, deleted_at: at }: MessageResponse): boolean =>
  type === 'deleted' || at !== undefined;

const isPinnedUntil = ({ pin_expires: at }: MessageResponse, expires: Date | undefined): boolean =>
  at === undefined ? expires === undefined : expires !== undefined && toMillis(at) === expires.getTime();

/** Ids of the messages that something is happening to. */
const underWay = new Set<string>();

/** One act at a time for each message: a key that is held down, or a second click, asks for nothing more. */
function attempt({ id }: MessageResponse, failure: string, act: () => Promise<void>): void {
  if (underWay.has(id)) return;
  underWay.add(id);
  act()
    .catch((error: unknown) => toastActFailure(error, failure))
    .finally(() => underWay.delete(id));
}

export const authorOf = ({ user }: MessageResponse): string => user.name ?? user.id;
