import type { AuditRecord } from './present.ts';

const columns: readonly [name: string, value: (record: AuditRecord) => string | number | null | undefined][] =
  [
    ['at', (record) => record.at],
    ['person', (record) => record.operator?.name],
    ['person_id', (record) => record.operator?.id],
    ['role', (record) => record.operator?.role],
    ['app', (record) => record.app],
    ['operation', (record) => record.operation],
    ['effect', (record) => record.effect],
    ['target', (record) => record.target],
    ['channel', (record) => record.channel],
    ['outcome', (record) => record.outcome],
    ['status', (record) => record.status],
    ['duration_ms', (record) => record.duration_ms],
    ['error', (record) => (record.error === undefined ? undefined : JSON.stringify(record.error))],
    ['request', (record) => JSON.stringify(record.request)],
    ['request_id', (record) => record.request_id],
    ['upstream_request_id', (record) => record.upstream_request_id],
    ['ip', (record) => record.ip],
    ['user_agent', (record) => record.user_agent],
    ['id', (record) => record.id],
    ['hash', (record) => record.hash],
  ];

export const csvHeader = `${columns.map(([name]) => name).join(',')}\r\n`;

export const csvLine = (record: AuditRecord): string =>
  `${columns.map(([, value]) => cell(value(record))).join(',')}\r\n`;

/** Quoted, and with an apostrophe before what a spreadsheet would take for a formula. */
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
