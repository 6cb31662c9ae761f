import { requestSchemas } from '@backchannel/chat-api/schemas';
import { z } from 'zod';
import { fields } from '../fields.ts';
import type { alwaysSent } from '../request.ts';

// What cannot be a part of an address could be made, and never be read or deleted.
const name = z
  .string()
  .min(1)
  .max(255)
  .regex(/^(?!\.{1,2}$)[^/\\%?#\p{Cc}]+$/u, 'A name has no slashes, "%", "?" or "#".');
const names = z.array(name);
const grants = z.record(name, names).meta({ description: 'Role to the permissions that it has.' });

const typeBody = requestSchemas['update_channel_type']?.body ?? z.never();
// What every request has to say, a file need not: it is sent as it is in the app.
const optional: Record<(typeof alwaysSent)[number], true> = {
  automod: true,
  automod_behavior: true,
  max_message_length: true,
};
const channelType = typeBody instanceof z.ZodObject ? typeBody.partial(optional) : typeBody;
const command = requestSchemas['update_command']?.body ?? z.never();

const blockList = z.strictObject({
  type: z.literal(['word', 'regex', 'domain', 'domain_allowlist', 'email', 'email_allowlist']).optional(),
  is_leet_check_enabled: z.boolean().optional(),
  is_plural_check_enabled: z.boolean().optional(),
  is_confusable_folding_enabled: z.boolean().optional(),
  is_substring_matching_enabled: z.boolean().optional(),
  words: z.array(z.string()).max(10_000),
});

/** The file as people write it. What it does not have, it says nothing of. */
export const documentSchema = z.strictObject({
  version: z.literal(1).meta({ description: 'Of this format.' }),
  roles: names.optional().meta({ description: 'The roles of the app’s own.' }),
  block_lists: z
    .record(name, blockList)
    .optional()
    .meta({ description: 'The block lists of the whole app, by name.' }),
  commands: z
    .record(name, command)
    .optional()
    .meta({ description: 'The commands of the app’s own, by name.' }),
  channel_types: z.record(name, channelType).optional().meta({ description: 'The channel types, by name.' }),
  app_grants: grants.optional().meta({ description: 'What each role may do outside of channels.' }),
});

const meanings = new Map(fields.map(({ key, meaning }) => [key, meaning]));

/** The same as a JSON Schema, for editors; each setting of a channel type with what it means. */
export const jsonSchema = (): object => {
  const schema = z.toJSONSchema(documentSchema, {
    io: 'input',
    override({ jsonSchema: { properties = {} } }) {
      if (properties['automod_behavior'] === undefined) return;
      for (const [key, property] of Object.entries(properties)) {
        const description = meanings.get(key);
        if (description !== undefined && typeof property === 'object')
          Object.assign(property, { description });
      }
    },
  });
  return { title: 'Backchannel configuration', ...schema };
};
