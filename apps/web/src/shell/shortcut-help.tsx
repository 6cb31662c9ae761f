import { useState, useSyncExternalStore } from 'react';
import { usePreferences } from '../api/preferences.ts';
import { keysInWords } from '../lib/keys.ts';
import { type Shortcut, shortcutStore } from '../lib/shortcuts.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Every key that works on the page below. */
export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const all = useSyncExternalStore(shortcutStore.subscribe, shortcutStore.get);
  const [shortcuts] = useState(() => withKeysOfList(all));
  const { singleKeys } = usePreferences();
  const groups = [...new Set(shortcuts.map(({ group }) => group))];
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- with many keys it scrolls, which the keyboard must reach
        tabIndex={0}
        role="region"
        aria-label="Keys"
        className="ring-inside grid gap-4 px-6 py-4"
      >
        {singleKeys === false && (
          <p className="text-small text-text-2">
            Single keys are switched off in Appearance; keys with Ctrl or ⌘ work.
          </p>
        )}
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-1 text-small font-medium text-text-3">{group}</h3>
            <dl className="divide-y divide-line">
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ keys, label }) => (
                  <div key={keys} className="flex h-8 items-center justify-between gap-4">
                    <dt>{label}</dt>
                    <dd className="flex gap-1">
                      {keysInWords(keys)
                        .split(' ')
                        .map((key) => (
                          <kbd
                            key={key}
                            className="inline-flex h-5 min-w-5 items-center justify-center rounded-badge border border-line-2 px-1 font-sans text-small text-text-2"
                          >
                            {names[key] ?? key}
                          </kbd>
                        ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** What a list of rows handles by itself, since it works only while the list has the focus. */
const keysOfList = [
  { keys: 'Enter', label: 'Open it beside the list', group: 'List' },
  { keys: 'Mod+Enter', label: 'Open it in a new tab', group: 'List' },
  { keys: 'Shift+ArrowDown', label: 'Select on, downwards', group: 'List' },
  { keys: 'Shift+ArrowUp', label: 'Select on, upwards', group: 'List' },
];

function withKeysOfList(
  shortcuts: readonly Shortcut[],
): readonly Pick<Shortcut, 'keys' | 'label' | 'group'>[] {
  const hasList = document.querySelector('[role=grid][aria-multiselectable]') !== null;
  return hasList ? [...shortcuts, ...keysOfList] : shortcuts;
}

const names: Record<string, string> = {
  Escape: 'Esc',
  Enter: '↵',
  J: '⇧ J',
  ArrowDown: '↓',
  ArrowUp: '↑',
  'Shift+ArrowDown': '⇧ ↓',
  'Shift+ArrowUp': '⇧ ↑',
};
