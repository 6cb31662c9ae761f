import { filterFieldsOf, operationSpecs } from '../../src/spec.ts';
import type { FilterFields, FilterFieldSpec, OperationSpec } from '../../src/spec.ts';
import { camelCase, header, key, quote } from './text.ts';

const field = ([name, { type, operators }]: [string, FilterFieldSpec]): string =>
  `  ${key(name)}: { type: ${quote(type)}, operators: [${operators.map(quote).join(', ')}] },\n`;

const constant = (name: string, fields: FilterFields): string =>
  `export const ${camelCase(name)} = {\n${Object.entries(fields).map(field).join('')}} satisfies FilterFields;\n`;

function constants(operation: OperationSpec): string[] {
  const { name, filterFields, filterParam } = operation;
  if (filterFields === undefined) return [];
  if (typeof filterParam === 'string')
    return [constant(`${name}_filter_fields`, filterFieldsOf(operation, filterParam))];
  return Object.keys(filterFields).map((parameter) =>
    constant(`${name}_${parameter}_fields`, filterFieldsOf(operation, parameter)),
  );
}

/** The fields and operators that each query accepts, one constant per filter. */
export const generateFilterFields = (): string =>
  `${header}import type { FilterFields } from '../spec.ts';\n\n${operationSpecs.flatMap(constants).join('\n')}`;
