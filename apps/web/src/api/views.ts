import { bff, bffQuery } from './bff.ts';

/** A page's search that somebody named, to return to it. */
export interface SavedView {
  id: string;
  app: string;
  page: string;
  name: string;
  search: Record<string, unknown>;
  shared: boolean;
  owner: { id: string; name: string };
  /** Whether the operator may change it. */
  mine: boolean;
}

/** The operator's own views of a page, and those that others share. */
export const viewsQuery = (app: string, page: string) =>
  bffQuery<{ views: SavedView[] }>('/api/views', { app, page });

export const createView = (view: Pick<SavedView, 'app' | 'page' | 'name' | 'search' | 'shared'>) =>
  bff<{ view: SavedView }>('/api/views', { method: 'POST', body: view });

export const changeView = (id: string, change: Partial<Pick<SavedView, 'name' | 'search' | 'shared'>>) =>
  bff<{ view: SavedView }>(`/api/views/${encodeURIComponent(id)}`, { method: 'PUT', body: change });

export const deleteView = (id: string) =>
  bff<unknown>(`/api/views/${encodeURIComponent(id)}`, { method: 'DELETE' });
