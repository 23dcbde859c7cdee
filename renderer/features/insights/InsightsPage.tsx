import { BarChart } from '@mantine/charts'
import { SegmentedControl } from '@mantine/core'
import { IconAlertTriangle, IconChartBar, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import type { Insights } from '../../../contract/desk/insights.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import page from '../../components/Page.module.css'
import { formatSpan } from '../../components/time.ts'
import { desk } from '../../desk.ts'
import { CategoryBars } from './CategoryBars.tsx'
import classes from './Insights.module.css'

const DAY_MS = 86_400_000
const PERIODS = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
]

/** The promise in figures, the load, and what was removed. Counts only. */
export default function InsightsPage() {
  const [days, setDays] = useState('30')
  // Rounded to the minute, so that looking at the page doesn't ask anew with every render.
  const range = useMemo(() => {
    const to = Math.ceil(Date.now() / 60_000) * 60_000
    return { from: to - Number(days) * DAY_MS, to }
  }, [days])
  const insights = useQuery(desk.insights.get.queryOptions({ input: range }))
  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1>Insights</h1>
        <div className={page.grow} />
        <SegmentedControl aria-label="Period" data={PERIODS} value={days} onChange={setDays} />
      </header>
      <div className={`${page.body} ${page.scroll}`}>
        {insights.error ? (
          <ErrorState error={insights.error} onRetry={() => void insights.refetch()} />
        ) : insights.isPending ? (
          <Loading lines={8} label="Counting" />
        ) : (
          <Figures insights={insights.data} />
        )}
      </div>
    </div>
  )
}

function Figures({ insights }: { readonly insights: Insights }) {
  const { promise, open, overdue, byCategory, byDay } = insights
  if (promise.due === 0 && open === 0 && byCategory.length === 0) {
    return (
      <EmptyState
        icon={IconChartBar}
        title="Nothing to count yet"
        hint="Figures appear with the first reported tutorial of the period."
      />
    )
  }
  const decided = promise.met + promise.late
  return (
    <div className={classes.grid}>
      <section className={classes.tiles} aria-label="The promise">
        <Tile
          label="Redacted within 24 hours"
          value={decided === 0 ? '–' : `${((promise.met / decided) * 100).toFixed(1)} %`}
          tone={promise.late > 0 ? 'overdue' : 'approved'}
          note={`${promise.met} of ${decided} whose time is over or that are done`}
        />
        <Tile
          label="Late"
          value={String(promise.late)}
          tone={promise.late > 0 ? 'overdue' : 'calm'}
          note={promise.late > 0 ? 'Each is a broken promise' : 'No promise was broken'}
        />
        <Tile
          label="Report to export"
          value={promise.medianMs === null ? '–' : formatSpan(promise.medianMs)}
          note="Median of exported tickets"
        />
        <Tile
          label="Open now"
          value={String(open)}
          tone={overdue > 0 ? 'overdue' : 'calm'}
          note={overdue > 0 ? `${overdue} overdue` : 'None overdue'}
        />
      </section>
      <Card title="Reported and exported per day">
        <BarChart
          h={220}
          data={byDay.map(day => ({
            day: new Date(day.dayAt).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
            Reported: day.reported,
            Exported: day.exported,
          }))}
          dataKey="day"
          withLegend
          series={[
            { name: 'Reported', color: 'var(--desk-state-review)' },
            { name: 'Exported', color: 'var(--desk-state-approved)' },
          ]}
          yAxisProps={{ allowDecimals: false }}
        />
      </Card>
      <Card title="Redacted regions by kind">
        <CategoryBars rows={byCategory} />
      </Card>
    </div>
  )
}

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

interface TileProps {
  readonly label: string
  readonly value: string
  readonly note: string
  readonly tone?: 'overdue' | 'approved' | 'calm'
}

function Tile({ label, value, note, tone = 'calm' }: TileProps) {
  const Icon = tone === 'overdue' ? IconAlertTriangle : tone === 'approved' ? IconCheck : undefined
  return (
    <div className={classes.tile} style={{ '--tile-hue': `var(--desk-state-${tone})` }}>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>
        {Icon && <Icon size={18} stroke={1.8} aria-hidden />}
        {value}
      </span>
      <span className={classes.label}>{note}</span>
    </div>
  )
}
