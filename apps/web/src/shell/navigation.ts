import { Hash, type LucideIcon, Palette, ScrollText, Settings2, SquareSlash, UserCog } from 'lucide-react';
import type { LinkProps } from '@tanstack/react-router';
import type { AnyPermission } from '../api/permission.ts';

/** One page of the sidebar, of the palette and of the `g` keys. */
export interface NavigationItem {
  group: string;
  name: string;
  icon: LucideIcon;
  /** Typed by the router; `app` is filled in where the page belongs to one. */
  to: Extract<LinkProps['to'], string>;
  /** Not shown to who lacks it. */
  permission?: AnyPermission;
  /** `g` and then this letter. */
  letter: string;
}

/** Every page there is, in the order of the sidebar. A new page is one line here. */
export const navigation: readonly NavigationItem[] = [
  {
    group: 'Moderate',
    name: 'Channels',
    icon: Hash,
    to: '/apps/$app/channels',
    permission: 'channels.read',
    letter: 'c',
  },
  {
    group: 'Configure',
    name: 'Channel types',
    icon: Settings2,
    to: '/apps/$app/channel-types',
    permission: 'config.read',
    letter: 't',
  },
  {
    group: 'Configure',
    name: 'Commands',
    icon: SquareSlash,
    to: '/apps/$app/commands',
    permission: 'config.read',
    letter: 'm',
  },
  {
    group: 'Observe',
    name: 'Audit log',
    icon: ScrollText,
    to: '/apps/$app/audit',
    permission: 'audit.read',
    letter: 'a',
  },
  {
    group: 'Settings',
    name: 'Operators and roles',
    icon: UserCog,
    to: '/settings/operators',
    permission: 'operators.manage',
    letter: 'o',
  },
  { group: 'Settings', name: 'Appearance', icon: Palette, to: '/settings/appearance', letter: 'p' },
];
