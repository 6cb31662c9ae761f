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

interface TagProps {
  /** For the API's own words. */
  mono?: boolean;
  /** What tells it from others may be at its end: it takes more lines, rather than to be cut off. */
  whole?: boolean;
  children: ReactNode;
}

/** A label that is not a state: a role, a team. */
export function Tag({ mono = false, whole = false, children }: TagProps) {
  return (
    <span className="inline-flex min-h-[18px] max-w-full shrink-0 items-center rounded-badge border border-line-2 px-[5px] align-middle text-small text-text-2">
      <span className={clsx(whole ? 'min-w-0 wrap-anywhere' : 'truncate', mono && 'mono')}>{children}</span>
    </span>
  );
}
