import { kinds } from '@backchannel/configuration';
import { z } from 'zod';
import { checkOwnChange } from '../chat-proxy/own-change.ts';
import type { Input } from '../chat-proxy/place.ts';
import { noObject } from '../history/fingerprint.ts';
import { maxReasonLength } from '../history/terms.ts';
import { appGrantsName, type ChangeAct, maxNameLength, operationFor } from '../history/tracked-operations.ts';
import { InvalidRequest, type RequestIssue } from '../http/errors.ts';

const maxTitleLength = 200;
export const maxSteps = 200;

const acts = ['create', 'update', 'delete'] as const;
const changeActs = { create: 'created', update: 'updated', delete: 'deleted' } as const satisfies Record<
  (typeof acts)[number],
  ChangeAct
>;

/** Of settings that the step before makes, which nobody has seen yet. */
export const madeBefore = 'made';

/** One of the changes. */
export const stepSchema = z
  .strictObject({
    app: z.string('Give an app.').max(40, 'Give an app.'),
    kind: z.enum(kinds, `Give one of ${kinds.join(', ')}.`),
    name: z
      .string('Give a name.')
      .min(1, 'Give a name.')
      .max(maxNameLength, `Give at most ${maxNameLength} characters.`),
    act: z.enum(acts, `Give one of ${acts.join(', ')}.`),
    /** Of the settings that the change was made from; `none` for what is created, `made` for what the step before creates. */
    fingerprint: z.string().regex(/^([0-9a-f]{64}|none|made)$/, 'This is no fingerprint.'),
    /** Of the API's request, without the name; nothing for a deletion. */
    body: z.record(z.string(), z.json()).default({}),
  })
  .superRefine(({ kind, name, act, fingerprint, body }, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (operationFor(kind, changeActs[act]) === undefined)
      complain('act', `Nothing of this kind can be ${changeActs[act]}.`);
    if ((act === 'create') !== (fingerprint === noObject))
      complain('fingerprint', 'Give “none” for what is created, and only for that.');
    if (act === 'delete' && Object.keys(body).length > 0) complain('body', 'A deletion has no body.');
    if (kind !== 'app_grants') return;
    if (name !== appGrantsName) complain('name', `The grants of an app are called “${appGrantsName}”.`);
    // The rest of an app's settings is not what this is for, and some of it is secret.
    if (Object.keys(body).join() !== 'grants') complain('body', 'Give grants, and nothing else.');
  });

/** What is to be changed, and why. */
export const planSchema = z
  .strictObject({
    title: z
      .string('Give a title.')
      .trim()
      .min(1, 'Give a title.')
      .max(maxTitleLength, `Give at most ${maxTitleLength} characters.`),
    reason: z
      .string('Give a reason.')
      .trim()
      .max(maxReasonLength, `Give at most ${maxReasonLength} characters.`)
      .default(''),
    steps: z
      .array(stepSchema, 'Give a list of steps.')
      .min(1, 'Give at least one step.')
      .max(maxSteps, `Give at most ${maxSteps} steps.`),
  })
  .superRefine(({ steps }, context) => {
    for (const [index, { app, kind, name, act, fingerprint }] of steps.entries()) {
      if (fingerprint !== madeBefore) continue;
      const before = steps[index - 1];
      const isMade =
        act === 'update' &&
        before?.act === 'create' &&
        before.app === app &&
        before.kind === kind &&
        before.name === name;
      if (!isMade) {
        const path = ['steps', index, 'fingerprint'];
        context.addIssue({ code: 'custom', path, message: 'The step before does not create this.' });
      }
    }
  });

export type Plan = z.infer<typeof planSchema>;
export type PlannedStep = Plan['steps'][number];

/** A step as a call of the Chat API. */
export function callOf(step: PlannedStep): { operation: string; input: Input } {
  const operation = operationFor(step.kind, changeActs[step.act]);
  if (operation === undefined) throw new Error(`nothing of the kind ${step.kind} can be ${step.act}d`);
  const { kind, name, act, body } = step;
  if (act === 'create') return { operation, input: { params: {}, query: {}, body: { ...body, name } } };
  const params: Record<string, string> = kind === 'app_grants' ? {} : { name };
  return { operation, input: { params, query: {}, body: { ...body } } };
}

/** Holds every step against the contract. Throws `InvalidRequest` that names what is wrong in which. */
export function checkPlan(plan: Plan, actorId: string): void {
  const issues = plan.steps.flatMap((step, index): RequestIssue[] => {
    const { operation, input } = callOf(step);
    try {
      checkOwnChange(operation, input, actorId);
      return [];
    } catch (error) {
      if (!(error instanceof InvalidRequest)) throw error;
      return (error.details.issues ?? []).map(({ path, message }) => ({
        path: ['steps', index, ...(path === 'name' ? [] : ['body']), path]
          .filter((part) => part !== '')
          .join('.'),
        message,
      }));
    }
  });
  if (issues.length > 0) throw new InvalidRequest(issues);
}
