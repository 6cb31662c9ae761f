import { createHash } from 'node:crypto';
import helmet from 'helmet';
import type { PlainHandler } from './fixed-headers.ts';

/** The headers that keep a page of ours to itself. Scripts and styles come from our own origin
 *  or are inline ones of `html`, allowed by their hash; style attributes are not allowed. */
export function securityHeaders(options: { html?: string | undefined; https: boolean }): PlainHandler[] {
  const { html = '', https } = options;
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", ...inlineHashes(html, 'script')],
          styleSrc: ["'self'", ...inlineHashes(html, 'style')],
          imgSrc: ["'self'", 'data:', 'https:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          frameSrc: ["'none'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
    }),
    (_request, response, next) => {
      response.setHeader(
        'permissions-policy',
        'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      );
      next();
    },
  ];
}

/** CSP sources for every inline `<script>` or `<style>` of a page. */
export function inlineHashes(html: string, tag: 'script' | 'style'): string[] {
  const elements = html.matchAll(new RegExp(`<${tag}(\\s[^>]*)?>([\\s\\S]*?)</${tag}\\s*>`, 'gi'));
  return [...elements]
    .filter(([, attributes = '']) => !/\ssrc\s*=/i.test(attributes))
    .map(([, , text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}
