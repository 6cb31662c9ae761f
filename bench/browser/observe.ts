/** What only the page itself can see; times in milliseconds since the navigation began. */
export interface Observed {
  firstPaint: number;
  largestPaint: number;
  layoutShift: number;
  /** When the ready selector first matched something with a size; 0 before. */
  ready: number;
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
export function observe(readySelector: string): void {
  const observed: Observed = {
    firstPaint: 0,
    largestPaint: 0,
    layoutShift: 0,
    ready: 0,
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
  const look = (): void => {
    const box = document.querySelector(readySelector)?.getBoundingClientRect();
    if (!box || box.width === 0 || box.height === 0) {
      requestAnimationFrame(look);
      return;
    }
    observed.ready = performance.now();
    observed.requestsBeforeReady =
      1 +
      performance.getEntriesByType('resource').filter(({ startTime }) => startTime < observed.ready).length;
  };
  requestAnimationFrame(look);
}
