import { DeskError } from '../../contract/errors.ts'
import { appendServerEvent } from '../audit/append.ts'
import { insertAccount, listPeople, listTeamAccounts, readAccount, updateAccount } from '../auth/accounts.ts'
import { insertInvitation, listInvitations, withdrawInvitation } from '../auth/invitations.ts'
import { hashPassword } from '../auth/passwords.ts'
import { toTeamAccount } from '../auth/rows.ts'
import type { ServerServices } from '../services.ts'
import { callerOf, identify, team } from './base.ts'

const OK = { ok: true } as const

/** Signing in and out, and the accounts themselves. */
export function authRouter(services: ServerServices) {
  const { store, sessions, signIn, now } = services
  function oidc() {
    if (services.oidc) return services.oidc
    throw new DeskError('NOT_FOUND', {
      message: 'Single sign-on is not set up on this server',
      hint: 'Sign in with a password, or ask an admin to set OIDC_ISSUER.',
    })
  }
  return {
    auth: {
      signIn: team.auth.signIn.handler(({ input, context }) =>
        signIn.withPassword(input.name, input.password, context.address),
      ),
      refresh: team.auth.refresh.handler(({ input }) => sessions.refresh(input.refreshToken, input.requestId)),
      signOut: team.auth.signOut.handler(async ({ input }) => {
        await sessions.close(input.refreshToken)
        return OK
      }),
      signOutEverywhere: team.auth.signOutEverywhere.handler(async ({ context }) => {
        const caller = await callerOf(services, context, 'agent')
        await store.system(async sql => {
          await sessions.closeAll(sql, caller.id, 'EVERYWHERE')
          const actor = { actorId: caller.id, actorRole: caller.role }
          await appendServerEvent(
            sql,
            { ...actor, action: 'session.signed-out', detail: { code: 'everywhere' } },
            now(),
          )
        })
        return OK
      }),
      changePassword: team.auth.changePassword.handler(async ({ input, context }) => {
        const caller = await callerOf(services, context, 'agent')
        await signIn.changePassword(caller.id, input.current, input.next, context.address)
        return OK
      }),
      me: team.auth.me.handler(async ({ context }) => {
        const caller = await callerOf(services, context, 'agent')
        const account = await store.system(sql => readAccount(sql, caller.id))
        if (!account) throw new DeskError('NOT_SIGNED_IN')
        return toTeamAccount(account)
      }),
      acceptInvitation: team.auth.acceptInvitation.handler(({ input, context }) =>
        signIn.withInvitation(input.invitation, input.name, input.password, context.address),
      ),
      startOidc: team.auth.startOidc.handler(({ input }) => oidc().start(input)),
      finishOidc: team.auth.finishOidc.handler(async ({ input }) => signIn.withProvider(await oidc().finish(input))),
    },
    accounts: {
      list: team.accounts.list.handler(async ({ context }) => {
        await callerOf(services, context, 'admin')
        return store.system(listTeamAccounts)
      }),
      create: team.accounts.create.handler(async ({ input, context }) => {
        const caller = await callerOf(services, context, 'admin')
        const passwordHash = await hashPassword(input.password, services.settings.BCRYPT_COST)
        return store.system(async sql => {
          const id = await insertAccount(sql, { ...input, passwordHash }, caller, now())
          return toTeamAccount((await readAccount(sql, id))!)
        })
      }),
      update: team.accounts.update.handler(async ({ input, context }) => {
        const caller = await callerOf(services, context, 'admin')
        return store.system(async sql => {
          const row = await updateAccount(sql, input.id, input, caller, now())
          if (input.disabled) await sessions.closeAll(sql, input.id, 'DISABLED')
          return toTeamAccount(row)
        })
      }),
      signOut: team.accounts.signOut.handler(async ({ input, context }) => {
        await callerOf(services, context, 'admin')
        await store.system(async sql => {
          if (!(await readAccount(sql, input.id))) throw new DeskError('NOT_FOUND')
          await sessions.closeAll(sql, input.id, 'BY_ADMIN')
        })
        return OK
      }),
      invitations: team.accounts.invitations.handler(async ({ context }) => {
        await callerOf(services, context, 'admin')
        return store.system(sql => listInvitations(sql, now()))
      }),
      invite: team.accounts.invite.handler(async ({ input, context }) => {
        const caller = await callerOf(services, context, 'admin')
        const lifeMs = services.settings.INVITATION_HOURS * 3_600_000
        return store.system(sql => insertInvitation(sql, { ...input, createdBy: caller.id }, lifeMs, now()))
      }),
      withdraw: team.accounts.withdraw.handler(async ({ input, context }) => {
        await callerOf(services, context, 'admin')
        await store.system(sql => withdrawInvitation(sql, input.id, now()))
        return OK
      }),
      people: team.accounts.people.handler(async ({ context }) => {
        const identity = await identify(services, context)
        return store.as(identity, listPeople)
      }),
    },
  }
}
