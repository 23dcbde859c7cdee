import type { Services } from '../services.ts'
import { listConflicts } from '../sync/conflicts.ts'
import { desk } from './base.ts'

/** The team server, from the renderer's side. Administration goes straight through as the signed-in account. */
export function teamRouter({ workspace, sync }: Services) {
  const { team } = desk
  return {
    state: team.state.handler(() => sync.state()),
    connect: team.connect.handler(({ input }) => sync.connect(input.address)),
    disconnect: team.disconnect.handler(() => sync.disconnect()),
    signIn: team.signIn.handler(({ input }) => sync.signIn(input.name, input.password)),
    join: team.join.handler(({ input }) => sync.join(input.invitation, input.name, input.password)),
    signInWithProvider: team.signInWithProvider.handler(({ input }) => sync.signInWithProvider(input)),
    signOut: team.signOut.handler(({ input }) => sync.signOut(input.everywhere)),
    syncNow: team.syncNow.handler(() => sync.syncNow()),
    waiting: team.waiting.handler(() => {
      workspace.account()
      return sync.waiting()
    }),
    conflicts: team.conflicts.handler(() => {
      workspace.account()
      return listConflicts(workspace)
    }),
    resolve: team.resolve.handler(({ input }) => {
      workspace.account()
      return sync.resolve(input.id, input.keep)
    }),
    admin: {
      accounts: team.admin.accounts.handler(() => sync.client().accounts.list()),
      createAccount: team.admin.createAccount.handler(({ input }) => sync.client().accounts.create(input)),
      updateAccount: team.admin.updateAccount.handler(({ input }) => sync.client().accounts.update(input)),
      signOutAccount: team.admin.signOutAccount.handler(({ input }) => sync.client().accounts.signOut(input)),
      invitations: team.admin.invitations.handler(() => sync.client().accounts.invitations()),
      invite: team.admin.invite.handler(({ input }) => sync.client().accounts.invite(input)),
      withdraw: team.admin.withdraw.handler(({ input }) => sync.client().accounts.withdraw(input)),
      health: team.admin.health.handler(() => sync.client().admin.health()),
      testStorage: team.admin.testStorage.handler(() => sync.client().admin.testStorage()),
      rotateKeys: team.admin.rotateKeys.handler(() => sync.client().admin.rotateKeys()),
      connections: team.admin.connections.handler(() => sync.client().admin.connections()),
      connect: team.admin.connect.handler(({ input }) => sync.client().admin.connect(input)),
      disconnect: team.admin.disconnect.handler(({ input }) => sync.client().admin.disconnect(input)),
    },
  }
}
