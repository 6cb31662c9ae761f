import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { CopyButton } from '../../ui/id.tsx';
import { Input } from '../../ui/input.tsx';

interface Props {
  title: string;
  /** Whose it is. */
  email: string;
  password: string;
  onClose: () => void;
}

/** A temporary password that is in force, until this is closed: it is kept nowhere, so a click beside it closes nothing, and
 *  Escape or the cross only when it is asked for twice. */
export function PasswordHandover({ title, email, password, onClose }: Props) {
  const described = useId();
  const [warned, setWarned] = useState(false);
  return (
    <Dialog
      alert
      title={title}
      facts={<bdi>{email}</bdi>}
      describedBy={described}
      onClose={() => {
        if (warned) onClose();
        else setWarned(true);
      }}
      footer={
        <Button size="form" kind="primary" onClick={onClose}>
          I have the password
        </Button>
      }
    >
      <div className="grid gap-4 px-6 py-4">
        <Field label="Temporary password" hint="This is the last time that it is shown.">
          {(control) => (
            <span className="flex items-center gap-2">
              <Input
                {...control}
                readOnly
                mono
                data-autofocus
                className="flex-1"
                value={password}
                onFocus={(event) => event.target.select()}
              />
              <CopyButton text={password} label="Copy the temporary password" />
            </span>
          )}
        </Field>
        {warned && (
          <p role="alert" className="text-small text-amber">
            Nobody can read the password here again. Press Esc once more to close this without it.
          </p>
        )}
        <p id={described} className="text-text-2">
          No mail is sent. Hand it over together with the address of this page; they sign in with their e-mail
          address and change it in the operator menu. If it gets lost, set a new one in the list of operators.
        </p>
      </div>
    </Dialog>
  );
}
