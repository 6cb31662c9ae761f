// The least that a proxy in Node can be: node:http in front, a dispatch of undici behind, nothing
// looked at, nothing signed, nothing logged. The floor for what the BFF spends on a read.
import { createServer, type ServerResponse } from 'node:http';
import { type Dispatcher, Pool } from 'undici';
import { ports } from '../servers/ports.ts';

const pool = new Pool(`http://127.0.0.1:${ports.upstream}`, { connections: 32 });

function passOn(response: ServerResponse): Dispatcher.DispatchHandler {
  let controller: Dispatcher.DispatchController | undefined;
  response.on('drain', () => controller?.resume());
  response.once('close', () => {
    if (!response.writableFinished) controller?.abort(new Error('the client has left'));
  });
  return {
    onRequestStart(started) {
      controller = started;
    },
    onResponseStart(_controller, status, headers) {
      response.statusCode = status;
      for (const name of ['content-type', 'content-length']) {
        const value = headers[name];
        if (value !== undefined) response.setHeader(name, value);
      }
    },
    onResponseData(running, chunk) {
      if (!response.write(chunk)) running.pause();
    },
    onResponseEnd() {
      response.end();
    },
    onResponseError() {
      response.destroy();
    },
  };
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const method = request.method === 'POST' ? 'POST' : 'GET';
  const type = request.headers['content-type'];
  pool.dispatch(
    {
      path: request.url ?? '/',
      method,
      headers: type === undefined ? {} : { 'content-type': type },
      body: method === 'POST' ? request : null,
    },
    passOn(response),
  );
});
server.listen(ports.bareProxy, '127.0.0.1', () =>
  process.send?.({ url: `http://127.0.0.1:${ports.bareProxy}` }),
);
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
