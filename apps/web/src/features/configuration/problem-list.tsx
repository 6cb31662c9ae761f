import type { Problem } from '../../api/configuration.ts';
import { counted } from '../../lib/numbers.ts';

interface Props {
  problems: readonly Problem[];
  /** Leads to where the problem is. */
  onShow: (problem: Problem) => void;
}

/** What has to be mended in the file; each leads to its place. */
export function ProblemList({ problems, onShow }: Props) {
  return (
    <div role="alert" className="grid gap-2">
      <p className="text-section text-red">{counted(problems.length, 'thing')} to mend first</p>
      <ul className="border-t border-line">
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.column} ${problem.message}`} className="border-b border-line">
            <button
              type="button"
              onClick={() => onShow(problem)}
              className="ring-inside grid w-full gap-0.5 py-2 text-left hover:bg-hover"
            >
              <span className="break-words">{problem.message}</span>
              <span className="mono text-small break-all text-text-3">
                line {problem.line}, column {problem.column}
                {problem.path !== '' && ` · ${problem.path}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
