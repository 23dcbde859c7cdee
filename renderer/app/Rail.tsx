import { Group, Tooltip, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Keys } from '../components/Keys.tsx'
import { desk } from '../desk.ts'
import { AccountMenu } from './AccountMenu.tsx'
import classes from './Frame.module.css'
import { SECTIONS, TICKET_PAGES } from './sections.ts'
import { useSeat } from './session.ts'

/** The places of the desk, as far as this account may see them. */
export function Rail() {
  const { can } = useSeat()
  const current = useCurrentSection()
  const { data: waiting = 0 } = useQuery(desk.review.waiting.queryOptions())
  return (
    <nav className={classes.rail} aria-label="Sections">
      {SECTIONS.filter(section => can(section.role)).map(({ id, label, icon: Icon, key, path }) => (
        <Tooltip
          key={id}
          position="right"
          label={
            <Group gap={6} wrap="nowrap">
              {label}
              <Keys keys={key} plain />
            </Group>
          }
        >
          <Link
            to={path}
            className={classes.mark}
            aria-label={label}
            aria-current={current === id ? 'page' : undefined}
          >
            <Icon size={21} stroke={1.6} />
            {id === 'review' && waiting > 0 && (
              <span className={classes.count}>
                {waiting > 99 ? '99+' : waiting}
                <VisuallyHidden> waiting for you</VisuallyHidden>
              </span>
            )}
          </Link>
        </Tooltip>
      ))}
      <div className={classes.spacer} />
      <AccountMenu />
    </nav>
  )
}

/** The section whose page, or one of whose pages below it, is shown. */
function useCurrentSection(): string | undefined {
  const { pathname } = useLocation()
  const page = TICKET_PAGES.find(
    ({ path }) => pathname.startsWith('/tickets/') && pathname.endsWith(path.slice(path.lastIndexOf('/'))),
  )
  return page?.section ?? SECTIONS.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))?.id
}
