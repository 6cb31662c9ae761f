import type { Caller } from '../../http/auth.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/** The HTML form of a message's text, as the API renders it; empty text has none. */
export const renderHtml = (text: string): string =>
  text === ''
    ? ''
    : `<p>${text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character).replaceAll('\n', '<br/>\n')}</p>\n`;

/** What is written of a message, with HTML only from the app's own server: everybody else's is rendered from the text. */
export const withOwnHtml = <T extends { html?: string | undefined }>(caller: Caller, fields: T): T =>
  caller.kind === 'server' ? fields : { ...fields, html: undefined };
