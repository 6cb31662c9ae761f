import type { RequestListener } from 'node:http';
import express, { type Express, json, type RequestHandler } from 'express';
import { createAuditRouter } from './audit/router.ts';
import { operatorRoutes } from './auth/operator-routes.ts';
import { sessionRoutes } from './auth/session-routes.ts';
import { signInRoutes } from './auth/sign-in-routes.ts';
import { changeSetRoutes } from './change-sets/routes.ts';
import { configurationRoutes } from './configuration/routes.ts';
import { createChatProxyHandler } from './chat-proxy/handler.ts';
import type { Context } from './context.ts';
import { errorHandler } from './http/error-handler.ts';
import { HttpError } from './http/errors.ts';
import { headersSetBy, type PlainHandler } from './http/fixed-headers.ts';
import { historyRoutes } from './history/routes.ts';
import { appHealthRoutes, healthRoutes } from './http/health.ts';
import { requestLog } from './http/log.ts';
import { isRead } from './http/method.ts';
import { requestId } from './http/request-id.ts';
import { sameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { readPage, webApp } from './http/web-app.ts';
import { viewRoutes } from './views/routes.ts';

const maxBodyBytes = 64 * 1024;

/** The whole server, ready to be given to `http.createServer`. `webRoot` is the folder of the built
 *  web app; where it is missing, there are no pages, only the API. */
export function createApp(context: Context, options: { webRoot: string }): RequestListener {
  const html = readPage(options.webRoot);
  const https = context.config.publicOrigin?.startsWith('https://') ?? false;
  const security = securityHeaders({ html, https });
  const proxy = createChatProxyHandler(context, headersSetBy(security));
  const routes = createRoutes(context, { ...options, html, security });
  return (request, response) => {
    if (!proxy(request, response)) routes(request, response);
  };
}

/** Everything of ours, in Express. */
function createRoutes(
  context: Context,
  options: { webRoot: string; html: string | undefined; security: PlainHandler[] },
): Express {
  const { config, log } = context;
  const { webRoot, html, security } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustedProxies);
  app.set('query parser', 'simple');

  app.use(requestId, requestLog(log));
  app.use(security);
  app.use(healthRoutes(context));
  app.use('/api', noStore, sameOrigin(config), jsonOnly);
  app.use(changeSetRoutes(context));
  app.use(configurationRoutes(context));
  app.use('/api', json({ limit: maxBodyBytes, strict: false }));
  app.use(signInRoutes(context));
  app.use(sessionRoutes(context));
  app.use(operatorRoutes(context));
  app.use(viewRoutes(context));
  app.use(appHealthRoutes(context));
  app.use(createAuditRouter(context));
  app.use(historyRoutes(context));
  app.use('/api', noSuchRoute);

  if (html !== undefined) app.use(webApp(webRoot, html));
  app.use(noSuchRoute);
  app.use(errorHandler(log));
  return app;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

/** Forms of other sites cannot send JSON without asking first, so nothing else changes anything. */
const jsonOnly: RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || (request.headers['content-length'] ?? '0') !== '0';
  if (!isRead(request.method) && hasBody && !request.is('json')) {
    throw new HttpError(415, 'json_required', 'This route takes JSON only.');
  }
  next();
};

const noSuchRoute: RequestHandler = () => {
  throw new HttpError(404, 'not_found', 'This address leads nowhere.');
};
