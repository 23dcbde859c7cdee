import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Connection } from '../../../contract/server/admin.ts'
import { connectionInputSchema } from '../../../contract/server/admin.ts'
import { SOURCES, type Source } from '../../../contract/source.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import { desk, queryClient } from '../../desk.ts'
import settings from '../settings/Settings.module.css'
import { SettingsGroup } from '../settings/SettingsGroup.tsx'
import { OneTimeSecret } from './OneTimeSecret.tsx'

const refresh = () => queryClient.invalidateQueries({ queryKey: desk.team.admin.connections.key() })

/** Products whose reports come to this server, with their tutorial stores. */
export function ProductsPanel() {
  const connections = useQuery(desk.team.admin.connections.queryOptions())
  const [leaving, setLeaving] = useState<Connection | null>(null)
  const disconnect = useMutation(
    desk.team.admin.disconnect.mutationOptions({
      onSuccess: () => {
        setLeaving(null)
        void refresh()
      },
      onError: notifyFailure,
    }),
  )
  if (connections.error) return <ErrorState error={connections.error} onRetry={() => void connections.refetch()} />
  if (connections.isPending) return <Loading />
  const connected = connections.data.filter(connection => connection.disabledAt === undefined)
  return (
    <>
      <SettingsGroup title="Connected products" hint="Each has a key of its own for its reports.">
        {connected.length > 0 && (
          <ul className={settings.list}>
            {connected.map(connection => (
              <li key={connection.id}>
                <span className={settings.name}>
                  {connection.source}/{connection.product}
                </span>
                <span className={settings.dim}>{connection.storeUrl ?? 'no tutorial store'}</span>
                <span className={settings.dim}>{connection.webhookUrl ? 'webhook' : 'no webhook'}</span>
                <Button variant="default" size="compact-xs" onClick={() => setLeaving(connection)}>
                  Disconnect
                </Button>
              </li>
            ))}
          </ul>
        )}
      </SettingsGroup>
      <NewConnection />
      <ConfirmDialog
        opened={leaving !== null}
        title={`Disconnect ${leaving?.source ?? ''}/${leaving?.product ?? ''}`}
        action="Disconnect the product"
        loading={disconnect.isPending}
        onConfirm={() => leaving && disconnect.mutate({ id: leaving.id })}
        onClose={() => setLeaving(null)}
      >
        Its key takes no reports any more, and its store is not asked for tutorials. Tickets stay.
      </ConfirmDialog>
    </>
  )
}

const EMPTY = { source: 'stepify' as Source, product: 'stepify', storeUrl: '', storeToken: '', webhookUrl: '' }

function NewConnection() {
  const [fields, setFields] = useState(EMPTY)
  const [secrets, setSecrets] = useState<readonly { name: string; value: string }[] | null>(null)
  const connect = useMutation(
    desk.team.admin.connect.mutationOptions({
      onSuccess: made => {
        const hook = made.webhookSecretValue ? [{ name: 'Webhook secret', value: made.webhookSecretValue }] : []
        setSecrets([{ name: 'Report key', value: made.reportKey }, ...hook])
        setFields(EMPTY)
        void refresh()
      },
    }),
  )
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))
  const parsed = connectionInputSchema.safeParse(filled)
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (parsed.success) connect.mutate(parsed.data)
  }
  return (
    <SettingsGroup
      title="Connect a product"
      hint="The support mailbox or the product's report button sends reports with the key; the store gives screenshots and takes the redacted ones."
    >
      {secrets && (
        <OneTimeSecret
          title="Keep these now"
          hint="They are not shown again."
          values={secrets}
          onDone={() => setSecrets(null)}
        />
      )}
      <form onSubmit={submit} className={settings.fields}>
        <div className={settings.row}>
          <NativeSelect
            label="Source"
            data={Object.keys(SOURCES)}
            value={fields.source}
            onChange={({ currentTarget: { value } }) =>
              set({ source: value as Source, product: SOURCES[value as Source][0] })
            }
          />
          <NativeSelect
            label="Product"
            data={[...SOURCES[fields.source]]}
            value={fields.product}
            onChange={({ currentTarget: { value } }) => set({ product: value })}
          />
        </div>
        <TextInput
          label="Tutorial store (optional)"
          placeholder="https://product.example.com/api"
          w={420}
          value={fields.storeUrl}
          onChange={({ currentTarget: { value } }) => set({ storeUrl: value })}
        />
        <PasswordInput
          label="Token for the store (optional)"
          w={420}
          autoComplete="off"
          value={fields.storeToken}
          onChange={({ currentTarget: { value } }) => set({ storeToken: value })}
        />
        <TextInput
          label="Webhook for finished reports (optional)"
          placeholder="https://product.example.com/hooks/redaction"
          w={420}
          value={fields.webhookUrl}
          onChange={({ currentTarget: { value } }) => set({ webhookUrl: value })}
        />
        <div>
          <Button type="submit" disabled={!parsed.success} loading={connect.isPending}>
            Connect the product
          </Button>
        </div>
        {connect.error && <InlineFailure error={connect.error} />}
      </form>
    </SettingsGroup>
  )
}
