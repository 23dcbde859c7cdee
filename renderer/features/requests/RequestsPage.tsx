import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts'
import page from '../../components/Page.module.css'
import { BreachesView } from './BreachesView.tsx'
import { ConnectionsView } from './ConnectionsView.tsx'
import { NewRequest } from './NewRequest.tsx'
import { RequestsView } from './RequestsView.tsx'
import { RetentionView } from './RetentionView.tsx'

const VIEWS = [
  { value: 'requests', label: 'Requests' },
  { value: 'breaches', label: 'Breaches' },
  { value: 'retention', label: 'Retention' },
  { value: 'connections', label: 'Connections' },
]

/** What people ask for, what went wrong, and what goes when its time is over. */
export default function RequestsPage() {
  const [view, setView] = useState('requests')
  const [adding, setAdding] = useState(false)
  const [selected, setSelected] = useState<string>()
  const canAdd = view === 'requests' || view === 'breaches'
  useShortcuts('Requests', [
    { id: 'new', label: 'New request or breach record', keys: ['n'], run: () => canAdd && setAdding(true) },
  ])
  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1>Requests</h1>
        <SegmentedControl aria-label="View" data={VIEWS} value={view} onChange={setView} />
        <div className={page.grow} />
        {canAdd && (
          <Button leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
            {view === 'requests' ? 'New request' : 'Record a breach'}
          </Button>
        )}
      </header>
      <div className={page.body}>
        {view === 'requests' && <RequestsView selected={selected} onSelect={setSelected} />}
        {view === 'breaches' && <BreachesView adding={adding} onAdded={() => setAdding(false)} />}
        {view === 'retention' && <RetentionView />}
        {view === 'connections' && <ConnectionsView />}
      </div>
      <NewRequest
        opened={adding && view === 'requests'}
        onClose={() => setAdding(false)}
        onOpened={id => {
          setAdding(false)
          setSelected(id)
        }}
      />
    </div>
  )
}
