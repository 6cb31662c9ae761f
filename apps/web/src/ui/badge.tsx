import { clsx } from 'clsx';
import { Ban, EyeOff, type LucideIcon, Snowflake, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'plain' | 'outline' | 'dashed' | 'accent' | 'green' | 'amber' | 'red';

const tones: Record<Tone, string> = {
  plain: 'border-transparent bg-active text-text-2',
  outline: 'border-line-2 text-text-2',
  dashed: 'border-dashed border-control text-text-2',
  accent: 'border-transparent bg-accent-bg text-accent-text',
  green: 'border-transparent bg-green-bg text-green',
  amber: 'border-transparent bg-amber-bg text-amber',
  red: 'border-transparent bg-red-bg text-red',
};

interface Props {
  tone?: Tone;
  icon?: LucideIcon;
  /** Only the mark is drawn; the word stays its name. For the second badge of a row. */
  iconOnly?: boolean;
  children: ReactNode;
}

/** A state: an icon, a word and a tone. In a selected row (`data-selected`) it stands on the surface. */
export function Badge({ tone = 'plain', icon: Icon, iconOnly = false, children }: Props) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-badge border px-[5px] text-small font-medium whitespace-nowrap in-data-[selected=true]:bg-surface',
        tones[tone],
      )}
    >
      {Icon && <Icon size={12} strokeWidth={2.4} aria-hidden />}
      {iconOnly ? <span className="sr-only">{children}</span> : children}
    </span>
  );
}

export type ChannelState = 'frozen' | 'disabled' | 'hidden' | 'deleted';

const channelStates: Record<ChannelState, { word: string; tone: Tone; icon: LucideIcon }> = {
  frozen: { word: 'Frozen', tone: 'accent', icon: Snowflake },
  disabled: { word: 'Disabled', tone: 'amber', icon: Ban },
  hidden: { word: 'Hidden', tone: 'plain', icon: EyeOff },
  deleted: { word: 'Deleted', tone: 'red', icon: Trash2 },
};

/** The states of a channel, most telling first; the second and later ones as marks. The normal state has no badge. */
export function ChannelStateBadges({ states }: { states: readonly ChannelState[] }) {
  if (states.length === 0) return null;
  return (
    <span className="inline-flex items-center gap-1 align-middle">
      {states.map((state, index) => {
        const { word, tone, icon } = channelStates[state];
        return (
          <Badge key={state} tone={tone} icon={icon} iconOnly={index > 0}>
            {word}
          </Badge>
        );
      })}
    </span>
  );
}

/** A label that is not a state: a role, a team. `mono` for the API's own words. */
export function Tag({ mono = false, children }: { mono?: boolean; children: ReactNode }) {
  return (
    <span className="inline-flex h-[18px] shrink-0 items-center rounded-badge border border-line-2 px-[5px] text-small text-text-2 whitespace-nowrap">
      {mono ? <span className="mono">{children}</span> : children}
    </span>
  );
}
