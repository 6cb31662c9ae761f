import type { RefObject } from 'react';
import { useWindow, type Window } from '../../../table/use-window.ts';

/** Of a role's column, in rem. */
export const columnRem = 5.5;

/** Columns are drawn by so many at a time, and so many beyond what is seen. */
const block = 2;
const beyond = 2;
const firstColumns = 6;

function columnsInSight({ scrollLeft, clientWidth }: HTMLElement): Window {
  const width = columnRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  // The column of the permissions lies over the left edge: what is counted here for its width is more than is seen.
  const from = Math.floor(scrollLeft / width / block) * block;
  return { first: Math.max(0, from - beyond), end: from + Math.ceil(clientWidth / width) + block };
}

/** Which roles' columns are drawn, of `count`: thirty roles cost no more than fit beside each other. */
export const useColumnWindow = (scroller: RefObject<HTMLElement | null>, count: number): Window =>
  useWindow(scroller, count, firstColumns, columnsInSight);
