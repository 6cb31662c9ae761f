import { expect, test } from 'vitest';
import { recordCurl } from './record-curl.ts';

test('is the call that was made, by the name of its operation', async () => {
  const curl = await recordCurl({
    operation: 'truncate_channel',
    request: { params: { type: 'messaging', id: 'general' }, body: { hard_delete: true } },
  });
  expect(curl).toContain('/api/v2/chat/channels/messaging/general/truncate');
  expect(curl).toContain(`-d '{"hard_delete":true}'`);
});

test('an act of the dashboard itself is no call', async () => {
  expect(await recordCurl({ operation: 'chat_identity_created', request: {} })).toBeUndefined();
});
