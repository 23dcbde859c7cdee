import { z } from 'zod'

/**
 * What an account may see: `*` is everything, `steplus/*` a whole source, `steplus/cashbox` one product. The database
 * enforces it by row-level security, so a forgotten condition in code shows nothing it should not.
 */
export const scopeSchema = z
  .string()
  .regex(
    /^(\*|(stepify|steplus|stepiq)\/(\*|[a-z][a-z0-9-]{0,39}))$/,
    'a scope is "*", "steplus/*" or "steplus/cashbox"',
  )
export const scopesSchema = z.array(scopeSchema).max(50)

/** True when one of `scopes` covers the product. The same rule as `desk_may_see` in the server's SQL. */
export function maySee(scopes: readonly string[], source: string, product: string): boolean {
  return scopes.some(scope => scope === '*' || scope === `${source}/*` || scope === `${source}/${product}`)
}
