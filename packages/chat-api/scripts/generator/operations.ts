import { overlay } from '../../src/overlay.ts';
import { operationSpecs } from '../../src/spec.ts';
import type { OperationSpec } from '../../src/spec.ts';
import { typeName } from './reach.ts';
import { camelCase, header, pascalCase, quote } from './text.ts';

const partTypes = (operation: OperationSpec): [params: string, query: string, body: string] => {
  const base = `types.${pascalCase(operation.name)}`;
  const multipart = operation.bodyContentType === 'multipart/form-data';
  const json = operation.bodyType === null ? 'undefined' : `types.${typeName(operation.bodyType, 'request')}`;
  return [
    operation.pathParams.length > 0 ? `${base}Params` : 'undefined',
    operation.queryParams.length > 0 ? `${base}Query` : 'undefined',
    multipart ? `${base}Body` : json,
  ];
};

function constant(operation: OperationSpec): string {
  const { effect, permission, stale } = overlay[operation.name] ?? {};
  if (effect === undefined || permission === undefined || stale === undefined) {
    throw new Error(`overlay.ts says nothing about ${operation.name}`);
  }
  const fields = [
    ['name', quote(operation.name)],
    ['operationId', quote(operation.operationId)],
    ['method', quote(operation.method)],
    ['path', quote(operation.path)],
    ['successStatus', String(operation.successStatus)],
    ['effect', quote(effect)],
    ['permission', quote(permission)],
    ['stale', `[${stale.map(quote).join(', ')}]`],
    ...(operation.bodyContentType === 'multipart/form-data' ? [['multipart', 'true']] : []),
  ];
  const type = `Operation<${[...partTypes(operation), `types.${operation.responseType}`].join(', ')}>`;
  return `export const ${camelCase(operation.name)}: ${type} = {\n${fields
    .map(([name, value]) => `  ${name}: ${value},\n`)
    .join('')}};\n`;
}

/** One constant per operation, so that a bundle carries only the operations that it calls. */
export const generateOperations = (): string =>
  header +
  "import type { Operation } from '../operation.ts';\nimport type * as types from './types.ts';\n\n" +
  operationSpecs.map(constant).join('\n');
