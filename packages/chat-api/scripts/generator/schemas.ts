import { operationSpecs, typeSpecs } from '../../src/spec.ts';
import type { OperationSpec, ParameterSpec, ValueSpec } from '../../src/spec.ts';
import { isRequired, reachable } from './reach.ts';
import type { Direction } from './reach.ts';
import { header, key } from './text.ts';

const bounds = (value: ValueSpec, low?: number, high?: number): string =>
  (low === undefined ? '' : `.min(${low})`) + (high === undefined ? '' : `.max(${high})`);

function bareSchema(value: ValueSpec, direction: Direction): string {
  const strict = direction === 'request';
  if (value.ref !== undefined) return `z.lazy(() => ${value.ref})`;
  if (value.enum && strict)
    return `z.literal([${value.enum.map((entry) => JSON.stringify(entry)).join(', ')}])`;
  switch (value.type) {
    case 'string':
      return `z.string()${strict ? bounds(value, value.minLength, value.maxLength) : ''}`;
    case 'boolean':
      return 'z.boolean()';
    case 'integer':
      return `z.number()${strict ? `.int()${bounds(value, value.minimum, value.maximum)}` : ''}`;
    case 'number':
      if (value.format === 'date-time') return strict ? 'requestTime' : 'z.number()';
      return `z.number()${strict ? bounds(value, value.minimum, value.maximum) : ''}`;
    case 'array': {
      const items = value.items ? schema(value.items, direction) : 'z.unknown()';
      return `z.array(${items})${strict ? bounds(value, value.minItems, value.maxItems) : ''}`;
    }
    case 'object': {
      const inner = value.additionalProperties;
      const values = inner && Object.keys(inner).length > 0 ? schema(inner, direction) : 'z.unknown()';
      return `z.record(z.string(), ${values})`;
    }
    case undefined:
      return 'z.unknown()';
  }
}

const schema = (value: ValueSpec, direction: Direction): string =>
  bareSchema(value, direction) + (value.nullable ? '.nullable()' : '');

function property(name: string, value: ValueSpec, required: boolean, direction: Direction): string {
  // Some servers write an unset field as null; an answer is read with that in mind.
  const optional = direction === 'request' ? '.optional()' : '.nullish()';
  return `${key(name)}: ${schema(value, direction)}${required ? '' : optional}`;
}

const shape = (entries: string[], direction: Direction): string =>
  `z.${direction === 'request' ? 'strictObject' : 'looseObject'}({ ${entries.join(', ')} })`;

const namedSchema = (name: string, direction: Direction): string => {
  const spec = typeSpecs[name];
  if (!spec) throw new Error(`types.json has no ${name}`);
  const body = spec.enum
    ? bareSchema({ type: 'string', enum: spec.enum }, direction)
    : shape(
        Object.entries(spec.properties).map(([field, value]) =>
          property(field, value, isRequired(name, field, direction), direction),
        ),
        direction,
      );
  // Annotated, because inferring hundreds of recursive schemas is what the generated interfaces save us.
  return `const ${name}: z.ZodType = ${body};\n`;
};

const parameters = (specs: ParameterSpec[]): string =>
  shape(
    specs.map((spec) => property(spec.name, spec, spec.required, 'request')),
    'request',
  );

function requestEntry(operation: OperationSpec): string {
  const parts = [
    operation.pathParams.length > 0 ? `params: ${parameters(operation.pathParams)}` : '',
    operation.queryParams.length > 0 ? `query: ${parameters(operation.queryParams)}` : '',
    // Of a form these are the fields: its file stands there with its name.
    operation.bodyContentType !== null && operation.bodyType !== null ? `body: ${operation.bodyType}` : '',
  ];
  return `  ${operation.name}: { ${parts.filter((part) => part !== '').join(', ')} },\n`;
}

const names = (direction: Direction): string[] =>
  Object.keys(typeSpecs).filter((name) => reachable[direction].has(name));

const requestTime = `const requestTime = z.union([z.iso.datetime({ offset: true, error: 'expected a date and time with a zone (RFC 3339)' }), z.number().int()]);\n\n`;

/** Zod schemas: strict for requests (by operation and part), lenient for answers (by operation). */
export function generateSchemas(direction: Direction): string {
  const named = names(direction)
    .map((name) => namedSchema(name, direction))
    .join('');
  const imports = "import { z } from 'zod';\n";
  if (direction === 'answer') {
    const entries = operationSpecs.map((operation) => `  ${operation.name}: ${operation.responseType},\n`);
    return `${header}${imports}\n${named}\n/** What each operation answers, by its name. */\nexport const answerSchemas: Record<string, z.ZodType> = {\n${entries.join('')}};\n\n/** The body of every refusal. */\nexport const errorSchema = APIError;\n`;
  }
  const types = "import type { RequestSchemas } from '../request-schemas.ts';\n";
  return `${header}${imports}${types}\n${requestTime}${named}\n/** What each operation takes, by its name and part. */\nexport const requestSchemas: Record<string, RequestSchemas> = {\n${operationSpecs.map(requestEntry).join('')}};\n`;
}
