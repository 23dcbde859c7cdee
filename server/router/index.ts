import type { ServerServices } from '../services.ts'
import { authRouter } from './auth.ts'
import { team } from './base.ts'
import { evidenceRouter } from './evidence.ts'
import { syncRouter } from './sync.ts'
import { workRouter } from './work.ts'

/** The whole contract, implemented. */
export function createTeamRouter(services: ServerServices) {
  return team.router({
    ...authRouter(services),
    ...syncRouter(services),
    ...workRouter(services),
    ...evidenceRouter(services),
  })
}
export type TeamRouter = ReturnType<typeof createTeamRouter>
