import { z } from 'zod'
import { accountNameSchema, passwordSchema, roleSchema } from '../account.ts'
import { connectionInputSchema, connectionSchema, healthSchema, storageCheckSchema } from '../server/admin.ts'
import { invitationSchema, teamAccountSchema } from '../server/auth.ts'
import { scopesSchema } from '../server/scope.ts'
import { ticketEventSchema, ticketSchema } from '../ticket.ts'
import { base, byId, ok } from './base.ts'

/**
 * `solo`: no server; `signed-out`: the account here has no session on it; `offline`: it cannot be reached, work goes on and
 * waits; `syncing` and `online` say themselves.
 */
export const CONNECTIONS = ['solo', 'signed-out', 'offline', 'syncing', 'online'] as const

export const teamStateSchema = z.object({
  connection: z.enum(CONNECTIONS),
  address: z.string().optional(),
  /** The account at the server, as it was last seen. */
  account: z.object({ id: z.uuid(), scopes: z.array(z.string()) }).optional(),
  /** Changes and files that have not reached the server. */
  waiting: z.number(),
  conflicts: z.number(),
  lastSyncedAt: z.number().optional(),
  /** When the next try is due while offline. */
  nextTryAt: z.number().optional(),
  /** The desk's clock minus the server's, when it matters. */
  clockOffMs: z.number().optional(),
  /** Why the last try failed, or why audit events are held back: a line of the catalogue. */
  problem: z.string().optional(),
})
export type TeamState = z.infer<typeof teamStateSchema>

export const waitingItemSchema = z.object({
  id: z.string(),
  ticketId: z.uuid(),
  kind: z.enum(['command', 'file']),
  event: z.string(),
  actorName: z.string(),
  at: z.number(),
  /** Why it waits, when it isn't simply its turn. */
  reason: z.string().optional(),
})
export type WaitingItem = z.infer<typeof waitingItemSchema>

/** Both sides of a change that came too late. */
export const conflictSchema = z.object({
  id: z.uuid(),
  ticketId: z.uuid(),
  foundAt: z.number(),
  code: z.string(),
  mine: z.object({ events: z.array(ticketEventSchema), at: z.number(), actorName: z.string() }),
  theirs: z.object({ ticket: ticketSchema, event: z.string(), actorName: z.string(), at: z.number() }).optional(),
  /** Whether the workflow would still take mine on top of theirs. */
  canApply: z.boolean(),
})
export type Conflict = z.infer<typeof conflictSchema>

const addressSchema = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine(
    value => value.startsWith('https:') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(value),
    'an https address (http only for this machine)',
  )

/** Working with a team server: the connection, what waits, conflicts, and the server's administration. */
export const team = {
  state: base.output(teamStateSchema),
  connect: base.input(z.object({ address: addressSchema })).output(teamStateSchema),
  disconnect: base.output(teamStateSchema),
  signIn: base.input(z.object({ name: z.string().max(200), password: z.string().max(500) })).output(teamStateSchema),
  join: base
    .input(z.object({ invitation: z.string().max(100), name: accountNameSchema, password: passwordSchema }))
    .output(teamStateSchema),
  /** Opens the system browser and waits for it to come back to a loopback address. */
  signInWithProvider: base
    .input(z.object({ invitation: z.string().max(100).optional(), name: accountNameSchema.optional() }))
    .output(teamStateSchema),
  signOut: base.input(z.object({ everywhere: z.boolean() })).output(teamStateSchema),
  syncNow: base.output(teamStateSchema),
  waiting: base.output(z.array(waitingItemSchema)),
  conflicts: base.output(z.array(conflictSchema)),
  resolve: base.input(z.object({ id: z.uuid(), keep: z.enum(['mine', 'theirs']) })).output(teamStateSchema),
  admin: {
    accounts: base.output(z.array(teamAccountSchema)),
    createAccount: base
      .input(z.object({ name: accountNameSchema, password: passwordSchema, role: roleSchema, scopes: scopesSchema }))
      .output(teamAccountSchema),
    updateAccount: base
      .input(
        z.object({
          id: z.uuid(),
          role: roleSchema.optional(),
          scopes: scopesSchema.optional(),
          disabled: z.boolean().optional(),
        }),
      )
      .output(teamAccountSchema),
    signOutAccount: base.input(byId).output(ok),
    invitations: base.output(z.array(invitationSchema)),
    invite: base
      .input(z.object({ role: roleSchema, scopes: scopesSchema }))
      .output(invitationSchema.extend({ token: z.string() })),
    withdraw: base.input(byId).output(ok),
    health: base.output(healthSchema),
    testStorage: base.output(z.object({ checks: z.array(storageCheckSchema) })),
    rotateKeys: base.output(ok),
    connections: base.output(z.array(connectionSchema)),
    connect: base
      .input(connectionInputSchema)
      .output(connectionSchema.extend({ reportKey: z.string(), webhookSecretValue: z.string().optional() })),
    disconnect: base.input(byId).output(ok),
  },
}
