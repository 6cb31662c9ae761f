/** What scrolling found; times in milliseconds. */
export interface Scrolled {
  frames: number;
  /** Frames that should have come and did not, at 60 a second. */
  dropped: number;
  p95Ms: number;
  worstMs: number;
  longTasks: number;
  longTasksMs: number;
  /** Elements in the document, at the most. */
  nodes: number;
  /** Share of the list's height that the scroll came to, 0 to 1. */
  reached: number;
}

/** Runs in the page: scrolls the tallest list for some seconds, so many pixels each frame. `jump`
 *  goes evenly from its first row to its last instead. Stands alone: its text is what is sent there. */
export async function scroll(options: {
  seconds: number;
  pxPerFrame: number;
  jump: boolean;
}): Promise<Scrolled> {
  const { seconds, pxPerFrame, jump } = options;
  const list = window.benchList();
  const frameMs = 1000 / 60;
  const gaps: number[] = [];
  const longFrom = window.benchObserved.longTasks.length;
  let nodes = 0;
  let reached = 0;
  await new Promise<void>((done) => {
    const startedAt = performance.now();
    let last = 0;
    let step = pxPerFrame;
    const frame = (now: number): void => {
      if (last > 0) gaps.push(now - last);
      last = now;
      const end = list.scrollHeight - list.clientHeight;
      const share = Math.min(1, (now - startedAt) / (seconds * 1000));
      if (jump) {
        list.scrollTop = end * share;
      } else {
        if (list.scrollTop >= end - 2) step = -pxPerFrame;
        else if (list.scrollTop <= 0) step = pxPerFrame;
        list.scrollTop += step;
      }
      if (gaps.length % 10 === 0) nodes = Math.max(nodes, document.querySelectorAll('*').length);
      reached = Math.max(reached, (list.scrollTop + list.clientHeight) / list.scrollHeight);
      if (share < 1) requestAnimationFrame(frame);
      else done();
    };
    requestAnimationFrame(frame);
  });
  // The last long task is reported a little later.
  await new Promise((resolve) => setTimeout(resolve, 200));
  gaps.sort((a, b) => a - b);
  const long = window.benchObserved.longTasks.slice(longFrom);
  return {
    frames: gaps.length,
    dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0),
    p95Ms: gaps[Math.floor(gaps.length * 0.95)] ?? 0,
    worstMs: gaps.at(-1) ?? 0,
    longTasks: long.length,
    longTasksMs: long.reduce((sum, [, duration]) => sum + duration, 0),
    nodes,
    reached,
  };
}

/** Runs in the page: goes to the end of the tallest list until it grows no more. Throws after a
 *  minute of growing. */
export async function loadAll(): Promise<void> {
  const list = window.benchList();
  let quiet = 0;
  let height = 0;
  for (let waits = 0; quiet < 10; waits += 1) {
    if (waits > 600) throw new Error('the list has no end');
    list.scrollTop = list.scrollHeight;
    await new Promise((resolve) => setTimeout(resolve, 100));
    quiet = list.scrollHeight === height ? quiet + 1 : 0;
    height = list.scrollHeight;
  }
  list.scrollTop = 0;
}

declare global {
  interface Window {
    /** The tallest element of the page that scrolls. Throws when nothing does. */
    benchList: () => Element;
  }
}

/** Runs in the page before its own scripts: how the functions above find the list. */
export function offerList(): void {
  window.benchList = () => {
    const list = [...document.querySelectorAll('*')]
      .filter((element) => {
        const { overflowY } = getComputedStyle(element);
        const scrolls = overflowY === 'auto' || overflowY === 'scroll';
        return (
          (scrolls || element === document.scrollingElement) &&
          element.scrollHeight > element.clientHeight + 50
        );
      })
      .sort((a, b) => b.scrollHeight - a.scrollHeight)[0];
    if (!list) throw new Error('nothing on this page scrolls');
    return list;
  };
}
