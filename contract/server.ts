import type { ContractRouterClient } from '@orpc/contract'
import { admin } from './server/admin.ts'
import { assets } from './server/assets.ts'
import { audit } from './server/audit.ts'
import { accounts, auth } from './server/auth.ts'
import { evidence } from './server/evidence.ts'
import { reports, tutorials } from './server/reports.ts'
import { sync } from './server/sync.ts'

/** Every call to the team server, with its place in the OpenAPI document. */
export const serverContract = { auth, accounts, sync, audit, reports, tutorials, assets, evidence, admin }
export type ServerContract = typeof serverContract
export type ServerClient = ContractRouterClient<ServerContract>
