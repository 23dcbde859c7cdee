import { useQuery } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import { useSeat } from '../../app/session.ts'
import { cx } from '../../components/cx.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import page from '../../components/Page.module.css'
import { desk } from '../../desk.ts'
import settings from '../settings/Settings.module.css'
import { ConflictsPanel } from './ConflictsPanel.tsx'
import { ConnectionPanel } from './ConnectionPanel.tsx'
import { ProductsPanel } from './ProductsPanel.tsx'
import { ServerPanel } from './ServerPanel.tsx'
import { TeamAccountsPanel } from './TeamAccountsPanel.tsx'
import type { TeamPanelProps } from './team-panel-props.ts'
import { WaitingPanel } from './WaitingPanel.tsx'

interface Tab {
  readonly id: string
  readonly label: string
  /** Needs a session at the server, and there the role admin, which the server checks. */
  readonly administration?: boolean
  readonly panel: ComponentType<TeamPanelProps>
}

const TABS: readonly Tab[] = [
  { id: 'connection', label: 'Connection', panel: ConnectionPanel },
  { id: 'waiting', label: 'What waits', panel: WaitingPanel },
  { id: 'conflicts', label: 'Conflicts', panel: ConflictsPanel },
  { id: 'accounts', label: 'Accounts', administration: true, panel: TeamAccountsPanel },
  { id: 'products', label: 'Products', administration: true, panel: ProductsPanel },
  { id: 'server', label: 'Server', administration: true, panel: ServerPanel },
]

/** The team server: how this desk is connected, what waits, what came too late, and its administration. */
export default function TeamPage() {
  const { can } = useSeat()
  const state = useQuery(desk.team.state.queryOptions())
  const [chosen, setChosen] = useState('connection')
  if (state.error) return <ErrorState error={state.error} onRetry={() => void state.refetch()} />
  if (state.isPending) return <Loading />
  const signedIn = state.data.connection !== 'solo' && state.data.connection !== 'signed-out'
  const tabs = TABS.filter(tab => !tab.administration || (signedIn && can('admin')))
  const tab = tabs.find(({ id }) => id === chosen) ?? tabs[0]
  const Panel = tab.panel
  const count = (id: string): number =>
    id === 'waiting' ? state.data.waiting : id === 'conflicts' ? state.data.conflicts : 0
  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1>Team</h1>
      </header>
      <div className={cx(page.body, settings.columns)}>
        <nav className={settings.tabs} aria-label="Team">
          {tabs.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className={settings.tab}
              aria-current={id === tab.id ? 'page' : undefined}
              onClick={() => setChosen(id)}
            >
              {count(id) > 0 ? `${label} (${count(id)})` : label}
            </button>
          ))}
        </nav>
        <section className={settings.panel} aria-label={tab.label}>
          <Panel state={state.data} />
        </section>
      </div>
    </div>
  )
}
