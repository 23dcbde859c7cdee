import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { passwordSchema } from '../../../contract/account.ts'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { notifyDone } from '../../components/notify.ts'
import { desk } from '../../desk.ts'
import classes from './Settings.module.css'
import { SettingsGroup } from './SettingsGroup.tsx'

const EMPTY = { current: '', next: '', again: '' }

/** The own password: it wraps the workspace's key, so the current one has to open it first. */
export function PasswordSettings() {
  const [fields, setFields] = useState(EMPTY)
  const change = useMutation(
    desk.accounts.changePassword.mutationOptions({
      onSuccess: () => {
        setFields(EMPTY)
        notifyDone('Password changed')
      },
    }),
  )
  const valid = passwordSchema.safeParse(fields.next).success
  const same = fields.next === fields.again
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (valid && same) change.mutate({ current: fields.current, next: fields.next })
  }
  const set = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setFields(before => ({ ...before, [name]: value }))
  }
  return (
    <SettingsGroup title="Your password" hint="Nobody can reset it for you: it opens the workspace's key.">
      <form onSubmit={submit} className={classes.fields} style={{ maxWidth: '22rem' }}>
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          value={fields.current}
          onChange={set('current')}
        />
        <PasswordInput
          label="New password"
          description="At least 10 characters"
          autoComplete="new-password"
          value={fields.next}
          error={fields.next.length > 0 && !valid ? 'at least 10 characters' : undefined}
          onChange={set('next')}
        />
        <PasswordInput
          label="New password again"
          autoComplete="new-password"
          value={fields.again}
          error={fields.again.length > 0 && !same ? 'the two passwords differ' : undefined}
          onChange={set('again')}
        />
        {change.error && <InlineFailure error={change.error} />}
        <div>
          <Button type="submit" disabled={fields.current === '' || !valid || !same} loading={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
    </SettingsGroup>
  )
}
