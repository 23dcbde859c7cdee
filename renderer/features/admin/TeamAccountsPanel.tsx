import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ROLES, type Role } from '../../../contract/account.ts'
import type { TeamAccount } from '../../../contract/server/auth.ts'
import { scopesSchema } from '../../../contract/server/scope.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyDone, notifyFailure } from '../../components/notify.ts'
import { formatAgo, formatExact } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk, queryClient } from '../../desk.ts'
import settings from '../settings/Settings.module.css'
import { SettingsGroup } from '../settings/SettingsGroup.tsx'
import { OneTimeSecret } from './OneTimeSecret.tsx'
import type { TeamPanelProps } from './team-panel-props.ts'
import { scopeWords } from './words.ts'

const refresh = () => queryClient.invalidateQueries({ queryKey: desk.team.admin.key() })
const SCOPE_HINT = 'Separated by spaces: "*" is everything, "steplus/*" a source, "steplus/cashbox" a product'

const toScopes = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)

/** Who is on the team, what they see, and who is invited. */
export function TeamAccountsPanel({ state }: TeamPanelProps) {
  const accounts = useQuery(desk.team.admin.accounts.queryOptions())
  const [editing, setEditing] = useState<string | null>(null)
  if (accounts.error) return <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />
  if (accounts.isPending) return <Loading />
  return (
    <>
      <SettingsGroup title="Accounts" hint="Disabling and new scopes work at once, on every desk.">
        <ul className={settings.list}>
          {accounts.data.map(account =>
            account.id === editing ? (
              <EditRow key={account.id} account={account} onDone={() => setEditing(null)} />
            ) : (
              <Row
                key={account.id}
                account={account}
                own={account.id === state.account?.id}
                onEdit={() => setEditing(account.id)}
              />
            ),
          )}
        </ul>
      </SettingsGroup>
      <Invite />
    </>
  )
}

interface RowProps {
  readonly account: TeamAccount
  readonly own: boolean
  readonly onEdit: () => void
}

function Row({ account, own, onEdit }: RowProps) {
  const now = useNow()
  const [leaving, setLeaving] = useState(false)
  const update = useMutation(
    desk.team.admin.updateAccount.mutationOptions({
      onSuccess: () => {
        setLeaving(false)
        void refresh()
      },
      onError: notifyFailure,
    }),
  )
  const signOut = useMutation(
    desk.team.admin.signOutAccount.mutationOptions({
      onSuccess: () => notifyDone(`Sessions of ${account.name} ended`),
      onError: notifyFailure,
    }),
  )
  const disabled = account.disabledAt !== undefined
  return (
    <li>
      <span className={settings.name}>{account.name}</span>
      <span className={settings.dim}>{disabled ? 'disabled' : account.role}</span>
      <span className={settings.dim}>sees {scopeWords(account.scopes)}</span>
      <span className={settings.dim}>
        {[
          account.singleSignOn ? 'single sign-on' : '',
          account.lastSeenAt === undefined ? 'never seen' : formatAgo(account.lastSeenAt, now),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      <Button variant="default" size="compact-xs" onClick={onEdit}>
        Edit
      </Button>
      {!own && (
        <Button
          variant="default"
          size="compact-xs"
          loading={signOut.isPending}
          onClick={() => signOut.mutate({ id: account.id })}
        >
          Sign out
        </Button>
      )}
      {!own && (
        <Button
          variant="default"
          size="compact-xs"
          loading={update.isPending}
          onClick={() => (disabled ? update.mutate({ id: account.id, disabled: false }) : setLeaving(true))}
        >
          {disabled ? 'Enable' : 'Disable'}
        </Button>
      )}
      <ConfirmDialog
        opened={leaving}
        title={`Disable the account of ${account.name}`}
        action="Disable the account"
        loading={update.isPending}
        onConfirm={() => update.mutate({ id: account.id, disabled: true })}
        onClose={() => setLeaving(false)}
      >
        All its sessions end at once. It can be enabled again.
      </ConfirmDialog>
    </li>
  )
}

function EditRow({ account, onDone }: { readonly account: TeamAccount; readonly onDone: () => void }) {
  const [role, setRole] = useState<Role>(account.role)
  const [scopes, setScopes] = useState(account.scopes.join(' '))
  const update = useMutation(
    desk.team.admin.updateAccount.mutationOptions({
      onSuccess: () => {
        onDone()
        void refresh()
      },
    }),
  )
  const parsed = scopesSchema.safeParse(toScopes(scopes))
  return (
    <li>
      <form
        className={settings.fields}
        onSubmit={event => {
          event.preventDefault()
          if (parsed.success) update.mutate({ id: account.id, role, scopes: parsed.data })
        }}
      >
        <div className={settings.row}>
          <span className={settings.name}>{account.name}</span>
          <NativeSelect
            label="Role"
            data={[...ROLES]}
            value={role}
            onChange={event => setRole(event.currentTarget.value as Role)}
          />
          <TextInput
            label="Sees"
            w={280}
            value={scopes}
            error={parsed.success ? undefined : SCOPE_HINT}
            onChange={event => setScopes(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!parsed.success} loading={update.isPending}>
            Save
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </div>
        {update.error && <InlineFailure error={update.error} />}
      </form>
    </li>
  )
}

function Invite() {
  const [role, setRole] = useState<Role>('agent')
  const [scopes, setScopes] = useState('')
  const [token, setToken] = useState<string | null>(null)
  const invitations = useQuery(desk.team.admin.invitations.queryOptions())
  const invite = useMutation(
    desk.team.admin.invite.mutationOptions({
      onSuccess: made => {
        setToken(made.token)
        setScopes('')
        void refresh()
      },
    }),
  )
  const withdraw = useMutation(desk.team.admin.withdraw.mutationOptions({ onSuccess: refresh, onError: notifyFailure }))
  const parsed = scopesSchema.min(1).safeParse(toScopes(scopes))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (parsed.success) invite.mutate({ role, scopes: parsed.data })
  }
  return (
    <SettingsGroup
      title="Invite someone"
      hint="They enter it at their desk under Team, and choose name and password themselves."
    >
      {token && (
        <OneTimeSecret
          title="Invitation"
          hint="Good once. Send it by a way that reaches only this person."
          values={[{ name: 'Invitation', value: token }]}
          onDone={() => setToken(null)}
        />
      )}
      <form onSubmit={submit} className={settings.fields}>
        <div className={settings.row}>
          <NativeSelect
            label="Role"
            data={[...ROLES]}
            value={role}
            onChange={event => setRole(event.currentTarget.value as Role)}
          />
          <TextInput
            label="Sees"
            description={SCOPE_HINT}
            w={360}
            value={scopes}
            onChange={event => setScopes(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!parsed.success} loading={invite.isPending}>
            Invite
          </Button>
        </div>
        {invite.error && <InlineFailure error={invite.error} />}
      </form>
      {invitations.data && invitations.data.length > 0 && (
        <ul className={settings.list}>
          {invitations.data.map(invitation => (
            <li key={invitation.id}>
              <span className={settings.name}>
                {invitation.role}, sees {scopeWords(invitation.scopes)}
              </span>
              <span className={settings.dim}>until {formatExact(invitation.expiresAt)}</span>
              <Button
                variant="default"
                size="compact-xs"
                loading={withdraw.isPending && withdraw.variables?.id === invitation.id}
                onClick={() => withdraw.mutate({ id: invitation.id })}
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      )}
    </SettingsGroup>
  )
}
