import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { liftBodyTime, limitBodyTime } from './body-time.ts';

let stop = (): void => undefined;
afterEach(() => stop());

/** A server that does this with a request, and a request to it whose body does not come to an end. */
async function begin(
  look: (request: IncomingMessage) => void,
  head = 'content-length: 10\r\n',
): Promise<Socket> {
  const server = createServer((request, response) => {
    look(request);
    request.on('error', () => undefined); // Broken off, as is meant.
    request.resume().on('end', () => response.end('all'));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`POST / HTTP/1.1\r\nhost: a\r\n${head}\r\n`);
  stop = () => {
    socket.destroy();
    server.close();
  };
  return socket;
}

const closed = (socket: Socket) => new Promise((resolve) => void socket.once('close', resolve));
const answered = (socket: Socket) =>
  new Promise((resolve) => void socket.once('data', (data) => resolve(data.toString().slice(-3))));

test('a body that takes too long is broken off, however it drips', async () => {
  const socket = await begin((request) => limitBodyTime(request, 200));
  const drip = setInterval(() => socket.write('x'), 90);
  await closed(socket);
  clearInterval(drip);
});

test('one that is in time, or may take any, is not, nor is a request without one', async () => {
  const inTime = await begin((request) => limitBodyTime(request, 5_000));
  inTime.write('0123456789');
  expect(await answered(inTime)).toBe('all');
  stop();
  const lifted = await begin((request) => {
    limitBodyTime(request, 50);
    liftBodyTime(request);
  });
  setTimeout(() => lifted.write('0123456789'), 300);
  expect(await answered(lifted)).toBe('all');
  stop();
  const without = await begin((request) => limitBodyTime(request, 1), '');
  expect(await answered(without)).toBe('all');
});
