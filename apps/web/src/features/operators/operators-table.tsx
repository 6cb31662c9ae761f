import { useQueryClient } from '@tanstack/react-query';
import { Ban, ChevronDown, Ellipsis, RectangleEllipsis, RotateCcw } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { OperatorAccount } from '../../api/operators.ts';
import { type Role, roleName, useSession } from '../../api/session.ts';
import { useAct } from '../../api/use-act.ts';
import { KeysToCome } from '../../lib/keys-to-come.ts';
import { lazyPart } from '../../lib/part.ts';
import { shortName } from '../../lib/short-name.ts';
import { toastActFailure } from '../../shell/lost-answer.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge, Tag } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PlainButton } from '../../ui/plain-button.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast-store.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { change as changeOperator, type OperatorChange } from './operator-acts.ts';

const ConfirmDialog = lazyPart(async () => ({
  default: (await import('../../ui/confirm-dialog.tsx')).ConfirmDialog,
}));
const NewPasswordDialog = lazyPart(() => import('./new-password-dialog.tsx'));
const OwnRoleDialog = lazyPart(() => import('./own-role-dialog.tsx'));
const roles: Role[] = ['viewer', 'moderator', 'marketer', 'admin'];

const reasons = {
  demo_operator:
    'One of the demo’s own people, who are what their buttons say. They sign in without a password.',
  real_operator: 'Not of the demo: only an admin who is not of the demo either can change them.',
};

/** One row per operator; the role is changed in its cell, with Undo. One's own asks first. */
export function OperatorsTable({ operators }: { operators: OperatorAccount[] }) {
  const [disabling, setDisabling] = useState<OperatorAccount>();
  const [locked, setLocked] = useState<OperatorAccount>();
  const [ownRole, setOwnRole] = useState<Role>();
  return (
    <div className="overflow-x-auto">
      <table className="w-full pane:min-w-[40rem] border-collapse text-left">
        <thead className="text-small text-text-2">
          <tr className="h-8 border-y border-line">
            <th className="pr-4 font-normal">Name</th>
            <th className="pr-4 font-normal">Role</th>
            <th className="pr-4 font-normal max-pane:hidden">Added</th>
            <th className="pr-4 font-normal max-pane:hidden">State</th>
            <th>
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {operators.map((operator) => (
            <OperatorRow
              key={operator.id}
              operator={operator}
              onPassword={() => setLocked(operator)}
              onDisable={() => setDisabling(operator)}
              onOwnRole={setOwnRole}
            />
          ))}
        </tbody>
      </table>
      <Suspense fallback={<KeysToCome />}>
        {locked && <NewPasswordDialog operator={locked} onClose={() => setLocked(undefined)} />}
        {disabling && <DisableDialog operator={disabling} onClose={() => setDisabling(undefined)} />}
        {ownRole && <OwnRoleDialog role={ownRole} onClose={() => setOwnRole(undefined)} />}
      </Suspense>
    </div>
  );
}

function DisableDialog({ operator, onClose }: { operator: OperatorAccount; onClose: () => void }) {
  const change = useChange();
  return (
    <ConfirmDialog
      title={`Disable ${operator.name}`}
      facts={operator.email}
      keep="Keep access"
      act={`Disable ${shortName(operator.name)}`}
      busy={change.isPending}
      onKeep={() => {
        // What was sent is on its way: closing could only hide what becomes of it.
        if (!change.isPending) onClose();
      }}
      onAct={() => change.mutate({ operator, to: { disabled: true } }, { onSettled: onClose })}
    >
      All their sessions end at once and they cannot sign in any more. What they did stays in the audit log.
      You can enable them again.
    </ConfirmDialog>
  );
}

interface RowProps {
  operator: OperatorAccount;
  onPassword: () => void;
  onDisable: () => void;
  onOwnRole: (role: Role) => void;
}

function OperatorRow({ operator, onPassword, onDisable, onOwnRole }: RowProps) {
  const { operator: me } = useSession();
  // Of each row its own: a change of one is no reason to drop that of another.
  const change = useChange();
  const { id, name, email, role, disabled } = operator;
  const isMe = id === me.id;
  const fixed = operator.fixed && reasons[operator.fixed];
  const busy = change.isPending ? 'They are being changed.' : undefined;
  return (
    <tr className="h-(--row) border-b pointer-coarse:h-13 border-line hover:bg-hover">
      <td className="max-w-72 pr-4 max-pane:w-full max-pane:max-w-0">
        <div className="flex items-center gap-2">
          <Avatar name={name} />
          <div className="grid min-w-0">
            <span className="flex min-w-0 items-center gap-1.5 leading-[18px]">
              <bdi className="truncate font-medium">{name}</bdi>
              {isMe && <Tag>you</Tag>}
              {operator.fixed === 'demo_operator' && (
                <Tooltip text={reasons.demo_operator}>
                  {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- says why the role is fixed, also to the keyboard */}
                  <span tabIndex={0}>
                    <Tag>demo</Tag>
                  </span>
                </Tooltip>
              )}
            </span>
            <span className="truncate text-tiny leading-[14px] text-text-3 in-data-[density=compact]:hidden">
              {disabled && <span className="text-amber pane:hidden">Disabled · </span>}
              {email}
            </span>
          </div>
        </div>
      </td>
      <td className="pr-4">
        {fixed === undefined ? (
          <Menu
            label={`Role of ${name}`}
            items={roles.map((item) => ({
              label: roleName(item),
              checked: item === role,
              disabledReason: busy,
              onSelect: () => {
                if (item === role) return;
                if (isMe) onOwnRole(item);
                else change.mutate({ operator, to: { role: item } });
              },
            }))}
            trigger={(props) => (
              <PlainButton
                {...props}
                aria-label={`Role of ${name}: ${roleName(role)}`}
                className="w-32 justify-between! font-normal! max-pane:w-28"
              >
                {roleName(role)}
                <ChevronDown size={14} className="shrink-0 text-text-2" aria-hidden />
              </PlainButton>
            )}
          />
        ) : operator.fixed === 'real_operator' ? (
          <Tooltip text={reasons.real_operator}>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- says why the role is fixed, also to the keyboard */}
            <span tabIndex={0} className="text-text-2">
              {roleName(role)}
            </span>
          </Tooltip>
        ) : (
          <span className="text-text-2">{roleName(role)}</span>
        )}
      </td>
      <td className="pr-4 text-text-2 max-pane:hidden">
        <Time at={new Date(operator.created_at)} form="day" focusable />
      </td>
      <td className="pr-4 max-pane:hidden">
        {disabled && (
          <Badge tone="amber" icon={Ban}>
            Disabled
          </Badge>
        )}
      </td>
      <td className="w-8 text-right">
        <Menu
          label={`Actions for ${name}`}
          align="end"
          items={[
            {
              label: `Set a new password for ${name}…`,
              icon: RectangleEllipsis,
              disabledReason: fixed ?? (isMe ? 'Change your own in the operator menu.' : undefined),
              onSelect: onPassword,
            },
            disabled
              ? {
                  label: `Enable ${name}`,
                  icon: RotateCcw,
                  disabledReason: fixed ?? busy,
                  onSelect: () => change.mutate({ operator, to: { disabled: false } }),
                }
              : {
                  label: `Disable ${name}…`,
                  icon: Ban,
                  dangerous: true,
                  disabledReason: fixed ?? (isMe ? 'Another admin must do that for you.' : busy),
                  onSelect: onDisable,
                },
          ]}
          trigger={(props) => <IconButton icon={Ellipsis} label={`Actions for ${name}`} {...props} />}
        />
      </td>
    </tr>
  );
}

interface Change {
  operator: OperatorAccount;
  to: OperatorChange;
}

function useChange() {
  const queries = useQueryClient();
  const mutation = useAct({
    mutationFn: ({ operator, to }: Change) => changeOperator(queries, operator.id, to),
    onSuccess: (_answer, { operator, to }) => {
      const back = 'role' in to ? { role: operator.role } : { disabled: operator.disabled };
      toast({
        kind: 'done',
        title: said(shortName(operator.name), to),
        undo: async () => void (await changeOperator(queries, operator.id, back)),
      });
    },
    onError: (error, { operator }) => toastActFailure(error, `${shortName(operator.name)} was not changed`),
  });
  return mutation;
}

function said(name: string, to: Change['to']): string {
  if ('role' in to) return `${name} is now ${roleName(to.role).toLowerCase()}`;
  return to.disabled ? `${name} cannot sign in any more` : `${name} can sign in again`;
}
