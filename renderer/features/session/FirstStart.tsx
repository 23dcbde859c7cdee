import { Button, PasswordInput, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { accountNameSchema, passwordSchema } from '../../../contract/account.ts'
import type { SessionState } from '../../../contract/desk/session.ts'
import { enterSession, workspaceName } from '../../app/session.ts'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { desk } from '../../desk.ts'
import classes from './Welcome.module.css'
import { WelcomeCard } from './WelcomeCard.tsx'

type Start = 'samples' | 'empty'

/** A new workspace: the first account, and whether to begin with the sample tutorials. */
export function FirstStart({ session }: { readonly session: SessionState }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [start, setStart] = useState<Start>('samples')
  const [checked, setChecked] = useState(false)
  const setup = useMutation(desk.session.setup.mutationOptions({ onSuccess: enterSession }))

  const faults = {
    name: firstIssue(accountNameSchema.safeParse(name)),
    password: firstIssue(passwordSchema.safeParse(password)),
    again: again === password ? undefined : 'the two passwords differ',
  }
  const shown: Partial<typeof faults> = checked ? faults : {}
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (Object.values(faults).some(Boolean)) return
    setup.mutate({ name: name.trim(), password, samples: start === 'samples' })
  }
  return (
    <WelcomeCard
      lead={`A new workspace, "${workspaceName(session)}". Make the first account: it administers the desk.`}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label="Name"
            size="sm"
            value={name}
            error={shown.name}
            onChange={event => setName(event.currentTarget.value)}
            autoComplete="username"
            autoFocus
          />
          <PasswordInput
            label="Password"
            description="At least 10 characters. It opens the workspace's key: nobody can reset it for you."
            value={password}
            error={shown.password}
            onChange={event => setPassword(event.currentTarget.value)}
            autoComplete="new-password"
          />
          <PasswordInput
            label="Password again"
            value={again}
            error={shown.again}
            onChange={event => setAgain(event.currentTarget.value)}
            autoComplete="new-password"
          />
          <Radio.Group label="Begin with" value={start} onChange={value => setStart(value as Start)}>
            <Stack gap={6} mt={4}>
              <Choice
                value="samples"
                title="The sample tutorials"
                hint="Invented apps with invented people, ready to redact."
              />
              <Choice value="empty" title="An empty desk" hint="Import your own tutorial bundles." />
            </Stack>
          </Radio.Group>
          {setup.error && <InlineFailure error={setup.error} />}
          <Button type="submit" size="sm" fullWidth loading={setup.isPending}>
            Create the account and start
          </Button>
        </Stack>
      </form>
      <p className={classes.foot}>
        Everything stays on this machine, sealed with a key that only your accounts can open.
      </p>
    </WelcomeCard>
  )
}

function Choice({ value, title, hint }: { readonly value: Start; readonly title: string; readonly hint: string }) {
  return (
    <Radio
      value={value}
      size="xs"
      classNames={{ root: classes.choice }}
      label={title}
      description={
        <Text component="span" size="xs" c="dimmed">
          {hint}
        </Text>
      }
    />
  )
}

function firstIssue(result: {
  success: boolean
  error?: { issues: readonly { message: string }[] }
}): string | undefined {
  return result.success ? undefined : (result.error?.issues[0]?.message ?? 'not valid')
}
