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
