import { type ComponentType, useState } from 'react'
import type { Role } from '../../../contract/account.ts'
import { useSeat } from '../../app/session.ts'
import { cx } from '../../components/cx.ts'
import page from '../../components/Page.module.css'
import { AccountsSettings } from './AccountsSettings.tsx'
import { DeskSettings } from './DeskSettings.tsx'
import { ExportSettings } from './ExportSettings.tsx'
import { PasswordSettings } from './PasswordSettings.tsx'
import classes from './Settings.module.css'
import { TutorialsSettings } from './TutorialsSettings.tsx'

interface Tab {
  readonly id: string
  readonly label: string
  readonly role: Role
  readonly panel: ComponentType
}

/** The parts of the settings, top to bottom; a new one is one line here. */
const TABS: readonly Tab[] = [
  { id: 'desk', label: 'Desk', role: 'agent', panel: DeskSettings },
  { id: 'password', label: 'Password', role: 'agent', panel: PasswordSettings },
  { id: 'accounts', label: 'Accounts', role: 'admin', panel: AccountsSettings },
  { id: 'export', label: 'Export', role: 'agent', panel: ExportSettings },
  { id: 'tutorials', label: 'Tutorials', role: 'lead', panel: TutorialsSettings },
]

/** How the desk looks and works, who uses it, and where approved files go. */
export default function SettingsPage() {
  const { can } = useSeat()
  const tabs = TABS.filter(tab => can(tab.role))
  const [chosen, setChosen] = useState('desk')
  const tab = tabs.find(({ id }) => id === chosen) ?? tabs[0]
  const Panel = tab.panel
  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1>Settings</h1>
      </header>
      <div className={cx(page.body, classes.columns)}>
        <nav className={classes.tabs} aria-label="Settings">
          {tabs.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className={classes.tab}
              aria-current={id === tab.id ? 'page' : undefined}
              onClick={() => setChosen(id)}
            >
              {label}
            </button>
          ))}
        </nav>
        <section className={classes.panel} aria-label={tab.label}>
          <Panel />
        </section>
      </div>
    </div>
  )
}
