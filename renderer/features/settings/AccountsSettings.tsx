import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Account, accountNameSchema, passwordSchema, ROLES, type Role } from '../../../contract/account.ts'
import { useSeat } from '../../app/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyDone, notifyFailure } from '../../components/notify.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from './Settings.module.css'
import { SettingsGroup } from './SettingsGroup.tsx'

const refresh = () => queryClient.invalidateQueries({ queryKey: desk.accounts.key() })

/** Who may use this desk. Two people are needed: nobody approves what they submitted. */
export function AccountsSettings() {
  const accounts = useQuery(desk.accounts.list.queryOptions())
  const { account: own } = useSeat()
  const [leaving, setLeaving] = useState<Account | null>(null)
  const disable = useMutation(
    desk.accounts.disable.mutationOptions({
      onSuccess: () => {
        setLeaving(null)
        void refresh()
      },
      onError: notifyFailure,
    }),
  )
  if (accounts.error) return <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />
  if (accounts.isPending) return <Loading />
  return (
    <>
      <SettingsGroup
        title="Accounts"
        hint="A disabled account keeps its place in histories; its password opens nothing any more."
      >
        <ul className={classes.list}>
          {accounts.data.map(account => (
            <li key={account.id}>
              <span className={classes.name}>{account.name}</span>
              <span className={classes.dim}>{account.disabledAt === undefined ? account.role : 'disabled'}</span>
              {account.id === own.id ? (
                <span className={classes.dim}>you</span>
              ) : (
                account.disabledAt === undefined && (
                  <Button variant="default" size="compact-xs" onClick={() => setLeaving(account)}>
                    Disable
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      </SettingsGroup>
      <NewAccount />
      <ConfirmDialog
        opened={leaving !== null}
        title={`Disable the account of ${leaving?.name ?? ''}`}
        action="Disable the account"
        loading={disable.isPending}
        onConfirm={() => leaving && disable.mutate({ id: leaving.id })}
        onClose={() => setLeaving(null)}
      >
        It can't sign in any more, and there is no way back: make a new account should the person return.
      </ConfirmDialog>
    </>
  )
}

const EMPTY = { name: '', password: '', role: 'reviewer' as Role }

function NewAccount() {
  const [fields, setFields] = useState(EMPTY)
  const create = useMutation(
    desk.accounts.create.mutationOptions({
      onSuccess: account => {
        setFields(EMPTY)
        notifyDone(`Account of ${account.name} made`)
        void refresh()
      },
    }),
  )
  const valid = accountNameSchema.safeParse(fields.name).success && passwordSchema.safeParse(fields.password).success
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (valid) create.mutate({ ...fields, name: fields.name.trim() })
  }
  return (
    <SettingsGroup title="New account" hint="Hand the password over in person; it can be changed under Password.">
      <form onSubmit={submit} className={classes.fields}>
        <div className={classes.row}>
          <TextInput
            label="Name"
            w={190}
            value={fields.name}
            onChange={({ currentTarget: { value } }) => setFields({ ...fields, name: value })}
          />
          <PasswordInput
            label="First password"
            size="xs"
            w={190}
            autoComplete="new-password"
            value={fields.password}
            onChange={({ currentTarget: { value } }) => setFields({ ...fields, password: value })}
          />
          <NativeSelect
            label="Role"
            data={[...ROLES]}
            value={fields.role}
            onChange={({ currentTarget: { value } }) => setFields({ ...fields, role: value as Role })}
          />
          <Button type="submit" disabled={!valid} loading={create.isPending}>
            Make the account
          </Button>
        </div>
        {create.error && <InlineFailure error={create.error} />}
      </form>
    </SettingsGroup>
  )
}
