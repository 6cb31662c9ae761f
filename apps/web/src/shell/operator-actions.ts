import { Keyboard, KeyRound, LogOut, MonitorSmartphone, Moon, Palette, Sun } from 'lucide-react';
import { signOut, signOutEverywhere } from '../api/sign-in.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { openOverlay } from './overlay-store.ts';

/** What the operator can do about themselves. */
export function operatorActions({
  theme,
  hasPassword,
  toggleTheme,
  goToAppearance,
  leave,
}: {
  theme: 'light' | 'dark';
  hasPassword: boolean;
  toggleTheme: () => void;
  goToAppearance: () => void;
  /** Signs out in the given way. */
  leave: (how: () => Promise<unknown>) => void;
}): MenuItem[] {
  return [
    {
      label: theme === 'dark' ? 'Light theme' : 'Dark theme',
      icon: theme === 'dark' ? Sun : Moon,
      onSelect: toggleTheme,
    },
    { label: 'Appearance', icon: Palette, onSelect: goToAppearance },
    { label: 'Keyboard shortcuts', icon: Keyboard, keys: '?', onSelect: () => openOverlay('shortcuts') },
    {
      label: 'Change password…',
      icon: KeyRound,
      separated: true,
      disabledReason: hasPassword ? undefined : 'The demo’s people sign in without a password.',
      onSelect: () => openOverlay('password'),
    },
    { label: 'Sign out', icon: LogOut, onSelect: () => leave(signOut) },
    { label: 'Sign out everywhere', icon: MonitorSmartphone, onSelect: () => leave(signOutEverywhere) },
  ];
}
