import {
  type ApiInBetween,
  type Fields,
  isFields,
  startApiInBetween,
} from '../scripts/parts/api-in-between.ts';

const typeName = 'messaging';
const typesPath = '/api/v2/chat/channeltypes';
const typePath = `${typesPath}/${typeName}`;

/** An API that has grown since our contract was written down: one channel type has a field, a word for a known field and a part
 *  of another that nobody here knows. */
export interface NewerApi extends ApiInBetween {
  /** The bodies of the updates of the type, as they came. */
  readonly updates: readonly Fields[];
}

const newerField = { hologram: { eyes: 2, colour: 'blue' } };
const newerWord = 'holo';
const newerPart = 'hologram_mentions';

/** Stands before a sandbox, which is asked for everything that it does know. */
export async function startNewerApi(sandbox: string): Promise<NewerApi> {
  const updates: Fields[] = [];
  /** What was told of the part that the sandbox does not take. */
  let part: unknown = 'none';

  const grown = (type: Fields): Fields => ({
    ...type,
    ...newerField,
    automod: newerWord,
    chat_preferences: {
      ...(isFields(type['chat_preferences']) && type['chat_preferences']),
      [newerPart]: part,
    },
  });

  function known(body: Fields): Fields {
    const { chat_preferences: preferences, ...rest } = body;
    if (!isFields(preferences)) return { ...rest, automod: 'disabled' };
    const { [newerPart]: newer, ...others } = preferences;
    part = newer;
    return { ...rest, automod: 'disabled', chat_preferences: others };
  }

  const api = await startApiInBetween(sandbox, {
    body(method, path, fields) {
      if (method !== 'PUT' || path !== typePath) return fields;
      updates.push(fields);
      return known(fields);
    },
    answer(path, fields) {
      if (!path.startsWith(typesPath)) return fields;
      const { channel_types: types } = fields;
      if (isFields(types) && isFields(types[typeName])) types[typeName] = grown(types[typeName]);
      return fields['name'] === typeName ? grown(fields) : fields;
    },
  });
  return { ...api, updates };
}
