import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chat, startProxy } from './testing.ts';
import { edge, onDisk, uploadPath } from './testing-uploads.ts';

test('whatever a form is made of, it is taken or refused, and nothing stays', async () => {
  const proxy = await startProxy();
  const admin = await proxy.server.signedIn('admin');
  const pieces = fc.constantFrom(
    '--edge',
    '--edge--',
    '\r\n',
    '\r\n\r\n',
    'content-disposition: form-data; name="file"; filename="a.txt"',
    'content-disposition: form-data; name="user"',
    'content-disposition: form-data; name="__proto__"',
    'content-disposition: form-data; name="file"; filename*=utf-8\'\'%ff%00',
    'content-disposition: form-data; filename="a"',
    'content-type: text/plain',
    'content-transfer-encoding: base64',
    '{"id":"ada"}',
    '\u0000\u0001',
    'x'.repeat(3000),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 14 }), async (parts) => {
      const answer = await admin.send('POST', chat(uploadPath), parts.join(''), { 'content-type': edge });
      expect([201, 400]).toContain(answer.status);
      expect(onDisk(proxy.server)).toEqual([]);
    }),
    { numRuns: 200 },
  );
  await proxy.close();
});
