import { clsx } from 'clsx';

export type Environment = 'sandbox' | 'staging' | 'production';

const words: Record<Environment, string> = {
  sandbox: 'Sandbox',
  staging: 'Staging',
  production: 'Production',
};

/** The square and the word of an environment, with the app's name before it when given. The colour is never alone. */
export function EnvironmentWord({
  environment,
  label,
  className,
}: {
  environment: Environment;
  label?: string;
  className?: string;
}) {
  return (
    <span
      data-environment={environment}
      className={clsx(
        'inline-flex min-w-0 items-center gap-1.5 text-small font-medium text-env-word',
        className,
      )}
    >
      <span aria-hidden className="size-[7px] shrink-0 rounded-[2px] bg-env-line" />
      <span className="truncate">
        {label === undefined ? '' : `${label} · `}
        {words[environment]}
      </span>
    </span>
  );
}
