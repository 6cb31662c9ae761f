import type { Locator, Page } from 'playwright-core';
import { say } from '../../scripts/say.ts';
import { countProcessorTime, type Latency, latencyOf } from './latency.ts';

/** How often each thing is done. */
const times = { clicks: 60, moves: 30, hovers: 30, wholes: 12 };
/** What is looked for, letter by letter. */
const searched = ['message', 'read-ch', 'owner-x'];

/** What is done to the matrix, and what it cost each time. */
export interface GrantsFigures {
  rows: number;
  columns: number;
  clicks: Latency[];
  /** By arrow keys. */
  moves: Latency[];
  hovers: Latency[];
  wholeRows: Latency[];
  wholeColumns: Latency[];
  letters: Latency[];
}

/** Works in the matrix of grants that the page shows, all over it, by mouse and keyboard. */
export async function workInGrants(page: Page): Promise<GrantsFigures> {
  const cdp = await countProcessorTime(page);
  const grid = page.getByRole('grid', { name: 'Grants' });
  const size = async (name: string) => Number(await grid.getAttribute(name)) - 1;
  const [rows, columns] = [await size('aria-rowcount'), await size('aria-colcount')];
  say(`Grants: ${rows} rows, ${columns} roles`);
  const press = async () => {
    await page.mouse.down();
    await page.mouse.up();
  };
  const cellAt = (index: number) =>
    middleOf(page, [(index * 37) % rows, (index * 7) % columns], [rows, columns]);
  const choose = async (button: Locator, index: number) => {
    await button.click();
    await page
      .getByRole('menuitem')
      .nth(index % 2 === 0 ? 2 : 0)
      .hover();
    return await latencyOf(page, cdp, 'click', press);
  };

  const hovers = await repeated(times.hovers, async (index) => {
    const { x, y } = await cellAt(index);
    return await latencyOf(page, cdp, 'pointermove', () => page.mouse.move(x, y));
  });
  const clicks = await repeated(times.clicks, async (index) => {
    const { x, y } = await cellAt(index);
    await page.mouse.move(x, y);
    return await latencyOf(page, cdp, 'click', press);
  });
  const moves = await repeated(times.moves, async (index) => {
    const key = index % 4 === 3 ? 'ArrowLeft' : index < times.moves / 2 ? 'ArrowDown' : 'ArrowUp';
    return await latencyOf(page, cdp, 'keydown', () => page.keyboard.press(key));
  });
  const wholeRows = await repeated(times.wholes, async (index) => {
    const row = (index >> 1) * 11;
    await middleOf(page, [row, 0], [rows, columns]);
    return await choose(page.locator(`[aria-rowindex="${row + 2}"] > [role=rowheader] button`), index);
  });
  const wholeColumns = await repeated(times.wholes, async (index) =>
    choose(
      grid
        .getByRole('columnheader')
        .getByRole('button')
        .nth((index >> 1) * 4),
      index,
    ),
  );
  const search = page.getByRole('searchbox', { name: 'Find permissions' });
  const letters: Latency[] = [];
  for (const word of searched) {
    await search.fill('');
    await search.focus();
    for (const letter of word)
      letters.push(await latencyOf(page, cdp, 'input', () => page.keyboard.press(letter)));
  }
  return { rows, columns, clicks, moves, hovers, wholeRows, wholeColumns, letters };
}

async function repeated(times: number, one: (index: number) => Promise<Latency>): Promise<Latency[]> {
  const all: Latency[] = [];
  for (let index = 0; index < times; index += 1) all.push(await one(index));
  return all;
}

/** Brings a cell into sight, which is not in the document until it is near; where its middle then is. */
async function middleOf(
  page: Page,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): Promise<{ x: number; y: number }> {
  await page.evaluate(
    ([down, across]) => {
      const scroller = document.querySelector('[role=grid]')?.parentElement;
      scroller?.scrollTo({
        top: down * (scroller.scrollHeight - scroller.clientHeight),
        left: across * (scroller.scrollWidth - scroller.clientWidth),
      });
    },
    [row / rows, column / columns] as const,
  );
  const cell = page.locator(`[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 2}"]`);
  await cell.evaluate((element) => element.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  const box = await cell.boundingBox();
  if (!box) throw new Error(`the cell ${row} ${column} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
