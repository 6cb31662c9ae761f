import { typeSpecs } from '@backchannel/chat-api/spec';
import { inputError } from '../../errors.ts';
import { checkFields } from '../../http/validate.ts';
import type { MessageRow } from '../../store/messages.ts';
import { parseObject } from '../../values.ts';
import { patchCustom } from '../custom-patch.ts';
import type { Revision } from './revise-message.ts';

/** What a field is when it is unset. */
const emptied = {
  text: '',
  html: undefined,
  mml: '',
  attachments: [],
  mentioned_users: [],
  mentioned_channel: false,
  mentioned_here: false,
  mentioned_roles: [],
  mentioned_group_ids: [],
  quoted_message_id: '',
  restricted_visibility: [],
  pinned: false,
  pinned_at: undefined,
  pin_expires: null,
} satisfies { [K in Exclude<keyof Revision, 'custom'>]-?: Revision[K] | undefined };

// A message's own fields, as opposed to custom ones, that nobody can write.
const fixed = new Set(
  [
    ...Object.keys(typeSpecs['MessageResponse']?.properties ?? {}),
    ...Object.keys(typeSpecs['MessageRequest']?.properties ?? {}),
  ].filter((name) => !Object.hasOwn(emptied, name) && name !== 'custom'),
);

const settable = Object.entries(typeSpecs['MessageRequest']?.properties ?? {}).flatMap(([name, spec]) =>
  Object.hasOwn(emptied, name) ? [{ ...spec, name, required: false }] : [],
);

const isOwn = (key: string): boolean => Object.hasOwn(emptied, key);

function checkKey(key: string): void {
  const [head = ''] = key.split('.');
  if (fixed.has(head)) throw inputError(`field "${key}" of a message cannot be updated`);
  if (isOwn(head) && head !== key) throw inputError(`field "${head}" of a message has no fields of its own`);
}

/**
 * What a partial update means: a message's own fields by their names, everything else custom data, dotted keys
 * for nested ones. Throws 400/4 for a field that cannot be written, or a value that does not fit.
 */
export function partialRevision(
  row: MessageRow,
  set: Record<string, unknown> = {},
  unset: readonly string[] = [],
): Revision {
  for (const key of [...Object.keys(set), ...unset]) checkKey(key);
  const entries = Object.entries(set);
  const nulls = entries.filter(([key, value]) => isOwn(key) && value === null).map(([key]) => key);
  const own = checkFields(settable, Object.fromEntries(entries.filter(([key]) => isOwn(key))), 'set');
  const custom = entries.filter(([key]) => !isOwn(key));
  const customUnset = unset.filter((key) => !isOwn(key));
  return {
    ...Object.fromEntries(
      Object.entries(emptied).filter(([key]) => unset.includes(key) || nulls.includes(key)),
    ),
    // The fields that were just held against the description of these very fields.
    ...(own as Revision),
    ...(custom.length + customUnset.length > 0 && {
      custom: patchCustom(parseObject(row.custom), Object.fromEntries(custom), customUnset),
    }),
  };
}
