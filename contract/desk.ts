import type { ContractRouterClient } from '@orpc/contract'
import { audit } from './desk/audit.ts'
import { breaches } from './desk/breaches.ts'
import { connections } from './desk/connections.ts'
import { events } from './desk/events.ts'
import { insights } from './desk/insights.ts'
import { policies } from './desk/policies.ts'
import { reports } from './desk/reports.ts'
import { requests } from './desk/requests.ts'
import { retention } from './desk/retention.ts'
import { exporting, review } from './desk/review.ts'
import { screenshots } from './desk/screenshots.ts'
import { accounts, session } from './desk/session.ts'
import { settings } from './desk/settings.ts'
import { team } from './desk/team.ts'
import { texts } from './desk/texts.ts'
import { tickets } from './desk/tickets.ts'
import { tutorials } from './desk/tutorials.ts'

/** Every call between the renderer and the core. */
export const deskContract = {
  session,
  accounts,
  tutorials,
  tickets,
  screenshots,
  texts,
  review,
  exporting,
  audit,
  policies,
  requests,
  breaches,
  retention,
  connections,
  reports,
  insights,
  settings,
  team,
  events,
}
export type DeskContract = typeof deskContract
export type DeskClient = ContractRouterClient<DeskContract>
