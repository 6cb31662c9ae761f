import type {
  ChannelConfig,
  ChannelConfigWithInfo,
  ChannelTypeConfig,
  Command,
} from '@backchannel/chat-api/types';
import type { ChannelType, ChannelTypeSettings } from '../store/channel-types.ts';
import { toWire } from '../time.ts';

const framed = <T extends object>(type: ChannelType, settings: T) => ({
  ...settings,
  name: type.name,
  created_at: toWire(type.created_at),
  updated_at: toWire(type.updated_at),
});

/** A channel type as get and list answer it: commands spelled out, with grants. */
export const presentChannelType = (type: ChannelType, commands: Command[]): ChannelTypeConfig =>
  framed(type, { ...type.settings, commands, grants: type.grants, permissions: [...type.policies] });

/** A channel type as create, update and the app answer it: commands by name. */
export const presentChannelConfig = (type: ChannelType): ChannelConfig => framed(type, type.settings);

/** The settings that hold in one channel: its type's, with the channel's overrides already put in. */
export const presentEffectiveConfig = (
  type: ChannelType,
  settings: ChannelTypeSettings,
  commands: Command[],
): ChannelConfigWithInfo => framed(type, { ...settings, commands });

/** A channel type as creating and updating it answers: like {@link presentChannelConfig}, with its grants. */
export const presentNewChannelType = (type: ChannelType) => ({
  ...presentChannelConfig(type),
  grants: type.grants,
  permissions: [...type.policies],
});
