import { get } from 'node:http';
import { expect, test } from 'vitest';
import { listen, stop } from '../serve.ts';
import { clientAddress } from './client-address.ts';

test.each([
  [0, '203.0.113.9, 198.51.100.1', 'direct'],
  [1, undefined, 'direct'],
  [1, '', 'direct'],
  [1, '203.0.113.9', '203.0.113.9'],
  // Whoever asks may have put anything before what our proxy added.
  [1, 'made up, 203.0.113.9', '203.0.113.9'],
  [2, 'made up, 203.0.113.9, 198.51.100.1', '203.0.113.9'],
  [3, '203.0.113.9, 198.51.100.1', '203.0.113.9'],
])('behind %i proxies, “%s” comes from %s', async (trustedProxies, forwarded, expected) => {
  const found = Promise.withResolvers<string | undefined>();
  const { server, port } = await listen((request, response) => {
    const address = clientAddress(request, trustedProxies);
    found.resolve(address === request.socket.remoteAddress ? 'direct' : address);
    response.end();
  }, 0);
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  get({ port, headers }, (answer) => answer.resume());
  expect(await found.promise).toBe(expected);
  await stop(server);
});
