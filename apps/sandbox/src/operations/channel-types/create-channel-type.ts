import type { createChannelType as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { presentNewChannelType } from '../../present/channel-type.ts';
import { defaultSettings } from '@backchannel/chat-api/default-settings';
import { defaultGrants } from '@backchannel/chat-api/default-grants';
import { allChannelTypes, findChannelType, saveChannelType } from '../../store/channel-types.ts';
import type { Handler } from '../handler.ts';
import { requireChannelType } from './require-channel-type.ts';
import { checkGrants, checkSettings } from './check-channel-type.ts';
import { policiesOf, settingsOf, withChosenPreferences } from './settings-of.ts';

const MOST_TYPES = 50;
const NAME = /^[\w-]{1,64}$/;

/** Adds a channel type: what the request leaves open is the API's default, and its grants are messaging's. */
export const createChannelType: Handler<typeof Operation> = ({ body }, context) => {
  const { name, grants } = body;
  if (!NAME.test(name))
    throw inputError('field "name" may only have letters, digits, "-" and "_", and at most 64 of them');
  if (findChannelType(context.db, name)) throw inputError(`channel type "${name}" already exists`);
  if (allChannelTypes(context.db).length >= MOST_TYPES)
    throw inputError(`an app can have at most ${MOST_TYPES} channel types`);
  const settings = withChosenPreferences(settingsOf(body));
  checkSettings(context, settings);
  checkGrants(context, grants);
  const type = {
    name,
    settings: { ...defaultSettings, commands: [], ...settings },
    grants: { ...defaultGrants.messaging, ...grants },
    policies: policiesOf(body.permissions),
  };
  saveChannelType(context.db, type, context.clock.now());
  return presentNewChannelType(requireChannelType(context, name));
};
