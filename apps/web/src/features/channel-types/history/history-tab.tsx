import { useDraft } from '../draft/use-draft.ts';

interface Props {
  app: string;
  name: string;
}

/** The versions of the type. */
export function HistoryTab({ app, name }: Props) {
  const { now } = useDraft(app, name);
  return (
    <p className="px-6 py-4 text-text-2">
      {now.version ? `Version ${now.version.number}` : 'No version has been recorded.'}
    </p>
  );
}
