/** Progress for people; standard output is kept for what the command promises to print. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
