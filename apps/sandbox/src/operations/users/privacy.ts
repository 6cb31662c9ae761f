import type { PrivacySettingsResponse } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { findUser } from '../../store/users.ts';
import { isObject, parseObject } from '../../values.ts';

/** Whether a user lets others know of something; they do unless they have said otherwise. */
export function letsKnow({ db }: Context, userId: string, what: keyof PrivacySettingsResponse): boolean {
  const setting = parseObject(findUser(db, userId)?.privacy_settings ?? null)[what];
  return !isObject(setting) || setting['enabled'] !== false;
}
