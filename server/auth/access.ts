import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import type { Identity } from '../database/store.ts'
import { SIGNATURE_ALGORITHM, type SigningKeys } from './keys.ts'

const ISSUER = 'redaction-desk'
const AUDIENCE = 'redaction-desk-team'

const claimsSchema = z.object({ sub: z.uuid(), ver: z.number().int(), sid: z.uuid(), exp: z.number() })

export interface AccessIdentity extends Identity {
  readonly sessionId: string
  readonly expiresAt: number
}

/** Makes and checks the short-lived access tokens. What they may do is read from the database, never from the token. */
export interface AccessTokens {
  issue(
    identity: Identity & { readonly sessionId: string },
  ): Promise<{ readonly token: string; readonly expiresAt: number }>
  /** Throws NOT_SIGNED_IN for anything but a token of ours that is still good. */
  verify(token: string): Promise<AccessIdentity>
}

/** Tokens whose signature was checked, so that a desk's many calls cost one check. Oldest first; the rest is checked anew. */
const REMEMBERED = 2000

export function createAccessTokens(keys: SigningKeys, lifeMs: number, now: () => number): AccessTokens {
  // By the whole token: a signature that was good stays so, the end of its life is looked at each time, and whether the
  // account still may is the database's business. A key is retired only after the last token made with it has ended.
  const checked = new Map<string, AccessIdentity>()
  function remember(token: string, identity: AccessIdentity): AccessIdentity {
    const [oldest] = checked.keys()
    if (checked.size >= REMEMBERED && oldest !== undefined) checked.delete(oldest)
    checked.set(token, identity)
    return identity
  }

  return {
    async issue({ accountId, tokenVersion, sessionId }) {
      const key = await keys.current('access')
      const issuedAt = Math.floor(now() / 1000)
      const expiresAt = issuedAt + Math.floor(lifeMs / 1000)
      const token = await new SignJWT({ ver: tokenVersion, sid: sessionId })
        .setProtectedHeader({ alg: SIGNATURE_ALGORITHM, kid: key.id, typ: 'at+jwt' })
        .setSubject(accountId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key.privateKey)
      return { token, expiresAt: expiresAt * 1000 }
    },
    async verify(token) {
      const known = checked.get(token)
      if (known && known.expiresAt > now()) return known
      checked.delete(token)
      try {
        const { payload } = await jwtVerify(
          token,
          async header => {
            const key = header.kid ? await keys.find('access', header.kid) : undefined
            if (!key) throw new DeskError('NOT_SIGNED_IN')
            return key.publicKey
          },
          {
            // Naming the one algorithm shuts out "none" and keys of another kind.
            algorithms: [SIGNATURE_ALGORITHM],
            typ: 'at+jwt',
            issuer: ISSUER,
            audience: AUDIENCE,
            currentDate: new Date(now()),
          },
        )
        const claims = claimsSchema.parse(payload)
        return remember(token, {
          accountId: claims.sub,
          tokenVersion: claims.ver,
          sessionId: claims.sid,
          expiresAt: claims.exp * 1000,
        })
      } catch (error) {
        if (error instanceof Error && 'code' in error && String(error.code).startsWith('ECONN')) throw error
        throw new DeskError('NOT_SIGNED_IN', { hint: 'Sign in to the team server again.' })
      }
    },
  }
}
