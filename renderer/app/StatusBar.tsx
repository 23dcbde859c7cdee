import { Tooltip } from '@mantine/core'
import { IconCloud, IconCloudOff, IconDatabase, IconScan, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { TimeLeft } from '../components/TimeLeft.tsx'
import { formatExact } from '../components/time.ts'
import { useNow } from '../components/useNow.ts'
import { desk } from '../desk.ts'
import { useConnection } from './ConnectionBanner.tsx'
import { useActivity } from './events.ts'
import classes from './Frame.module.css'
import { useSeat, workspaceName } from './session.ts'

const UNFINISHED = ['open', 'in-progress', 'returned', 'in-review', 'approved'] as const

/** Who, where, how connected, what runs, what is due next. */
export function StatusBar() {
  const { account, session } = useSeat()
  const { scans, sync } = useActivity()
  return (
    <footer className={classes.status}>
      <span className={classes.item}>
        <IconUser size={14} aria-hidden />
        <span>
          {account.name}, {account.role}
        </span>
      </span>
      <span className={classes.item}>
        <IconDatabase size={14} aria-hidden />
        <span>
          {workspaceName(session)}
          {session.demo && ' (demo, thrown away at the end)'}
        </span>
      </span>
      <Connection sync={sync} />
      {scans.size > 0 && (
        <span className={classes.item} role="status">
          <IconScan size={14} aria-hidden />
          <span>
            Scanning {scans.size} {scans.size === 1 ? 'step' : 'steps'}
          </span>
        </span>
      )}
      <NextDeadline />
    </footer>
  )
}

function Connection({ sync }: { readonly sync: { readonly state: string; readonly waiting: number } | undefined }) {
  const connection = useConnection()
  const [Icon, words] =
    connection !== 'open'
      ? [IconCloudOff, 'Not connected']
      : sync === undefined
        ? [IconCloudOff, 'Solo']
        : [IconCloud, sync.waiting > 0 ? `${sync.state}, ${sync.waiting} to send` : sync.state]
  return (
    <Tooltip label={sync ? 'The team server' : 'This desk works alone, without a team server'}>
      <span className={classes.item}>
        <Icon size={14} aria-hidden />
        <span>{words}</span>
      </span>
    </Tooltip>
  )
}

function NextDeadline() {
  const now = useNow()
  const { data } = useQuery(desk.tickets.list.queryOptions({ input: { states: [...UNFINISHED], limit: 1, offset: 0 } }))
  const next = data?.rows[0]
  return (
    <span className={`${classes.item} ${classes.right}`}>
      {next ? (
        <Tooltip label={`${next.title}, due ${formatExact(next.ticket.dueAt)}`}>
          <span className={classes.item}>
            Next deadline: <TimeLeft ticket={next.ticket} now={now} />
          </span>
        </Tooltip>
      ) : (
        data && 'No deadline ahead'
      )}
    </span>
  )
}
