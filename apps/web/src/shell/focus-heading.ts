import type { AnyRouter } from '@tanstack/react-router';
import { signInPath } from './leave.ts';

/** After each move to another page, focus goes to its main heading, so that a screen reader says where one is. */
export function focusHeadingAfterNavigation(router: AnyRouter): void {
  router.subscribe('onRendered', ({ pathChanged, fromLocation, toLocation }) => {
    // Whoever signs in types at once.
    if (!pathChanged || !fromLocation || toLocation.pathname === signInPath) return;
    // What is opened beside a list is no other page, nor is another part of an object: the focus stays where it is.
    if (pageOf(fromLocation.pathname) !== pageOf(toLocation.pathname)) focusHeading();
    // Unless what was opened is to be read at once.
    else document.querySelector<HTMLElement>('[data-opened-heading]')?.focus({ preventScroll: true });
  });
}

/** Focus goes to the page's main heading. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1, h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

const pageOf = (pathname: string): string =>
  pathname.replace(/\/beside\/[^/]*$|(?<=\/audit)\/[^/]*$|(?<=\/channel-types\/[^/]+)\/.*$/, '');
