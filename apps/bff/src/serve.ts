import { createServer, type RequestListener, type Server } from 'node:http';

const finishWithinMs = 5000;

/** Listens on all interfaces and resolves with the server and its port once it accepts. Rejects
 *  with the system's error, such as EADDRINUSE. */
export function listen(listener: RequestListener, port: number): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    // Longer than the minute after which load balancers close theirs.
    server.keepAliveTimeout = 65_000;
    server.once('error', reject);
    server.listen(port, () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

/** Accepts nothing new, lets running requests end for five seconds, then breaks them off. */
export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const tooLate = setTimeout(() => server.closeAllConnections(), finishWithinMs);
    // A connection stays open after its last answer, in case there is another request.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(tooLate);
      clearInterval(idle);
      resolve();
    });
  });
}
