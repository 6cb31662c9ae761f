import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import type { ChannelChange, ChannelRow } from '../../store/channels.ts';
import { describe, isObject, parseObject } from '../../values.ts';
import { checkCustomSize } from '../custom-size.ts';
import { patchCustom } from '../custom-patch.ts';
import { overridesColumn } from './overrides-column.ts';

type Reader = (value: unknown, field: string) => ChannelChange;

const wrong = (expected: string, field: string, value: unknown) =>
  inputError(`expected ${expected} for field "set.${field}" but got ${describe(value)}`);

const flag =
  (column: 'frozen' | 'disabled' | 'auto_translation_enabled'): Reader =>
  (value, field) => {
    if (typeof value !== 'boolean') throw wrong('bool', field, value);
    return { [column]: Number(value) };
  };

const text =
  (column: 'team' | 'auto_translation_language'): Reader =>
  (value, field) => {
    if (typeof value !== 'string') throw wrong('string', field, value);
    return { [column]: value === '' ? null : value };
  };

const LONGEST_COOLDOWN_S = 120;

const readers: Record<string, Reader> = {
  frozen: flag('frozen'),
  disabled: flag('disabled'),
  auto_translation_enabled: flag('auto_translation_enabled'),
  team: text('team'),
  auto_translation_language: text('auto_translation_language'),
  cooldown: (value, field) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) throw wrong('number', field, value);
    if (value < 0 || value > LONGEST_COOLDOWN_S) {
      throw inputError(`field "${field}" must be between 0 and ${LONGEST_COOLDOWN_S} but got ${value}`);
    }
    return { cooldown: value === 0 ? null : value };
  },
  config_overrides: (value, field) => {
    if (!isObject(value)) throw wrong('object', field, value);
    return { config_overrides: overridesColumn(value, `set.${field}`) };
  },
  filter_tags: (value, field) => {
    if (!Array.isArray(value) || !value.every((tag) => typeof tag === 'string'))
      throw wrong('array', field, value);
    return { filter_tags: JSON.stringify([...new Set(value)]) };
  },
};

const cleared: Record<string, ChannelChange> = {
  frozen: { frozen: 0 },
  disabled: { disabled: 0 },
  team: { team: null },
  cooldown: { cooldown: null },
  config_overrides: { config_overrides: null },
  auto_translation_enabled: { auto_translation_enabled: null },
  auto_translation_language: { auto_translation_language: null },
  filter_tags: { filter_tags: '[]' },
};

// The channel's own facts: they are neither custom data nor open to an update.
const fixed = new Set([
  'id',
  'type',
  'cid',
  'created_at',
  'updated_at',
  'deleted_at',
  'member_count',
  'last_message_at',
  'created_by',
  'config',
]);

/**
 * What a partial update changes: the channel's own fields by name, which null takes away, everything else in `custom`.
 * Throws 400/4 for a wrong type, a fixed field, or custom data over 5 kB.
 */
export function channelChanges(
  context: Context,
  channel: ChannelRow,
  set: Record<string, unknown>,
  unset: readonly string[],
): ChannelChange {
  for (const field of [...Object.keys(set), ...unset]) {
    if (fixed.has(field)) throw inputError(`field "${field}" is reserved and cannot be changed`);
  }
  const own = (field: string): boolean => Object.hasOwn(readers, field);
  const custom = patchCustom(
    parseObject(channel.custom),
    Object.fromEntries(Object.entries(set).filter(([field]) => !own(field))),
    unset.filter((field) => !own(field)),
  );
  checkCustomSize(custom, 'channel');
  const nulls = Object.keys(set).filter((field) => set[field] === null);
  return Object.assign(
    {},
    ...Object.entries(set).map(([field, value]) =>
      own(field) && value !== null ? readers[field]?.(value, field) : {},
    ),
    ...[...nulls, ...unset].map((field) => (own(field) ? cleared[field] : {})),
    { custom: JSON.stringify(custom), updated_at: context.clock.now() },
  );
}
