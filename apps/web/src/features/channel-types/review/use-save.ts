import { BackchannelError } from '@backchannel/chat-api';
import { updateChannelType } from '@backchannel/chat-api/operations';
import { apply, differences, fieldNamedIn, isAsWanted } from '@backchannel/configuration';
import { useIsMutating, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../../api/session.ts';
import { changeSettings, oneSettingsQuery, readSettingsAgain } from '../../../api/settings.ts';
import { useAct } from '../../../api/use-act.ts';
import { shortName } from '../../../lib/short-name.ts';
import { LostAnswer, NotTold, settled } from '../../../shell/lost-answer.ts';
import { toast } from '../../../ui/toast-store.ts';
import { draftKey, draftOn, draftStore } from '../draft/draft-store.ts';
import type { Draft } from '../draft/use-draft.ts';
import { saveRequest } from './request.ts';

const mutationKey = (app: string, name: string) => ['save channel type', app, name] as const;

/** Whether a save of the type is under way. */
export const useIsSaving = (app: string, name: string): boolean =>
  useIsMutating({ mutationKey: mutationKey(app, name) }) > 0;

/** The save was refused, since the type is another by now. */
export const hasMovedOn = (error: unknown): boolean =>
  error instanceof BackchannelError && error.code === 'moved_on';

/**
 * Saves the draft of a channel type as it is when this is called. Afterwards the type has been read again and the draft is
 * empty but for what was changed meanwhile; a failure keeps all of it.
 */
export function useSave(app: string, name: string, draft: Draft) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { operator } = useSession();
  const key = draftKey(operator.id, app, name);
  const read = oneSettingsQuery(app, 'channel_type', name);
  const readAgain = () => queries.fetchQuery({ ...read, staleTime: 0 });

  /** Begins the way back to what was before a save, on whatever is there by then. */
  const goBack = async (undone: Pick<Draft, 'saved' | 'settings'>, version: number | undefined) => {
    const now = await readAgain();
    const current = draftOn(draftStore.get(key), now);
    draftStore.put(key, {
      ...current,
      settings: apply(current.settings, differences(undone.settings, undone.saved)),
      reason:
        version === undefined ? 'Back to what was before' : `Back to what was before version ${version}`,
    });
    await navigate({
      to: '/apps/$app/channel-types/$name/$part',
      params: { app, name, part: 'config' },
      search: { review: true },
    });
  };

  const save = useAct({
    mutationKey: mutationKey(app, name),
    mutationFn: async ({ saved, settings, fingerprint, reason }: Draft): Promise<void> => {
      draftStore.write();
      const request = saveRequest(name, saved, settings);
      const send = async () => {
        try {
          await changeSettings(queries, app, { operation: updateChannelType, request, fingerprint, reason });
        } catch (error) {
          if (hasMovedOn(error)) await readAgain();
          throw error;
        }
      };
      await settled(send, {
        isDone: async () => {
          const now = await queries.fetchQuery({ ...read, staleTime: 0, retry: false });
          if (isAsWanted('channel_type', now.settings, settings)) {
            await readSettingsAgain(queries, app);
            return true;
          }
          if (now.fingerprint === fingerprint) return false;
          throw new NotTold('it is neither as it was nor as it was to be.');
        },
        // Whoever sent it, or looked, has read it again.
        renew: () => Promise.resolve(),
      });
    },
    onSuccess: async (_nothing, { saved, settings, fingerprint }) => {
      const now = queries.getQueryData(read.queryKey);
      // Changed while the save was on its way.
      const later = differences(settings, draftStore.get(key)?.settings ?? settings);
      const isRead = now !== undefined && queries.getQueryState(read.queryKey)?.status === 'success';
      const base = isRead ? now : { settings, fingerprint };
      draftStore.put(
        key,
        later.length === 0 ? undefined : { base, settings: apply(base.settings, later), reason: '' },
      );
      const number = isRead ? now.version?.number : undefined;
      toast({
        kind: 'done',
        title: `Saved ${shortName(name)}${number === undefined ? '' : ` as version ${number}`}`,
        undo: () => goBack({ saved, settings }, number),
      });
      // What stands on the page is no longer so, and what is so could not be read: the page says that.
      if (!isRead) await queries.resetQueries({ queryKey: read.queryKey });
    },
    onError: (error) => {
      const field = fieldNamedIn(error.message);
      if (field !== undefined && !hasMovedOn(error) && !(error instanceof LostAnswer))
        draft.refuse({ field, message: error.message });
    },
  });
  return save;
}
