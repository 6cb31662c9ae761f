import { operationSpecs } from './spec.ts';
import type { OperationSpec } from './spec.ts';

interface Route {
  spec: OperationSpec;
  segments: { parameter?: string; literal?: string }[];
  literals: number;
}

const routes: Route[] = operationSpecs.map((spec) => {
  const segments = spec.path
    .split('/')
    .slice(1)
    .map((segment) => (segment.startsWith('{') ? { parameter: segment.slice(1, -1) } : { literal: segment }));
  return { spec, segments, literals: segments.filter((segment) => segment.literal !== undefined).length };
});

const byShape = new Map<string, Route[]>();
for (const route of routes) {
  const shape = `${route.spec.method} ${route.segments.length}`;
  byShape.set(
    shape,
    [...(byShape.get(shape) ?? []), route].sort((a, b) => b.literals - a.literals),
  );
}

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined; // A lone percent sign: no operation has such a path.
  }
};

/**
 * The operation that a method and a path (without query) mean; literal segments win over parameters.
 * Path parameters are percent-decoded once. Undefined when the contract has no such operation.
 */
export function matchOperation(
  method: string,
  path: string,
): { spec: OperationSpec; params: Record<string, string> } | undefined {
  const parts = path.split('/').slice(1).map(decode);
  if (parts.some((part) => part === undefined || part === '')) return undefined;
  const route = byShape
    .get(`${method} ${parts.length}`)
    ?.find(({ segments }) =>
      segments.every(({ literal }, index) => literal === undefined || literal === parts[index]),
    );
  if (!route) return undefined;
  const params: Record<string, string> = {};
  route.segments.forEach(({ parameter }, index) => {
    if (parameter !== undefined) params[parameter] = parts[index] ?? '';
  });
  return { spec: route.spec, params };
}
