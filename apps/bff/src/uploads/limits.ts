/** How much of uploads this server takes on. */
export interface UploadLimits {
  /** Of one file. */
  readonly fileBytes: number;
  /** Of one of the fields beside it. */
  readonly fieldBytes: number;
  /** Uploads under way, from all operators: each holds its file on the disk. */
  readonly atOnce: number;
  /** The same, of one operator. */
  readonly perOperator: number;
  /** How long the browser may send nothing. However long the whole takes does not matter. */
  readonly idleMs: number;
}

/** The Chat API takes no larger file. */
const largestFile = 100 * 1024 * 1024;

export const usualUploadLimits: UploadLimits = {
  fileBytes: largestFile,
  fieldBytes: 16 * 1024,
  atOnce: 8,
  perOperator: 4,
  idleMs: 30_000,
};
