import type { Services } from '../services.ts'
import { desk } from './base.ts'
import { policiesRouter } from './policies.ts'
import { recordsRouter } from './records.ts'
import { requestsRouter } from './requests.ts'
import { reviewRouter } from './review.ts'
import { screenshotsRouter } from './screenshots.ts'
import { sessionRouter } from './session.ts'
import { teamRouter } from './team.ts'
import { textsRouter } from './texts.ts'
import { ticketsRouter } from './tickets.ts'
import { tutorialsRouter } from './tutorials.ts'

/** The whole contract, implemented. */
export function createRouter(services: Services) {
  return desk.router({
    ...sessionRouter(services),
    tutorials: tutorialsRouter(services),
    tickets: ticketsRouter(services),
    screenshots: screenshotsRouter(services),
    texts: textsRouter(services),
    ...reviewRouter(services),
    ...recordsRouter(services),
    policies: policiesRouter(services),
    ...requestsRouter(services),
    team: teamRouter(services),
    events: {
      subscribe: desk.events.subscribe.handler(({ signal }) => services.workspace.subscribe(signal)),
    },
  })
}
