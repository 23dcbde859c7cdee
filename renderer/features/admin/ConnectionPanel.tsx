import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { TeamState } from '../../../contract/desk/team.ts'
import { useSeat } from '../../app/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { notifyFailure } from '../../components/notify.ts'
import { formatAgo, formatSpan } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk, queryClient } from '../../desk.ts'
import settings from '../settings/Settings.module.css'
import { SettingsGroup } from '../settings/SettingsGroup.tsx'
import type { TeamPanelProps } from './team-panel-props.ts'
import { connectionWords, scopeWords } from './words.ts'

const refresh = () => queryClient.invalidateQueries({ queryKey: desk.team.key() })

/** The server's address, who is signed in there, and how the exchange stands. */
export function ConnectionPanel({ state }: TeamPanelProps) {
  if (state.connection === 'solo') return <Connect />
  return (
    <>
      <Standing state={state} />
      {state.connection === 'signed-out' && <SignIn />}
      <Leave state={state} />
    </>
  )
}

function Connect() {
  const { can } = useSeat()
  const [address, setAddress] = useState('')
  const connect = useMutation(desk.team.connect.mutationOptions({ onSuccess: refresh }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (address.trim() !== '') connect.mutate({ address: address.trim() })
  }
  return (
    <SettingsGroup
      title="Connect to a team server"
      hint="Many desks, one queue. This desk keeps working when the server is away, and tickets you imported stay here."
    >
      {can('admin') ? (
        <form onSubmit={submit} className={settings.fields}>
          <div className={settings.row}>
            <TextInput
              label="Address"
              placeholder="https://desk.example.com"
              w={320}
              value={address}
              onChange={event => setAddress(event.currentTarget.value)}
            />
            <Button type="submit" disabled={address.trim() === ''} loading={connect.isPending}>
              Connect
            </Button>
          </div>
          {connect.error && <InlineFailure error={connect.error} />}
        </form>
      ) : (
        <p className={settings.hint}>An admin of this desk enters the address.</p>
      )}
    </SettingsGroup>
  )
}

function Standing({ state }: TeamPanelProps) {
  const now = useNow()
  const sync = useMutation(desk.team.syncNow.mutationOptions({ onSettled: refresh, onError: notifyFailure }))
  return (
    <SettingsGroup title={state.address ?? 'Team server'} hint={connectionWords(state, now)}>
      <ul className={settings.list}>
        <Fact
          name="Last exchange"
          value={state.lastSyncedAt === undefined ? 'never' : formatAgo(state.lastSyncedAt, now)}
        />
        <Fact name="Waiting to be sent" value={String(state.waiting)} />
        <Fact name="Conflicts to decide" value={String(state.conflicts)} />
        {state.account && <Fact name="You see" value={scopeWords(state.account.scopes)} />}
        {state.clockOffMs !== undefined && (
          <Fact
            name="Clock of this desk"
            value={`${formatSpan(Math.abs(state.clockOffMs))} ${state.clockOffMs > 0 ? 'fast' : 'slow'}; the server's counts`}
          />
        )}
        {state.problem && <Fact name="Problem" value={state.problem} />}
      </ul>
      <Button
        variant="default"
        loading={sync.isPending}
        disabled={state.connection === 'signed-out'}
        onClick={() => sync.mutate(undefined)}
      >
        Sync now
      </Button>
    </SettingsGroup>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <li>
      <span className={settings.name}>{name}</span>
      <span>{value}</span>
    </li>
  )
}

type Way = 'password' | 'invitation' | 'provider'

function SignIn() {
  const [way, setWay] = useState<Way>('password')
  const [fields, setFields] = useState({ name: '', password: '', invitation: '' })
  const options = { onSuccess: refresh }
  const signIn = useMutation(desk.team.signIn.mutationOptions(options))
  const join = useMutation(desk.team.join.mutationOptions(options))
  const provider = useMutation(desk.team.signInWithProvider.mutationOptions(options))
  const running = { password: signIn, invitation: join, provider }[way]
  const name = fields.name.trim()
  const invitation = fields.invitation.trim()
  const valid = {
    password: name !== '' && fields.password !== '',
    invitation: name.length >= 2 && fields.password.length >= 10 && invitation !== '',
    provider: (name === '') === (invitation === ''),
  }[way]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!valid) return
    if (way === 'password') signIn.mutate({ name, password: fields.password })
    else if (way === 'invitation') join.mutate({ invitation, name, password: fields.password })
    else provider.mutate(invitation === '' ? {} : { invitation, name })
  }
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })
  return (
    <SettingsGroup title="Sign in to the server" hint="The session is kept in this desk's vault.">
      <form onSubmit={submit} className={settings.fields}>
        <SegmentedControl
          value={way}
          onChange={value => setWay(value as Way)}
          data={[
            { value: 'password', label: 'With a password' },
            { value: 'invitation', label: 'Join with an invitation' },
            { value: 'provider', label: 'Single sign-on' },
          ]}
        />
        {way !== 'password' && (
          <TextInput
            label={way === 'provider' ? 'Invitation (the first time only)' : 'Invitation'}
            w={420}
            value={fields.invitation}
            onChange={({ currentTarget: { value } }) => set({ invitation: value })}
          />
        )}
        <TextInput
          label={way === 'provider' ? 'Name in the team (the first time only)' : 'Name in the team'}
          w={260}
          autoComplete="username"
          value={fields.name}
          onChange={({ currentTarget: { value } }) => set({ name: value })}
        />
        {way !== 'provider' && (
          <PasswordInput
            label={way === 'invitation' ? 'New password, at least 10 characters' : 'Password'}
            w={260}
            autoComplete={way === 'invitation' ? 'new-password' : 'current-password'}
            value={fields.password}
            onChange={({ currentTarget: { value } }) => set({ password: value })}
          />
        )}
        <div>
          <Button type="submit" disabled={!valid} loading={running.isPending}>
            {way === 'provider' ? 'Continue in the browser' : way === 'invitation' ? 'Join the team' : 'Sign in'}
          </Button>
        </div>
        {running.error && <InlineFailure error={running.error} />}
      </form>
    </SettingsGroup>
  )
}

function Leave({ state }: { readonly state: TeamState }) {
  const { can } = useSeat()
  const [asking, setAsking] = useState<'everywhere' | 'disconnect' | null>(null)
  const done = {
    onSuccess: () => {
      setAsking(null)
      void refresh()
    },
    onError: notifyFailure,
  }
  const signOut = useMutation(desk.team.signOut.mutationOptions(done))
  const disconnect = useMutation(desk.team.disconnect.mutationOptions(done))
  return (
    <SettingsGroup title="Leave">
      <div className={settings.row}>
        {state.connection !== 'signed-out' && (
          <>
            <Button
              variant="default"
              loading={signOut.isPending && !signOut.variables?.everywhere}
              onClick={() => signOut.mutate({ everywhere: false })}
            >
              Sign out of the server
            </Button>
            <Button variant="default" onClick={() => setAsking('everywhere')}>
              Sign out everywhere
            </Button>
          </>
        )}
        {can('admin') && (
          <Button variant="default" disabled={state.waiting > 0} onClick={() => setAsking('disconnect')}>
            Disconnect this desk
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={asking === 'everywhere'}
        title="Sign out everywhere"
        action="End all my sessions"
        loading={signOut.isPending}
        onConfirm={() => signOut.mutate({ everywhere: true })}
        onClose={() => setAsking(null)}
      >
        Every desk where you are signed in to the server stops exchanging at once. What waits there stays and is sent
        after you sign in again.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'disconnect'}
        title="Disconnect this desk"
        action="Disconnect and remove the team's tickets"
        loading={disconnect.isPending}
        onConfirm={() => disconnect.mutate(undefined)}
        onClose={() => setAsking(null)}
      >
        The team's tickets and the sessions of everyone at this desk are removed from it. On the server nothing changes.
      </ConfirmDialog>
    </SettingsGroup>
  )
}
