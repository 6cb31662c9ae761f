import type { ChannelConfigWithInfo } from '@backchannel/chat-api/types';
import type { Database } from '../db/database.ts';
import { presentCommand } from '../present/command.ts';
import { presentEffectiveConfig } from '../present/channel-type.ts';
import type { ChannelType, ChannelTypeSettings, Grants } from '../store/channel-types.ts';
import { findChannelType } from '../store/channel-types.ts';
import type { ChannelRow } from '../store/channels.ts';
import { resolveCommands } from '../store/commands.ts';
import { isObject, parseObject } from '../values.ts';

/** What holds in one channel: its type with the channel's own overrides. */
export interface EffectiveConfig {
  type: ChannelType;
  settings: Readonly<ChannelTypeSettings>;
  grants: Readonly<Grants>;
}

function overrideGrants(base: Grants, overrides: unknown): Grants {
  if (!isObject(overrides)) return base;
  const grants = { ...base };
  for (const [role, entries] of Object.entries(overrides)) {
    if (!Array.isArray(entries)) continue;
    const names = entries.filter((entry) => typeof entry === 'string');
    const revoked = new Set(names.flatMap((name) => (name.startsWith('!') ? [name.slice(1)] : [])));
    const granted = names.filter((name) => !name.startsWith('!'));
    // A role may be called like a property that every object has.
    const before = Object.hasOwn(base, role) ? (base[role] ?? []) : [];
    grants[role] = [...new Set([...before, ...granted])].filter((name) => !revoked.has(name));
  }
  return grants;
}

/** The settings and grants in force in a channel; undefined when its type is gone. */
export function effectiveConfig(
  db: Database,
  channel: Pick<ChannelRow, 'type' | 'config_overrides'>,
): EffectiveConfig | undefined {
  const type = findChannelType(db, channel.type);
  if (!type) return undefined;
  if (channel.config_overrides === null) return { type, settings: type.settings, grants: type.grants };
  const { grants, ...overrides } = parseObject(channel.config_overrides);
  return {
    type,
    // Overrides are checked against the API's description before they are stored.
    settings: { ...type.settings, ...(overrides as Partial<ChannelTypeSettings>) },
    grants: overrideGrants(type.grants, grants),
  };
}

/** Wire configs for one answer: channels of one type without overrides share theirs. */
export class ConfigBook {
  readonly #db: Database;
  readonly #known = new Map<
    string,
    { config: ChannelConfigWithInfo; effective: EffectiveConfig } | undefined
  >();

  constructor(db: Database) {
    this.#db = db;
  }

  get(
    channel: Pick<ChannelRow, 'type' | 'config_overrides'>,
  ): { config: ChannelConfigWithInfo; effective: EffectiveConfig } | undefined {
    const key = `${channel.type} ${channel.config_overrides ?? ''}`;
    if (!this.#known.has(key)) {
      const effective = effectiveConfig(this.#db, channel);
      this.#known.set(
        key,
        effective && {
          effective,
          config: presentEffectiveConfig(
            effective.type,
            effective.settings,
            resolveCommands(this.#db, effective.settings.commands).map(presentCommand),
          ),
        },
      );
    }
    return this.#known.get(key);
  }
}
