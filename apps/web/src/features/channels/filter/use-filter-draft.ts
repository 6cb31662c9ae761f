import { useState } from 'react';
import type { Filter } from '../channels-request.ts';
import type { FilterProblem } from './check.ts';
import type { TextPlace } from './json-text.ts';

/** The filter as somebody is typing it. */
export interface Draft {
  text: string;
  /** Absent while the text is no JSON object. */
  filter?: Filter | undefined;
  problems: (FilterProblem & { place: TextPlace })[];
}

/**
 * What is being typed, and the filter that it began from: once another filter is applied, by a chip or by going back,
 * the text belongs to the past.
 */
export function useFilterDraft(applied: Filter | string) {
  const base = typeof applied === 'string' ? applied : JSON.stringify(applied);
  const [state, setState] = useState<{ base: string; draft: Draft }>();
  const draft = state?.base === base ? state.draft : undefined;
  return {
    draft,
    setDraft: (next: Draft | undefined) => setState(next && { base, draft: next }),
  };
}
