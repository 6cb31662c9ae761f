import { fieldOf, groups } from '@backchannel/configuration';
import { PanelRight } from 'lucide-react';
import { counted } from '../../../lib/numbers.ts';
import { ariaKeys } from '../../../lib/keys.ts';
import { shortName } from '../../../lib/short-name.ts';
import { useShortcut } from '../../../lib/use-shortcut.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { useComplaints } from '../draft/use-complaints.ts';
import { useDraft } from '../draft/use-draft.ts';
import { useReview } from './use-review.ts';

interface Props {
  app: string;
  name: string;
}

/** What is changed and not saved yet, and the ways on: discard, or review. Not there while nothing is changed. */
export function SaveBar({ app, name }: Props) {
  const draft = useDraft(app, name);
  const wrong = useComplaints(app, draft).length;
  const { isOpen, open, close } = useReview();
  const number = draft.changes.length;
  useShortcut({ keys: 'Mod+s', label: 'Review the changes', group: 'Channel type', run: open }, number > 0);
  if (number === 0) return null;
  const changed = new Set(draft.changes.map(({ path: [key = ''] }) => fieldOf(key)?.group));
  const discard = () => {
    const bringBack = draft.discard();
    close();
    toast({
      kind: 'info',
      title: `Discarded ${counted(number, 'change')} of ${shortName(name)}`,
      undo: bringBack,
    });
  };
  return (
    <section
      aria-label="Unsaved changes"
      className="flex h-13 shrink-0 items-center gap-2 border-t border-line-2 bg-surface px-6 max-pane:h-auto max-pane:flex-wrap max-pane:px-4 max-pane:py-1.5"
    >
      <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-accent" />
      <p className="flex min-w-0 flex-1 items-baseline gap-x-2 max-phone:flex-wrap" aria-live="polite">
        <span className="font-semibold whitespace-nowrap">{counted(number, 'change')}</span>
        <span className="min-w-0 truncate text-text-2 max-phone:hidden">
          {groups.filter((group) => changed.has(group)).join(', ')}
        </span>
        {wrong > 0 && <span className="whitespace-nowrap text-red">{counted(wrong, 'value')} to mend</span>}
      </p>
      <Button kind="quiet" onClick={discard}>
        Discard
      </Button>
      <Button
        kind={isOpen ? 'ordinary' : 'primary'}
        icon={PanelRight}
        aria-pressed={isOpen}
        aria-keyshortcuts={ariaKeys('Mod+s')}
        className={isOpen ? 'border-control! bg-active!' : ''}
        data-opens-review
        onClick={isOpen ? close : open}
      >
        {isOpen ? 'Reviewing' : 'Review'}
        {!isOpen && <SaveHint />}
      </Button>
    </section>
  );
}

/** The keys stand on the accent, so in its own colour. */
function SaveHint() {
  return (
    <span className="[&>kbd]:border-on-solid/40 [&>kbd]:text-on-solid">
      <KeyHint keys="Mod+s" />
    </span>
  );
}
