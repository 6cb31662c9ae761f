import { expect, test } from 'vitest';
import { listen, stop } from '../apps/bff/src/serve.ts';
import { freePort } from './ports.ts';

test('the port that is wanted is given for as long as nobody has it', async () => {
  const port = await freePort();
  expect(await freePort(port)).toBe(port);
  const { server } = await listen(() => undefined, port, '127.0.0.1');
  expect(await freePort(port)).not.toBe(port);
  await stop(server);
});
