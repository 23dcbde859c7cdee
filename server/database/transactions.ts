import { DeskError } from '../../contract/errors.ts'
import { type Caller, ENTER_AS, ENTER_SYSTEM, ENTER_WITHIN, type Identity, type Sql, type Store } from './store.ts'

/** The three ways into a transaction, over whatever runs one. */
export function transactionsOver(
  run: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>,
): Pick<Store, 'as' | 'within' | 'system'> {
  return {
    as: <T>(identity: Identity, work: (sql: Sql, caller: Caller) => Promise<T>) =>
      run(async sql => {
        const [caller] = await sql.query<Caller>(ENTER_AS, [identity.accountId, identity.tokenVersion])
        if (!caller) throw new DeskError('NOT_SIGNED_IN')
        return work(sql, caller)
      }),
    within: <T>(scopes: readonly string[], work: (sql: Sql) => Promise<T>) =>
      run(async sql => {
        await sql.query(ENTER_WITHIN, [scopes])
        return work(sql)
      }),
    system: <T>(work: (sql: Sql) => Promise<T>) =>
      run(async sql => {
        await sql.query(ENTER_SYSTEM)
        return work(sql)
      }),
  }
}
