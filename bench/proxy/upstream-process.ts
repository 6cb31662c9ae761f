// The Chat API of this bench: node:http, which answers every request with the same 20 kB, so that
// what is measured is the way there and back.
import { createServer } from 'node:http';
import { ports } from '../servers/ports.ts';
import { answer } from './answer.ts';

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume();
  request.once('end', () => {
    response.writeHead(request.method === 'POST' ? 201 : 200, {
      'content-type': 'application/json',
      'content-length': answer.length,
      'x-ratelimit-limit': '1000000',
      'x-ratelimit-remaining': '999999',
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 60),
    });
    response.end(answer);
  });
});
server.listen(ports.upstream, '127.0.0.1', () =>
  process.send?.({ url: `http://127.0.0.1:${ports.upstream}` }),
);
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
