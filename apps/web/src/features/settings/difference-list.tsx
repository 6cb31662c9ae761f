import {
  type Difference,
  effectOf,
  type Facts,
  fieldOf,
  type Kind,
  placeName,
  type Risk,
} from '@backchannel/configuration';
import { EyeOff, ShieldAlert, ToggleLeft, Trash2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { valueText } from './value-text.ts';

const risks: Readonly<Record<Risk, { words: string; icon: LucideIcon; tone: 'amber' | 'red' }>> = {
  widens: { words: 'Widens permissions', icon: ShieldAlert, tone: 'amber' },
  'loses messages': { words: 'Loses messages', icon: Trash2, tone: 'red' },
  'switches off': { words: 'Switches off', icon: ToggleLeft, tone: 'amber' },
  'weakens moderation': { words: 'Weakens moderation', icon: EyeOff, tone: 'amber' },
};

/** What is dangerous about a change, as a word. */
export function RiskBadge({ risk }: { risk: Risk }) {
  const { words, icon, tone } = risks[risk];
  return (
    <Badge tone={tone} icon={icon}>
      {words}
    </Badge>
  );
}

interface Props {
  kind: Kind;
  differences: readonly Difference[];
  facts?: Facts;
  /** What stands at the right of a difference's head: taking it back, for instance. */
  action?: (difference: Difference) => ReactNode;
}

const commandFields: Readonly<Record<string, string>> = {
  description: 'Description',
  args: 'Arguments',
  set: 'Set',
  words: 'Words',
  type: 'Type',
  is_leet_check_enabled: 'Leet spellings',
  is_plural_check_enabled: 'Plurals',
  is_confusable_folding_enabled: 'Look-alike letters',
  is_substring_matching_enabled: 'Parts of words',
};

/** What people call a place. */
function labelOf(kind: Kind, [field = '', second, third]: readonly string[]): string {
  if (field === 'grants' && third !== undefined) return `${second ?? ''}: ${third}`;
  const label = (kind === 'channel_type' ? fieldOf(field)?.label : commandFields[field]) ?? field;
  return [label, ...(second === undefined ? [] : [second]), ...(third === undefined ? [] : [third])].join(
    ': ',
  );
}

/** Differences, each with the old and the new value and what it means. */
export function DifferenceList({ kind, differences, facts = {}, action }: Props) {
  return (
    <ul className="grid">
      {differences.map((difference) => {
        const place = placeName(difference.path);
        const effect = kind === 'channel_type' ? effectOf(difference, facts) : undefined;
        return (
          <li key={place} className="grid gap-1.5 border-b border-line py-3 first:pt-0 last:border-b-0">
            <div className="flex min-w-0 items-center gap-2">
              <span className="min-w-0 font-medium break-words">{labelOf(kind, difference.path)}</span>
              <span className="mono min-w-0 flex-1 truncate text-small text-text-3" title={place}>
                {place}
              </span>
              {action?.(difference)}
            </div>
            <Values difference={difference} />
            {effect && <p className="text-small text-text-2">{effect.words}</p>}
            {effect?.risk !== undefined && (
              <p>
                <RiskBadge risk={effect.risk} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Of a list's entries that went, and of those that came. */
const mostShown = 50;

/** The old value over the new one; lists with only what went and what came. */
export function Values({ difference: { before, after } }: { difference: Difference }) {
  const lists =
    Array.isArray(before) && Array.isArray(after)
      ? { gone: before.map(valueText), come: after.map(valueText) }
      : undefined;
  const had = new Set(lists?.gone);
  const has = new Set(lists?.come);
  const gone = lists ? lists.gone.filter((text) => !has.has(text)) : [valueText(before)];
  const come = lists ? lists.come.filter((text) => !had.has(text)) : [valueText(after)];
  const isOrder = lists !== undefined && gone.length === 0 && come.length === 0;
  return (
    <div className="mono overflow-hidden rounded-control border border-line text-small">
      {(isOrder ? [valueText(before)] : gone).slice(0, mostShown).map((text) => (
        <p key={`- ${text}`} className="flex gap-2 bg-diff-del px-2 py-1 break-all">
          <span aria-label="old:">-</span>
          <bdi className="line-clamp-6">{text}</bdi>
        </p>
      ))}
      {(isOrder ? [valueText(after)] : come).slice(0, mostShown).map((text) => (
        <p key={`+ ${text}`} className="flex gap-2 bg-diff-add px-2 py-1 break-all">
          <span aria-label="new:">+</span>
          <bdi className="line-clamp-6">{text}</bdi>
        </p>
      ))}
      {gone.length + come.length > 2 * mostShown && (
        <p className="px-2 py-1 text-text-2">
          {gone.length} went and {come.length} came in all
        </p>
      )}
    </div>
  );
}
