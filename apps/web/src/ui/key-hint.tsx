import { keysInWords } from '../lib/keys.ts';

/** The keys of an action after its label. Hidden on touch and when single keys are off; `aria-keyshortcuts` speaks for it. */
export function KeyHint({ keys }: { keys: string }) {
  const modified = keys.startsWith('Mod+') || keys === 'Escape';
  return (
    <kbd
      aria-hidden
      className={
        modified
          ? 'ml-1 inline-flex h-4 items-center rounded-badge border border-line-2 px-1 font-sans text-tiny text-text-3 pointer-coarse:hidden'
          : 'ml-1 [display:var(--mod-key-hint)] h-4 items-center rounded-badge border border-line-2 px-1 font-sans text-tiny text-text-3 pointer-coarse:hidden!'
      }
    >
      {keys === 'Escape' ? 'Esc' : keysInWords(keys)}
    </kbd>
  );
}
