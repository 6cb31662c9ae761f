export interface Placement {
  /** Where the floating part stands. Turned over when there is no room. Default: below. */
  side?: 'below' | 'above' | 'right';
  /** Which edges are in line. Default: start. */
  align?: 'start' | 'end' | 'centre';
}

const gap = 4;
const margin = 8;

/**
 * Put a floating element (in the top layer, so `position: fixed`) beside its anchor, inside the window.
 * Set through the style object, which a content security policy without inline styles allows.
 */
export function place(
  floating: HTMLElement,
  anchor: Element,
  { side = 'below', align = 'start' }: Placement = {},
): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  let left =
    align === 'start' ? at.left : align === 'end' ? at.right - width : at.left + (at.width - width) / 2;
  let top = at.bottom + gap;
  if (side === 'right') {
    left = at.right + gap;
    top = at.top + (at.height - height) / 2;
    if (left + width > innerWidth - margin) left = at.left - gap - width;
  } else {
    const above = at.top - gap - height;
    const fitsBelow = top + height <= innerHeight - margin;
    if ((side === 'above' && above >= margin) || (!fitsBelow && above >= margin)) top = above;
  }
  floating.style.position = 'fixed';
  floating.style.left = `${clamp(left, innerWidth - width - margin)}px`;
  floating.style.top = `${clamp(top, innerHeight - height - margin)}px`;
}

const clamp = (value: number, most: number): number => Math.round(Math.max(margin, Math.min(value, most)));
