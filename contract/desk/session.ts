import { z } from 'zod'
import { accountNameSchema, accountSchema, passwordSchema, roleSchema } from '../account.ts'
import { base, byId, ok } from './base.ts'

export const sessionStateSchema = z.object({
  workspace: z.string(),
  /** `needed`: no account yet, the first one is to be made. */
  setup: z.enum(['needed', 'done']),
  account: accountSchema.nullable(),
  /** Names to choose from at sign-in (a workstation's own accounts). */
  accountNames: z.array(z.string()),
  shell: z.enum(['electron', 'browser']),
  demo: z.boolean(),
})
export type SessionState = z.infer<typeof sessionStateSchema>

/** Who sits at the desk. Signing out drops the master key and every pixel from memory. */
export const session = {
  state: base.output(sessionStateSchema),
  setup: base
    .input(z.object({ name: accountNameSchema, password: passwordSchema, samples: z.boolean() }))
    .output(sessionStateSchema),
  signIn: base.input(z.object({ name: z.string().max(200), password: z.string().max(500) })).output(sessionStateSchema),
  signOut: base.output(sessionStateSchema),
}

export const accounts = {
  list: base.output(z.array(accountSchema)),
  create: base
    .input(z.object({ name: accountNameSchema, password: passwordSchema, role: roleSchema }))
    .output(accountSchema),
  disable: base.input(byId).output(ok),
  changePassword: base.input(z.object({ current: z.string().max(500), next: passwordSchema })).output(ok),
}
