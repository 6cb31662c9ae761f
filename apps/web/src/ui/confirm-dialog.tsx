import { type ReactNode, useId } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import type { Environment } from './environment.tsx';

interface Props {
  title: string;
  facts?: ReactNode;
  environment?: { label: string; environment: Environment } | undefined;
  /** What will happen, exactly. */
  children: ReactNode;
  /** Names what stays: "Keep channel". It has the focus; Enter never confirms. */
  keep: string;
  /** Names the act and its object: "Delete “Crew rota”". */
  act: string;
  /** Red. Default: true. */
  dangerous?: boolean;
  busy?: boolean;
  onKeep: () => void;
  onAct: () => void;
}

/** One column, for what is hard but not impossible to reverse. */
export function ConfirmDialog({
  title,
  facts,
  environment,
  children,
  keep,
  act,
  dangerous = true,
  busy = false,
  onKeep,
  onAct,
}: Props) {
  const described = useId();
  return (
    <Dialog
      alert
      title={title}
      facts={facts}
      environment={environment}
      describedBy={described}
      onClose={onKeep}
      footer={
        <>
          <Button size="form" onClick={onKeep} data-autofocus>
            {keep}
          </Button>
          <Button size="form" kind={dangerous ? 'danger-solid' : 'primary'} busy={busy} onClick={onAct}>
            {act}
          </Button>
        </>
      }
    >
      <div id={described} className="px-6 py-4 text-text-2">
        {children}
      </div>
    </Dialog>
  );
}
