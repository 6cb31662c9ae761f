import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../../../lib/copy.ts';
import { Button } from '../../../ui/button.tsx';

interface Props {
  /** What it is, for the button: "JSON", "curl". */
  of: string;
  text: string;
}

/** A text for machines, with a button that copies the whole of it. */
export function CodeBlock({ of, text }: Props) {
  const [copied, setCopied] = useState<boolean>();
  return (
    <div className="relative rounded-card border border-line bg-sunken">
      <Button
        size="small"
        icon={copied === true ? Check : Copy}
        className="absolute! top-1.5 right-1.5"
        onClick={() => void copyText(text).then(setCopied)}
      >
        {copied === undefined ? `Copy ${of}` : copied ? 'Copied' : 'Could not copy'}
      </Button>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, which the keyboard must reach
        tabIndex={0}
        aria-label={of}
        role="region"
        className="mono ring-inside max-h-96 overflow-auto rounded-card p-3 pt-9 text-small whitespace-pre"
      >
        {text}
      </pre>
    </div>
  );
}
