import { randomBytes } from 'node:crypto'
import * as oidc from 'openid-client'
import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import type { TeamVault } from '../vault/vault.ts'

export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string | undefined
  readonly allowHttp: boolean
}

/** Who the provider says it is, plus what the desk asked for at the start. */
export interface OidcIdentity {
  readonly issuer: string
  readonly subject: string
  readonly invitation?: string | undefined
  readonly name?: string | undefined
}

/**
 * Single sign-on as an OpenID Connect client: authorization code with PKCE. The desk holds the code verifier, the
 * server holds the client's credentials; what must survive between the two calls travels sealed in `flow`, so any
 * instance can finish what another began.
 */
export interface OidcClient {
  start(input: {
    readonly redirectUri: string
    readonly codeChallenge: string
    readonly invitation?: string | undefined
    readonly name?: string | undefined
  }): Promise<{ readonly authorizationUrl: string; readonly state: string; readonly flow: string }>
  /** `callback` is the whole address the browser was sent to. Throws NOT_SIGNED_IN when anything does not fit. */
  finish(input: {
    readonly flow: string
    readonly callback: string
    readonly codeVerifier: string
  }): Promise<OidcIdentity>
}

const FLOW_LIFE_MS = 10 * 60_000
const flowSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  redirectUri: z.string(),
  invitation: z.string().optional(),
  name: z.string().optional(),
  expiresAt: z.number(),
})

export function createOidcClient(settings: OidcSettings, vault: TeamVault, now: () => number): OidcClient {
  let discovered: Promise<oidc.Configuration> | undefined
  function configuration(): Promise<oidc.Configuration> {
    discovered ??= oidc
      .discovery(
        new URL(settings.issuer),
        settings.clientId,
        undefined,
        settings.clientSecret ? oidc.ClientSecretPost(settings.clientSecret) : oidc.None(),
        { execute: settings.allowHttp ? [oidc.allowInsecureRequests] : [], timeout: 10 },
      )
      .catch(error => {
        // The provider may be back at the next try.
        discovered = undefined
        throw new DeskError('OFFLINE', {
          message: 'The sign-on provider cannot be reached',
          hint: 'Try again, or sign in with a password.',
          details: [error instanceof Error ? error.name : 'unknown'],
        })
      })
    return discovered
  }

  return {
    async start({ redirectUri, codeChallenge, invitation, name }) {
      const config = await configuration()
      const state = randomBytes(24).toString('base64url')
      const nonce = randomBytes(24).toString('base64url')
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      const flow = { state, nonce, redirectUri, invitation, name, expiresAt: now() + FLOW_LIFE_MS }
      return {
        authorizationUrl: url.href,
        state,
        flow: vault.sealOwn('oidc-flow', Buffer.from(JSON.stringify(flow))).toString('base64url'),
      }
    },

    async finish({ flow, callback, codeVerifier }) {
      const started = readFlow(flow)
      if (started.expiresAt < now() || !callback.startsWith(`${started.redirectUri}?`)) throw refused()
      const config = await configuration()
      try {
        const tokens = await oidc.authorizationCodeGrant(config, new URL(callback), {
          pkceCodeVerifier: codeVerifier,
          expectedState: started.state,
          expectedNonce: started.nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw refused()
        return { issuer: claims.iss, subject: claims.sub, invitation: started.invitation, name: started.name }
      } catch {
        // The provider's words may hold what the browser sent; the person only needs to begin again.
        throw refused()
      }
    },
  }

  function readFlow(flow: string): z.infer<typeof flowSchema> {
    try {
      return flowSchema.parse(JSON.parse(vault.openOwn('oidc-flow', Buffer.from(flow, 'base64url')).toString('utf8')))
    } catch {
      throw refused()
    }
  }
}

function refused(): DeskError {
  return new DeskError('NOT_SIGNED_IN', {
    message: 'The single sign-on did not go through',
    hint: 'Begin it again from the desk.',
  })
}
