import { byPlace, type Difference, fieldOf, fields } from '@backchannel/configuration';
import { Copy, X } from 'lucide-react';
import { Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import { usePermission } from '../../../api/permission.ts';
import type { App } from '../../../api/session.ts';
import { copyText } from '../../../lib/copy.ts';
import { ariaKeys, keysInWords } from '../../../lib/keys.ts';
import { counted } from '../../../lib/numbers.ts';
import { KeysToCome } from '../../../lib/keys-to-come.ts';
import { lazyPart } from '../../../lib/part.ts';
import { useShortcut } from '../../../lib/use-shortcut.ts';
import { ActFailure } from '../../../shell/act-failure.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { EnvironmentWord } from '../../../ui/environment.tsx';
import { Input } from '../../../ui/input.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { useComplaints } from '../draft/use-complaints.ts';
import { useDraft } from '../draft/use-draft.ts';
import { useChannelCount } from '../use-channel-count.ts';
import { ChangeList } from './change-list.tsx';
import { changeLabel } from './change-label.ts';
import { saveAsCurl } from './request.ts';
import { hasMovedOn, useSave } from './use-save.ts';

const RequestDialog = lazyPart(() => import('./request-dialog.tsx'));

interface Props {
  app: App;
  name: string;
  onClose: () => void;
  /** Asks how to bring the changes together with those of somebody else. */
  onMerge: () => void;
}

/** Exactly what a save would change, before it: per change the old and the new value and what people notice of it. */
export function ReviewPanel({ app, name, onClose, onMerge }: Props) {
  const draft = useDraft(app.id, name);
  const { changes, saved, settings, now, reason, refusal } = draft;
  const found = useComplaints(app.id, draft);
  const count = useChannelCount(app.id, name);
  const may = usePermission('config.write');
  const save = useSave(app.id, name, draft);
  const [showsRequest, setShowsRequest] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const why = useId();
  const head = useId();
  const before = useRef<Element>(null);
  useEffect(() => {
    before.current = document.activeElement;
    title.current?.focus({ preventScroll: true });
  }, []);
  const close = () => {
    onClose();
    // To where it came from; after a save that may have gone with the changes.
    requestAnimationFrame(() => {
      const back =
        before.current instanceof HTMLElement && before.current.isConnected ? before.current : undefined;
      const target = back && back !== document.body ? back : document.querySelector<HTMLElement>('main h1');
      target?.focus({ preventScroll: true });
    });
  };

  const complaints = useMemo(() => {
    const refused = refusal ? [{ path: [refusal.field], message: refusal.message }] : [];
    return byPlace([...refused, ...found]);
  }, [found, refusal]);
  const reasonNot = whyNot();
  const trySave = () => {
    if (reasonNot === undefined)
      save.mutate(draft, {
        onSuccess: close,
        onError: (error) => {
          if (hasMovedOn(error)) onMerge();
        },
      });
  };
  useShortcut(
    {
      keys: 'Mod+Enter',
      label: 'Save what is reviewed',
      group: 'Channel type',
      run: trySave,
      whileTyping: true,
    },
    !showsRequest,
  );

  function whyNot(): string | undefined {
    const [first] = found;
    if (!may.allowed) return may.reason;
    if (changes.length === 0) return 'Nothing is changed.';
    if (first) return `${fieldOf(first.path[0] ?? '')?.label ?? changeLabel(first.path)}: ${first.message}`;
    return draft.hasMovedOn
      ? 'The type has been changed since you began. Bring both together first.'
      : undefined;
  }

  const changedFields = new Set(changes.map(({ path: [key] }) => key)).size;
  const stay = fields.length - changedFields;
  const copyCurl = () =>
    void copyText(saveAsCurl(name, saved, settings)).then((done) =>
      toast(
        done
          ? {
              kind: 'info',
              title: 'Copied as curl',
              detail:
                'Set STREAM_API_KEY and STREAM_API_SECRET where you run it. It does not go through this dashboard.',
            }
          : { kind: 'failed', title: 'Could not copy' },
      ),
    );
  return (
    <>
      <aside
        aria-labelledby={head}
        data-review
        className="flex w-96 min-w-0 shrink-0 flex-col border-l border-line-2 bg-surface max-[68rem]:w-full max-[68rem]:border-l-0"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) close();
        }}
      >
        <header className="flex items-start gap-2 border-b border-line py-3 pr-3 pl-5">
          <div className="min-w-0 flex-1">
            <h2 id={head} ref={title} tabIndex={-1} className="text-section outline-none">
              Review {counted(changes.length, 'change')}
            </h2>
            <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-small text-text-3">
              <EnvironmentWord environment={app.environment} />
              <span aria-hidden className="max-phone:hidden">
                ·
              </span>
              <bdi className="mono truncate">{name}</bdi>
              <span aria-hidden className="max-phone:hidden">
                ·
              </span>
              <span>
                {counted(stay, 'field')} {stay === 1 ? 'stays as it is' : 'stay as they are'}
              </span>
            </p>
          </div>
          <IconButton icon={X} label="Close the review" keys="Escape" onClick={close} />
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto">
          {changes.length === 0 ? (
            <p className="px-5 py-4 text-text-2">Nothing is changed.</p>
          ) : (
            <ChangeList
              inset="px-5"
              changes={inFormOrder(changes)}
              facts={{ channels: count?.isExact === true ? count.channels : undefined }}
              complaints={complaints}
              onReset={({ path }) => draft.reset(path)}
            />
          )}
        </div>
        <footer className="grid gap-2.5 border-t border-line bg-sunken px-5 py-3.5">
          {save.error && !hasMovedOn(save.error) && (
            <ActFailure error={save.error} title="Nothing was saved" />
          )}
          <div className="grid gap-1">
            <label htmlFor={why} className="text-small text-text-3">
              <span className="font-medium text-text-2">Why</span> kept in the history
            </label>
            <Input
              id={why}
              dir="auto"
              maxLength={500}
              value={reason}
              onChange={(event) => draft.setReason(event.target.value)}
            />
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <Button
              size="form"
              kind="primary"
              aria-keyshortcuts={ariaKeys('Mod+Enter')}
              title={`Save (${keysInWords('Mod+Enter')})`}
              busy={save.isPending}
              disabledReason={save.isPending ? undefined : reasonNot}
              onClick={trySave}
            >
              {now.version ? `Save as version ${now.version.number + 1}` : 'Save'}
            </Button>
            <Button size="form" icon={Copy} onClick={copyCurl}>
              Copy as curl
            </Button>
            <TextButton className="ml-auto" onClick={() => setShowsRequest(true)}>
              JSON diff
            </TextButton>
          </div>
          {reasonNot !== undefined && changes.length > 0 && (
            <p className="text-small text-text-2">{reasonNot}</p>
          )}
        </footer>
      </aside>
      <Suspense fallback={<KeysToCome />}>
        {showsRequest && (
          <RequestDialog
            app={app}
            name={name}
            saved={saved}
            settings={settings}
            onClose={() => setShowsRequest(false)}
          />
        )}
      </Suspense>
    </>
  );
}

/** In the order in which the form has their fields. */
const inFormOrder = (changes: readonly Difference[]): Difference[] => {
  const place = ({ path: [key] }: Difference) => fields.findIndex((field) => field.key === key);
  return changes.toSorted((a, b) => place(a) - place(b));
};
