import type { Context } from '../context.ts';
import { InvalidRequest } from '../http/errors.ts';
import { formBody } from '../uploads/form-body.ts';
import type { UploadGate } from '../uploads/gate.ts';
import { readForm, type ReceivedForm } from '../uploads/read-form.ts';
import { type AdmittedCall, admitAgain, originOf, toOutgoing } from './authorise.ts';
import type { Exchange } from './exchange.ts';
import { identityOf } from './identities.ts';
import type { Input } from './place.ts';
import { refuseOddities, validate } from './validate.ts';
import type { Change } from './write.ts';

type UploadChange = Change & Pick<AdmittedCall, 'connection'>;

/**
 * Takes in the form of an upload and makes a change of it for `make`; whatever comes of that, the file is gone after it.
 * Nothing of the body is read before all else is known to be in order, and who asks is looked at again once it is here.
 * Throws as `readForm` and `UploadGate`, `InvalidRequest`, and what `make` throws.
 */
export async function withUpload<T>(
  context: Context,
  gate: UploadGate,
  { exchange, call }: { exchange: Exchange; call: AdmittedCall },
  make: (change: UploadChange) => Promise<T>,
): Promise<T> {
  validate(call.operation, call.input);
  const leave = gate.enter(call.operator.id);
  try {
    const { spool, limits } = context.uploads;
    const fieldNames = new Set(call.operation.spec.bodyParams.map(({ name }) => name));
    const form = await readForm(exchange.request, { spool, limits, fieldNames });
    try {
      const admitted = await admitAgain(context, exchange, call);
      const actorId = identityOf(admitted.operator);
      return await make({ ...changeOf(admitted, form, actorId), origin: originOf(context, exchange) });
    } finally {
      await form.file.content.close();
    }
  } finally {
    leave();
  }
}

/** The change that a form asks for: held against the contract, its file by name, and written down with what is known
 *  of it. */
function changeOf(
  call: AdmittedCall,
  { fields, file }: ReceivedForm,
  actorId: string,
): Omit<UploadChange, 'origin'> {
  const input: Input = { ...call.input, body: { ...decoded(fields), file: file.name } };
  refuseOddities(input);
  const outgoing = toOutgoing({ isRead: false }, { ...call, input }, actorId);
  const { name, type, content } = file;
  const { file: _name, ...rest } = input.body;
  const texts = Object.fromEntries(
    Object.entries(rest).map(([field, value]) => [field, JSON.stringify(value)]),
  );
  return {
    ...outgoing,
    ...call,
    form: formBody(texts, file),
    input: { ...input, body: { ...rest, file: { name, type, size: content.size, sha256: content.sha256 } } },
  };
}

/** The fields of a form, each of which is JSON. Who acts is said by us, so that is left out, whatever it is. */
function decoded(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(fields)) {
    if (name === 'user') continue;
    try {
      body[name] = JSON.parse(text);
    } catch {
      throw new InvalidRequest([{ path: name, message: 'This could not be read as JSON.' }]);
    }
  }
  return body;
}
