import { makeRows } from './rows.ts';

/** What this page was asked for by its address: `?rows=10000`, and `&show=data` to hold the rows
 *  without showing them, which tells what the rows alone weigh. */
const asked = new URLSearchParams(location.search);

export const rows = makeRows(Number(asked.get('rows') ?? 0));
export const isShown = asked.get('show') !== 'data';

/** Holds the rows for as long as the page lives, as a query cache does. */
Object.assign(window, { benchRows: rows });

/** Where the page is drawn. Throws without it. */
export function pageRoot(): Element {
  const root = document.querySelector('#root');
  if (!root) throw new Error('index.html has no #root');
  return root;
}
