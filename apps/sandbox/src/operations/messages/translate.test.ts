import {
  deleteMessage,
  translateMessage,
  updateChannelPartial,
  updateChannelType,
  updateMessagePartial,
  updateUsersPartial,
} from '@backchannel/chat-api/operations';
import { operationSpecs } from '@backchannel/chat-api/spec';
import type { BodyOf } from '@backchannel/chat-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { hookTo, startReceiver } from '../../test/receiver.ts';

type Language = BodyOf<typeof translateMessage>['language'];

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

const translate = async (id: string, language: Language) =>
  (await room.api.call(translateMessage, { params: { id }, body: { language } })).message;

test('a translation is the text marked with its language, kept beside the text itself, which stays', async () => {
  const { id } = await room.send('Good morning');
  const translated = await translate(id, 'fr');
  expect(translated).toMatchObject({
    text: 'Good morning',
    i18n: { language: 'en', en_text: 'Good morning', fr_text: '[fr] Good morning' },
  });
  await translate(id, 'zh-TW');
  expect((await room.get(id)).i18n).toEqual({
    language: 'en',
    en_text: 'Good morning',
    fr_text: '[fr] Good morning',
    'zh-TW_text': '[zh-TW] Good morning',
  });
});

test('the source is the language of who wrote it; into that there is nothing to translate', async () => {
  await room.api.call(updateUsersPartial, { body: { users: [{ id: 'ada', set: { language: 'de' } }] } });
  const { id } = await room.send('Guten Morgen');
  expect((await translate(id, 'de'))?.i18n).toEqual({ language: 'de', de_text: 'Guten Morgen' });
});

test('there are 57 languages to translate into', async () => {
  const languages = operationSpecs
    .find(({ name }) => name === 'translate_message')
    ?.bodyParams.find(({ name }) => name === 'language')?.enum;
  expect(languages).toHaveLength(57);
  const { id } = await room.send('hello');
  for (const language of languages ?? []) {
    const { status } = await room.api.raw('POST', `/api/v2/chat/messages/${id}/translate`, {
      body: { language },
    });
    expect([language, status]).toEqual([language, 201]);
  }
  // The source is one of them.
  expect(Object.keys((await room.get(id)).i18n ?? {})).toHaveLength(58);
});

test('a text of 5,000 characters is translated, and not one more', async () => {
  const required = { automod: 'disabled', automod_behavior: 'flag', max_message_length: 20_000 } as const;
  await room.api.call(updateChannelType, { params: { name: 'team' }, body: required });
  const most = await room.send('x'.repeat(5000));
  expect((await translate(most.id, 'fr'))?.i18n).toHaveProperty('fr_text');
  const more = await room.send('x'.repeat(5001));
  expect(await refusal(translate(more.id, 'fr'))).toEqual([400, 4]);
});

test('translations follow a changed text', async () => {
  const { id } = await room.send('old');
  await translate(id, 'fr');
  await room.api.call(updateMessagePartial, {
    params: { id },
    body: { user_id: 'ada', set: { text: 'new' } },
  });
  expect((await room.get(id)).i18n).toEqual({ language: 'en', en_text: 'new', fr_text: '[fr] new' });
  await room.api.call(updateMessagePartial, {
    params: { id },
    body: { user_id: 'ada', set: { mood: 'calm' } },
  });
  expect((await room.get(id)).i18n).toEqual({ language: 'en', en_text: 'new', fr_text: '[fr] new' });
});

test('a channel that is translated by itself does so when a message is sent', async () => {
  const set = { auto_translation_enabled: true, auto_translation_language: 'es' };
  await room.api.call(updateChannelPartial, { params: room.params, body: { set } });
  expect((await room.send('hello')).i18n).toEqual({
    language: 'en',
    en_text: 'hello',
    es_text: '[es] hello',
  });
  expect(await room.send('')).not.toHaveProperty('i18n');
});

test('others hear of it as a changed message', async () => {
  const receiver = await startReceiver();
  try {
    await hookTo(room.api, receiver.url, 'message.updated');
    await translate((await room.send('hello')).id, 'fr');
    expect(await receiver.event('message.updated')).toMatchObject({
      message: { i18n: { fr_text: '[fr] hello' } },
    });
  } finally {
    await receiver.close();
  }
});

test('refuses other languages, what is deleted or unknown, and a user who may not read it', async () => {
  const { id } = await room.send('hello');
  expect(
    (await room.api.raw('POST', `/api/v2/chat/messages/${id}/translate`, { body: { language: 'xx' } })).body
      .code,
  ).toBe(4);
  expect(await refusal(translate('none', 'fr'))).toEqual([404, 16]);
  const path = `/api/v2/chat/messages/${id}/translate`;
  expect((await room.as('bob', 'POST', path, { language: 'fr' })).status).toBe(201);
  expect((await room.as('cyd', 'POST', path, { language: 'fr' })).status).toBe(403);
  await room.api.call(deleteMessage, { params: { id } });
  expect(await refusal(translate(id, 'fr'))).toEqual([400, 4]);
});
