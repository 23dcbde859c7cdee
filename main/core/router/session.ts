import type { SessionState } from '../../../contract/desk/session.ts'
import { addAccount, changePassword, disableAccount, listAccounts } from '../accounts/accounts.ts'
import type { Services } from '../services.ts'
import { importSamples } from '../tutorials/samples.ts'
import { desk } from './base.ts'

export function sessionRouter({ workspace, session, options }: Services) {
  const state = (): SessionState => ({
    workspace: options.workspaceName,
    setup: session.needsSetup() ? 'needed' : 'done',
    account: workspace.seat(),
    accountNames: listAccounts(workspace.db)
      .filter(account => account.disabledAt === undefined)
      .map(account => account.name),
    shell: options.shell,
    demo: options.demo,
  })
  return {
    session: {
      state: desk.session.state.handler(state),
      setup: desk.session.setup.handler(async ({ input }) => {
        await session.setup(input.name, input.password)
        if (input.samples) await importSamples(workspace)
        return state()
      }),
      signIn: desk.session.signIn.handler(async ({ input }) => {
        await session.signIn(input.name, input.password)
        return state()
      }),
      signOut: desk.session.signOut.handler(() => {
        session.signOut()
        return state()
      }),
    },
    accounts: {
      list: desk.accounts.list.handler(() => {
        workspace.account()
        return [...listAccounts(workspace.db)]
      }),
      create: desk.accounts.create.handler(({ input }) => {
        workspace.require('admin')
        return addAccount(workspace, session.masterKey(), input)
      }),
      disable: desk.accounts.disable.handler(({ input }) => {
        disableAccount(workspace, input.id)
        return { ok: true as const }
      }),
      changePassword: desk.accounts.changePassword.handler(async ({ input }) => {
        await changePassword(workspace, input.current, input.next)
        return { ok: true as const }
      }),
    },
  }
}
