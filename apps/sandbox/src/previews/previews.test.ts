import {
  getOg,
  updateChannelPartial,
  updateMessage,
  updateMessagePartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signToken } from '../test/api.ts';
import { refusal, startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';
import { firstLink } from './link-preview.ts';

const LINK = 'https://example.com/a?b=c';

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

const og = (url: string) => room.api.call(getOg, { query: { url } });
const linksOf = (attachments: { og_scrape_url?: string }[]) =>
  attachments.map((attachment) => attachment.og_scrape_url);

async function upload(name: string, content: Buffer | string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const { url, apiKey } = room.api.sandbox;
  const kind = name.endsWith('.gif') ? 'image' : 'file';
  const reply = await fetch(`${url}/api/v2/uploads/${kind}?api_key=${apiKey}`, {
    method: 'POST',
    body: form,
    headers: { 'stream-auth-type': 'jwt', authorization: signToken({}, room.api.sandbox.apiSecret) },
  });
  return ((await reply.json()) as { file: string }).file;
}

test('of a link elsewhere only the address is known: nothing is fetched', async () => {
  expect(await og(LINK)).toMatchObject({
    title_link: LINK,
    og_scrape_url: LINK,
    title: 'example.com',
    custom: {},
  });
});

test('of what the sandbox serves itself it knows title and picture', async () => {
  const picture = (await room.send('/giphy cat')).attachments[0]?.thumb_url ?? '';
  expect(await og(picture)).toMatchObject({ type: 'image', image_url: picture, thumb_url: picture });
  const file = await upload('notes.txt', 'hello');
  expect(await og(file)).toMatchObject({ type: 'file', title: 'notes.txt', asset_url: file });
  expect(
    await refusal(og(file.replace(/signature=(.)/, (_, first) => `signature=${first === 'A' ? 'B' : 'A'}`))),
  ).toEqual([400, 4]);
  expect(await refusal(og(`${room.api.sandbox.url}/nothing`))).toEqual([400, 4]);
});

test.each(['', 'example.com', 'ftp://example.com', 'javascript:alert(1)', 'https://', `${LINK} and more`])(
  'what is no web address is refused: %j',
  async (url) => {
    expect(await refusal(og(url))).toEqual([400, 4]);
  },
);

test('the first link of a text gets a preview, unless it is skipped or the channel has none', async () => {
  const { attachments } = await room.send(`see ${LINK}, and https://example.org`);
  expect(attachments).toMatchObject([
    { og_scrape_url: LINK, title_link: LINK, title: 'example.com', custom: {} },
  ]);
  expect((await room.send(LINK, {}, { skip_enrich_url: true })).attachments).toEqual([]);
  expect((await room.send('no link')).attachments).toEqual([]);
  const own = [{ type: 'image', title: 'mine', og_scrape_url: LINK }];
  expect((await room.send(LINK, { attachments: own })).attachments).toHaveLength(1);
  const body = { set: { config_overrides: { url_enrichment: false } } };
  await room.api.call(updateChannelPartial, { params: room.params, body });
  expect((await room.send(LINK)).attachments).toEqual([]);
});

test('previews follow a changed text, other attachments stay', async () => {
  const { id } = await room.send(LINK, { attachments: [{ type: 'file', title: 'mine' }] });
  const params = { id };
  const change = async (set: object, more: object = {}) =>
    (
      await room.api.call(updateMessagePartial, {
        params,
        body: { user_id: 'ada', set: { ...set }, ...more },
      })
    ).message?.attachments ?? [];
  expect(linksOf(await change({ text: 'https://example.org' }))).toEqual([undefined, 'https://example.org']);
  expect(linksOf(await change({ text: 'without' }))).toEqual([undefined]);
  expect(linksOf(await change({ text: LINK }, { skip_enrich_url: true }))).toEqual([undefined]);
  const { message } = await room.api.call(updateMessage, {
    params,
    body: { message: { text: LINK, user_id: 'ada' } },
  });
  expect(linksOf(message.attachments)).toEqual([LINK]);
  const skipped = await room.api.call(updateMessage, {
    params,
    body: { message: { text: 'https://example.org', user_id: 'ada' }, skip_enrich_url: true },
  });
  expect(skipped.message.attachments).toEqual([]);
});

test.each([
  ['(https://a.example/x).', 'https://a.example/x'],
  ['HTTP://A.example!', 'HTTP://A.example'],
  ['<https://a.example/x>', 'https://a.example/x'],
  ['https://a.example/ä?q=1#z', 'https://a.example/ä?q=1#z'],
  ['nohttps://a.example', undefined],
  [`https://a.example/${'x'.repeat(3000)}`, undefined],
])('finds the link in %j', (text, link) => {
  expect(firstLink(text)).toBe(link);
});
