/** What only the page itself can see; times in milliseconds since the navigation began. */
export interface Observed {
  firstPaint: number;
  largestPaint: number;
  layoutShift: number;
  /** When the ready selector first matched something with a size; 0 before. */
  ready: number;
  /** The same for what the page's own script draws; the first rows stand there before it. */
  drawn: number;
  /** Requests begun by then, the document's own among them. */
  requestsBeforeReady: number;
  /** Start and duration of every task over 50 ms. */
  longTasks: [startMs: number, durationMs: number][];
}

declare global {
  interface Window {
    benchObserved: Observed;
  }
}

/** Runs in the page before its own scripts. Stands alone: its text is what is sent there. */
export function observe([readySelector, drawnSelector]: readonly [ready: string, drawn: string]): void {
  const observed: Observed = {
    firstPaint: 0,
    largestPaint: 0,
    layoutShift: 0,
    ready: 0,
    drawn: 0,
    requestsBeforeReady: 0,
    longTasks: [],
  };
  window.benchObserved = observed;
  const on = (type: string, take: (entry: PerformanceEntry) => void): void => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
    observer.observe({ type, buffered: true });
  };
  on('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') observed.firstPaint = startTime;
  });
  on('largest-contentful-paint', ({ startTime }) => {
    observed.largestPaint = startTime;
  });
  on('longtask', ({ startTime, duration }) => observed.longTasks.push([startTime, duration]));
  on('layout-shift', (entry) => {
    if (!('hadRecentInput' in entry) || !('value' in entry)) return;
    if (entry.hadRecentInput !== true && typeof entry.value === 'number') observed.layoutShift += entry.value;
  });
  const isThere = (selector: string): boolean => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return box !== undefined && box.width > 0 && box.height > 0;
  };
  const look = (): void => {
    if (observed.ready === 0 && isThere(readySelector)) {
      observed.ready = performance.now();
      observed.requestsBeforeReady =
        1 +
        performance.getEntriesByType('resource').filter(({ startTime }) => startTime < observed.ready).length;
    }
    if (observed.ready > 0 && isThere(drawnSelector)) observed.drawn = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
