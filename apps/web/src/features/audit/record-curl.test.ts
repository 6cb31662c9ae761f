import { expect, test } from 'vitest';
import { curlOf } from './record-curl.ts';

const params = { type: 'messaging', id: "it's" };

test('is the call to the Chat API, quoted for a shell, without key and token', async () => {
  const curl = await curlOf({
    operation: 'truncate_channel',
    request: { params, body: { hard_delete: true } },
  });
  expect(curl).toContain(`/api/v2/chat/channels/messaging/it's/truncate`.replace("'", String.raw`'\''`));
  expect(curl).toContain('"$STREAM_API_KEY"');
  expect(curl).toContain('-H "Authorization: $STREAM_TOKEN"');
  expect(curl).toContain(`-d '{"hard_delete":true}'`);
});

test('puts the query into the address', async () => {
  const curl = await curlOf({
    operation: 'delete_message',
    request: { params: { id: 'm1' }, query: { hard: true } },
  });
  expect(curl).toContain('-X DELETE');
  expect(curl).toContain('/messages/m1?hard=true&api_key=');
});

test('an act of the dashboard itself is no call', async () => {
  expect(await curlOf({ operation: 'sign_in', request: {} })).toBeUndefined();
});
