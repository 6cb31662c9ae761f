import { CodeBlock } from '../../channel/data/code-block.tsx';
import { useDraft } from '../draft/use-draft.ts';

interface Props {
  app: string;
  name: string;
}

/** The type as the API answered it. */
export function JsonTab({ app, name }: Props) {
  const { now } = useDraft(app, name);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-6 py-4">
      <CodeBlock of="JSON" text={JSON.stringify(now.answer, null, 2)} />
    </div>
  );
}
