import express from 'express';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { listen, stop } from '../serve.ts';
import { createLogger, requestLog } from './log.ts';

const lineSchema = z.object({ level: z.number(), method: z.string(), path: z.string(), status: z.number() });

test('a request is one line without its query: reads at debug, changes and refusals at info', async () => {
  const lines: string[] = [];
  const app = express();
  app.use(requestLog(createLogger('debug', { write: (line) => void lines.push(line) })));
  app.all('/thing', (_request, response) => {
    response.json({});
  });
  const { server, port } = await listen(app, 0);
  for (const [method, path] of [
    ['GET', '/thing?token=canary'],
    ['POST', '/thing'],
    ['GET', '/nothing'],
  ]) {
    await (await fetch(`http://localhost:${port}${path}`, { method: method ?? 'GET' })).text();
  }
  await stop(server);
  expect(lines.map((line) => lineSchema.parse(JSON.parse(line)))).toEqual([
    { level: 20, method: 'GET', path: '/thing', status: 200 },
    { level: 30, method: 'POST', path: '/thing', status: 200 },
    { level: 30, method: 'GET', path: '/nothing', status: 404 },
  ]);
  expect(lines.join('')).not.toContain('canary');
});

test('a request that its sender gave up has no status before there is an answer', async () => {
  const lines: string[] = [];
  const app = express();
  app.use(requestLog(createLogger('info', { write: (line) => void lines.push(line) })));
  app.post('/never', () => undefined);
  app.post('/half', (_request, response) => void response.status(202).write('{'));
  const { server, port } = await listen(app, 0);
  for (const path of ['/never', '/half']) {
    const signal = AbortSignal.timeout(200);
    const sent = fetch(`http://localhost:${port}${path}`, { method: 'POST', signal });
    await expect(sent.then((answer) => answer.text())).rejects.toThrow('timeout');
  }
  await expect.poll(() => lines.length).toBe(2);
  await stop(server);
  const [never, half] = lines.map((line) => z.looseObject({ path: z.string() }).parse(JSON.parse(line)));
  expect(never).toMatchObject({ path: '/never', aborted: true });
  expect(never).not.toHaveProperty('status');
  expect(half).toMatchObject({ path: '/half', aborted: true, status: 202 });
});

test('of an error only what people wrote is logged, and named secrets never', () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  const error = Object.assign(new Error('it broke', { cause: new Error('why') }), {
    code: 'EPIPE',
    request: { headers: { authorization: 'canary' } },
  });
  log.error({ err: error, password: 'canary', upstream: { authorization: 'canary' } }, 'failed');
  expect(lines.join('')).toMatch(/"message":"it broke","code":"EPIPE".*"message":"why"/);
  expect(lines.join('')).not.toContain('canary');
});
