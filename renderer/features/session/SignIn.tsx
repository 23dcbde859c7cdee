import { Button, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { SessionState } from '../../../contract/desk/session.ts'
import { enterSession, workspaceName } from '../../app/session.ts'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { recall, remember } from '../../components/remembered.ts'
import { desk } from '../../desk.ts'
import { WelcomeCard } from './WelcomeCard.tsx'

/** Choose a name of this workstation, type its password. */
export function SignIn({ session }: { readonly session: SessionState }) {
  const names = session.accountNames
  const [name, setName] = useState(() => lastNamed(names) ?? names[0] ?? '')
  const [password, setPassword] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const signIn = useMutation(
    desk.session.signIn.mutationOptions({
      onSuccess: state => {
        remember('last-account', names.indexOf(name))
        enterSession(state)
      },
      onError: () => {
        setPassword('')
        field.current?.focus()
      },
    }),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    signIn.mutate({ name, password })
  }
  return (
    <WelcomeCard lead={`Sign in to the workspace "${workspaceName(session)}".`}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {names.length > 0 ? (
            <Select
              label="Name"
              size="sm"
              data={[...new Set(names)]}
              value={name}
              onChange={value => setName(value ?? '')}
            />
          ) : (
            <TextInput
              label="Name"
              size="sm"
              value={name}
              onChange={event => setName(event.currentTarget.value)}
              required
            />
          )}
          <PasswordInput
            ref={field}
            label="Password"
            value={password}
            onChange={event => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            data-autofocus
            autoFocus
            required
            withAsterisk={false}
          />
          {signIn.error && <InlineFailure error={signIn.error} />}
          <Button type="submit" size="sm" fullWidth loading={signIn.isPending} disabled={!name || !password}>
            Sign in
          </Button>
        </Stack>
      </form>
    </WelcomeCard>
  )
}

/** Only the place in the list is remembered, not the name. */
function lastNamed(names: readonly string[]): string | undefined {
  const index = recall('last-account')
  return typeof index === 'number' ? names[index] : undefined
}
