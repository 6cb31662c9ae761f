import { expect, test } from 'vitest';
import { askForMissing, loadPart, missingStore } from './part.ts';

/** Something to load that fails until it is let. */
function gate(name: string) {
  const state = { isOpen: false, asked: 0 };
  const load = async () => {
    state.asked += 1;
    if (!state.isOpen) throw new TypeError(`Failed to fetch dynamically imported module: ${name}`);
    return { name };
  };
  return { state, load };
}

const settled = async (part: Promise<unknown>): Promise<unknown> =>
  Promise.race([part, new Promise((resolve) => setImmediate(resolve, 'on its way'))]);

test('what cannot be loaded is missing until it can be, and comes to all who asked', async () => {
  const { state, load } = gate('dialog');
  const changes: boolean[] = [];
  const end = missingStore.subscribe(() => changes.push(missingStore.get()));
  const first = loadPart(load);
  const second = loadPart(load);
  expect(await settled(first)).toBe('on its way');
  expect(missingStore.get()).toBe(true);

  askForMissing();
  expect(await settled(first)).toBe('on its way');
  expect(missingStore.get()).toBe(true);

  state.isOpen = true;
  askForMissing();
  expect(await Promise.all([first, second])).toEqual([{ name: 'dialog' }, { name: 'dialog' }]);
  expect(missingStore.get()).toBe(false);
  expect(changes.at(-1)).toBe(false);
  end();
});

test('asking for one again that can be loaded by now brings it to who waits, and leaves others missing', async () => {
  const menu = gate('menu');
  const gone = gate('gone');
  const early = loadPart(menu.load);
  const never = loadPart(gone.load);
  expect(await settled(early)).toBe('on its way');
  menu.state.isOpen = true;
  expect(await loadPart(menu.load)).toEqual({ name: 'menu' });
  expect(await early).toEqual({ name: 'menu' });
  expect(gone.state.asked).toBe(1);
  expect(missingStore.get()).toBe(true);
  gone.state.isOpen = true;
  askForMissing();
  expect(await never).toEqual({ name: 'gone' });
  expect(missingStore.get()).toBe(false);
});
