import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Operator } from '../auth/operator.ts';
import type { Schema } from '../db/schema.ts';
import { Conflict, HttpError, NotFound } from '../http/errors.ts';

const maxSearchBytes = 8 * 1024;
const maxViewsPerPage = 100;

const storedSearchSchema = z.record(z.string(), z.json());
const searchSchema = storedSearchSchema.refine(
  (search) => Buffer.byteLength(JSON.stringify(search)) <= maxSearchBytes,
  'Give at most 8 kB.',
);
const nameField = z
  .string('Give a name.')
  .trim()
  .min(1, 'Give a name.')
  .max(80, 'Give at most 80 characters.');

export const newViewSchema = z.strictObject({
  app: z.string().max(40),
  page: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'This is not the name of a page.'),
  name: nameField,
  search: searchSchema,
  shared: z.boolean().default(false),
});

export const viewChangeSchema = z.strictObject({
  name: nameField.optional(),
  search: searchSchema.optional(),
  shared: z.boolean().optional(),
});

/** A page's search that somebody named, to return to it. */
export interface SavedView {
  readonly id: string;
  readonly app: string;
  readonly page: string;
  readonly name: string;
  readonly search: z.infer<typeof searchSchema>;
  readonly shared: boolean;
  readonly owner: { readonly id: string; readonly name: string };
  /** Whether the operator who asks may change it. */
  readonly mine: boolean;
}

/** An operator's own views of a page and those that others share, by name. */
export async function listViews(
  db: Kysely<Schema>,
  operator: Operator,
  place: { app: string; page: string },
): Promise<SavedView[]> {
  const rows = await withOwner(db)
    .where('app', '=', place.app)
    .where('page', '=', place.page)
    .where((where) => where.or([where('owner_id', '=', operator.id), where('shared', '=', 1)]))
    .orderBy('saved_view.name')
    .orderBy('saved_view.id')
    .execute();
  return rows.map((row) => present(row, operator));
}

/** Throws `Conflict` `too_many_views` beyond a hundred of one operator for one page. */
export async function createView(
  db: Kysely<Schema>,
  operator: Operator,
  view: z.infer<typeof newViewSchema>,
  now: number,
): Promise<SavedView> {
  const { count } = await db
    .selectFrom('saved_view')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('app', '=', view.app)
    .where('page', '=', view.page)
    .where('owner_id', '=', operator.id)
    .executeTakeFirstOrThrow();
  if (count >= maxViewsPerPage) {
    throw new Conflict('too_many_views', `You have ${maxViewsPerPage} views of this page. Delete one first.`);
  }
  const id = randomUUID();
  await db
    .insertInto('saved_view')
    .values({
      id,
      app: view.app,
      page: view.page,
      name: view.name,
      search: JSON.stringify(view.search),
      shared: Number(view.shared),
      owner_id: operator.id,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return readView(db, operator, id);
}

/** Only the owner may. Throws `NotFound`, or `HttpError` 403 `not_owner` for another's view. */
export async function updateView(
  db: Kysely<Schema>,
  operator: Operator,
  id: string,
  change: z.infer<typeof viewChangeSchema>,
  now: number,
): Promise<SavedView> {
  await ownView(db, operator, id);
  const { name, search, shared } = change;
  await db
    .updateTable('saved_view')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(search === undefined ? {} : { search: JSON.stringify(search) }),
      ...(shared === undefined ? {} : { shared: Number(shared) }),
      updated_at: now,
    })
    .where('id', '=', id)
    .execute();
  return readView(db, operator, id);
}

/** Only the owner may. Throws as `updateView`. */
export async function deleteView(db: Kysely<Schema>, operator: Operator, id: string): Promise<void> {
  await ownView(db, operator, id);
  await db.deleteFrom('saved_view').where('id', '=', id).execute();
}

async function ownView(db: Kysely<Schema>, operator: Operator, id: string): Promise<SavedView> {
  const view = await readView(db, operator, id);
  if (view.mine) return view;
  throw new HttpError(403, 'not_owner', `This view belongs to ${view.owner.name}. Save your own instead.`);
}

/** A view that somebody else keeps to themselves is not there. */
async function readView(db: Kysely<Schema>, operator: Operator, id: string): Promise<SavedView> {
  const row = await withOwner(db).where('saved_view.id', '=', id).executeTakeFirst();
  const view = row && present(row, operator);
  if (!view || !(view.mine || view.shared)) throw new NotFound('This view');
  return view;
}

const withOwner = (db: Kysely<Schema>) =>
  db
    .selectFrom('saved_view')
    .innerJoin('user', 'user.id', 'saved_view.owner_id')
    .select([
      'saved_view.id',
      'saved_view.app',
      'saved_view.page',
      'saved_view.name',
      'saved_view.search',
      'saved_view.shared',
      'saved_view.owner_id',
      'user.name as owner_name',
    ]);

function present(
  row: {
    id: string;
    app: string;
    page: string;
    name: string;
    search: string;
    shared: number;
    owner_id: string;
    owner_name: string;
  },
  operator: Operator,
): SavedView {
  return {
    id: row.id,
    app: row.app,
    page: row.page,
    name: row.name,
    // Whatever was let in once stays readable.
    search: storedSearchSchema.parse(JSON.parse(row.search)),
    shared: row.shared === 1,
    owner: { id: row.owner_id, name: row.owner_name },
    mine: row.owner_id === operator.id,
  };
}
