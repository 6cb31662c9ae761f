import type { ParameterSpec } from '@backchannel/chat-api/spec';
import { inputError } from '../errors.ts';
import { isObject } from '../values.ts';
import { parseJson } from './parse-json.ts';

const decodeOnce = (text: string): string => {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone percent sign stands for itself.
  }
};

/** The raw parameters of a query string. A plus is a space here, and only here; the last of a name counts. */
export function splitQuery(search: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of search.replace(/^\?/, '').split('&')) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    const [name, value] = cut < 0 ? [pair, ''] : [pair.slice(0, cut), pair.slice(cut + 1)];
    parameters.set(decodeOnce(name.replaceAll('+', ' ')), decodeOnce(value.replaceAll('+', ' ')));
  }
  return parameters;
}

const jsonOf = (text: string, name: string): unknown => parseJson(text, `query parameter "${name}"`);

// Three clients, three ways: a JSON list; JSON objects joined by commas, each percent-encoded once more; null.
function objectList(text: string, name: string): unknown {
  const trimmed = text.trim();
  if (trimmed.startsWith('[') || trimmed === 'null') return jsonOf(trimmed, name); // Null means absent.
  const whole = trimmed.startsWith('{') ? trimmed : trimmed.split(',').map(decodeOnce).join(',');
  return jsonOf(`[${whole}]`, name);
}

function scalarList(text: string, name: string): unknown {
  if (text === 'null') return null; // One client says so of a list that is not set.
  if (text.startsWith('[')) return jsonOf(text, name);
  // One client quotes each element and its HTTP library quotes the whole again, so an element may need more.
  return text === '' ? [] : text.split(',').map(decodeOnce);
}

function numberOf(text: string): number | string {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? text : value;
}

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  True: true,
  '1': true,
  false: false,
  False: false,
  '0': false,
};

function convert(spec: ParameterSpec, text: string): unknown {
  switch (spec.type) {
    case 'boolean':
      return booleans[text] ?? text;
    case 'integer':
      return numberOf(text);
    case 'number':
      return spec.format === 'date-time' && !/^\d+$/.test(text) ? text : numberOf(text);
    case 'array': {
      const list = spec.items?.ref === undefined ? scalarList(text, spec.name) : objectList(text, spec.name);
      const items = spec.items?.type;
      if (!Array.isArray(list) || (items !== 'integer' && items !== 'number')) return list;
      return list.map((entry: unknown) => (typeof entry === 'string' ? numberOf(entry) : entry));
    }
    case 'object':
      return jsonOf(text, spec.name);
    default:
      return spec.ref === undefined ? text : jsonOf(text, spec.name);
  }
}

/** The query parameters that the operation knows, converted to what its description says they are. */
export function readQuery(
  specs: readonly ParameterSpec[],
  parameters: Map<string, string>,
): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const spec of specs) {
    const text = parameters.get(spec.name);
    if (text === undefined || (text === '' && spec.type !== 'string')) continue;
    const value = convert(spec, text);
    if (spec.ref !== undefined && value !== null && !isObject(value)) {
      throw inputError(`expected object for query parameter "${spec.name}"`);
    }
    query[spec.name] = value;
  }
  return query;
}
