import { operationSpecs, typeSpecs } from '../../src/spec.ts';
import type { OperationSpec, ParameterSpec, TypeSpec, ValueSpec } from '../../src/spec.ts';
import { isRequired, reachable, typeName } from './reach.ts';
import type { Direction } from './reach.ts';
import { header, key, pascalCase, quote } from './text.ts';

const literals = (values: (string | number)[], direction: Direction): string => {
  const union = values.map((value) => (typeof value === 'string' ? quote(value) : value)).join(' | ');
  // A newer API may answer a value that is not listed yet; requests send only what is listed.
  return direction === 'answer' && typeof values[0] === 'string' ? `${union} | (string & {})` : union;
};

function valueType(value: ValueSpec, direction: Direction): string {
  const type = bareType(value, direction);
  return value.nullable ? `${type} | null` : type;
}

function bareType(value: ValueSpec, direction: Direction): string {
  if (value.ref !== undefined) return typeName(value.ref, direction);
  if (value.enum) return literals(value.enum, direction);
  switch (value.type) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'integer':
      return 'number';
    case 'number':
      if (value.format !== 'date-time') return 'number';
      return direction === 'request' ? 'RequestTime' : 'Nanoseconds';
    case 'array':
      return `Array<${value.items ? valueType(value.items, direction) : 'unknown'}>`;
    case 'object': {
      const inner = value.additionalProperties;
      return `Record<string, ${inner && Object.keys(inner).length > 0 ? valueType(inner, direction) : 'unknown'}>`;
    }
    case undefined:
      return 'unknown';
  }
}

const property = (name: string, value: ValueSpec, required: boolean, direction: Direction): string =>
  `  ${key(name)}${required ? '' : '?'}: ${valueType(value, direction)};\n`;

function namedType(name: string, spec: TypeSpec, direction: Direction): string {
  const identifier = typeName(name, direction);
  if (spec.enum) return `export type ${identifier} = ${literals(spec.enum, direction)};\n`;
  const properties = Object.entries(spec.properties).map(([field, value]) =>
    property(field, value, isRequired(name, field, direction), direction),
  );
  return `export interface ${identifier} {\n${properties.join('')}}\n`;
}

const parameters = (suffix: string, operation: OperationSpec, specs: ParameterSpec[]): string =>
  specs.length === 0
    ? ''
    : `export interface ${pascalCase(operation.name)}${suffix} {\n${specs
        .map((spec) => property(spec.name, spec, spec.required, 'request'))
        .join('')}}\n`;

const upload = (operation: OperationSpec): string =>
  `export interface ${pascalCase(operation.name)}Body {\n  file: Blob;\n${operation.bodyParams
    .filter((spec) => spec.name !== 'file')
    .map((spec) => property(spec.name, spec, spec.required, 'request'))
    .join('')}}\n`;

/** The wire types: one interface per named type, and per operation its path and query parameters. */
export function generateTypes(): string {
  const named = Object.entries(typeSpecs).flatMap(([name, spec]) => {
    const directions = (['answer', 'request'] as const).filter((direction) => reachable[direction].has(name));
    const distinct = new Set(directions.map((direction) => typeName(name, direction)));
    return directions.slice(0, distinct.size).map((direction) => namedType(name, spec, direction));
  });
  const perOperation = operationSpecs.flatMap((operation) => [
    parameters('Params', operation, operation.pathParams),
    parameters('Query', operation, operation.queryParams),
    operation.bodyContentType === 'multipart/form-data' ? upload(operation) : '',
  ]);
  const imports = "import type { Nanoseconds, RequestTime } from '../time.ts';\n\n";
  return header + imports + [...named, ...perOperation].filter((text) => text !== '').join('\n');
}
