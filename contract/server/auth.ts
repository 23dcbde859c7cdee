import { z } from 'zod'
import { accountNameSchema, passwordSchema, roleSchema } from '../account.ts'
import { base, byId, ok } from '../desk/base.ts'
import { scopesSchema } from './scope.ts'

export const teamAccountSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role: roleSchema,
    scopes: z.array(z.string()),
    /** Has a password; otherwise single sign-on only. */
    password: z.boolean(),
    singleSignOn: z.boolean(),
    createdAt: z.number(),
    lastSeenAt: z.number().optional(),
    disabledAt: z.number().optional(),
  })
  .readonly()
export type TeamAccount = z.infer<typeof teamAccountSchema>

export const tokensSchema = z.object({
  /** A JWT of 15 minutes, EdDSA. */
  accessToken: z.string(),
  accessExpiresAt: z.number(),
  /** Good for one refresh. */
  refreshToken: z.string(),
  refreshExpiresAt: z.number(),
  account: teamAccountSchema,
  serverAt: z.number(),
})
export type Tokens = z.infer<typeof tokensSchema>

export const invitationSchema = z.object({
  id: z.uuid(),
  role: roleSchema,
  scopes: z.array(z.string()),
  createdAt: z.number(),
  expiresAt: z.number(),
})
export type Invitation = z.infer<typeof invitationSchema>

/** Opaque secrets of ours are base64url; anything else is refused before it reaches the database. */
const secretSchema = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/)

export const auth = {
  signIn: base
    .route({ method: 'POST', path: '/v1/sign-in', tags: ['Accounts'], summary: 'Sign in with name and password' })
    .input(z.object({ name: z.string().max(200), password: z.string().max(500) }))
    .output(tokensSchema),
  refresh: base
    .route({
      method: 'POST',
      path: '/v1/refresh',
      tags: ['Accounts'],
      summary: 'Exchange a refresh token for new tokens',
      description:
        'A refresh token works once; using it again revokes the session. `requestId` is chosen and kept by the desk: repeating a refresh whose answer was lost with the same id gives the same tokens while they are unused.',
    })
    .input(z.object({ refreshToken: secretSchema, requestId: z.uuid() }))
    .output(tokensSchema),
  signOut: base
    .route({ method: 'POST', path: '/v1/sign-out', tags: ['Accounts'], summary: 'End one session' })
    .input(z.object({ refreshToken: secretSchema }))
    .output(ok),
  signOutEverywhere: base
    .route({ method: 'POST', path: '/v1/sign-out-everywhere', tags: ['Accounts'], summary: 'End all own sessions' })
    .output(ok),
  changePassword: base
    .route({ method: 'POST', path: '/v1/password', tags: ['Accounts'], summary: 'Change the own password' })
    .input(z.object({ current: z.string().max(500), next: passwordSchema }))
    .output(ok),
  me: base
    .route({ method: 'GET', path: '/v1/me', tags: ['Accounts'], summary: 'Who is signed in' })
    .output(teamAccountSchema),
  acceptInvitation: base
    .route({ method: 'POST', path: '/v1/invitations/accept', tags: ['Accounts'], summary: 'Make an account' })
    .input(z.object({ invitation: secretSchema, name: accountNameSchema, password: passwordSchema }))
    .output(tokensSchema),
  /** Single sign-on, RFC 8252: the desk opens the address in the system browser and listens on a loopback port. */
  startOidc: base
    .route({ method: 'POST', path: '/v1/oidc/start', tags: ['Accounts'], summary: 'Begin single sign-on' })
    .input(
      z.object({
        redirectUri: z.string().regex(/^http:\/\/(127\.0\.0\.1|\[::1\]):\d{2,5}\/[a-z/-]{0,60}$/, 'a loopback address'),
        codeChallenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
        invitation: secretSchema.optional(),
        name: accountNameSchema.optional(),
      }),
    )
    .output(z.object({ authorizationUrl: z.string(), state: z.string(), flow: z.string() })),
  finishOidc: base
    .route({ method: 'POST', path: '/v1/oidc/finish', tags: ['Accounts'], summary: 'Finish single sign-on' })
    .input(
      z.object({
        flow: z.string().max(4000),
        callback: z.string().max(4000),
        codeVerifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/),
      }),
    )
    .output(tokensSchema),
}

export const accounts = {
  list: base
    .route({ method: 'GET', path: '/v1/accounts', tags: ['Administration'], summary: 'All accounts' })
    .output(z.array(teamAccountSchema)),
  create: base
    .route({ method: 'POST', path: '/v1/accounts', tags: ['Administration'], summary: 'Make an account' })
    .input(z.object({ name: accountNameSchema, password: passwordSchema, role: roleSchema, scopes: scopesSchema }))
    .output(teamAccountSchema),
  update: base
    .route({ method: 'PATCH', path: '/v1/accounts/{id}', tags: ['Administration'], summary: 'Change role or scopes' })
    .input(
      z.object({
        id: z.uuid(),
        role: roleSchema.optional(),
        scopes: scopesSchema.optional(),
        disabled: z.boolean().optional(),
      }),
    )
    .output(teamAccountSchema),
  signOut: base
    .route({
      method: 'POST',
      path: '/v1/accounts/{id}/sign-out',
      tags: ['Administration'],
      summary: 'End all sessions of an account',
    })
    .input(byId)
    .output(ok),
  invitations: base
    .route({ method: 'GET', path: '/v1/invitations', tags: ['Administration'], summary: 'Open invitations' })
    .output(z.array(invitationSchema)),
  invite: base
    .route({ method: 'POST', path: '/v1/invitations', tags: ['Administration'], summary: 'Invite someone' })
    .input(z.object({ role: roleSchema, scopes: scopesSchema }))
    .output(invitationSchema.extend({ /** Shown once; only its hash is kept. */ token: z.string() })),
  withdraw: base
    .route({ method: 'DELETE', path: '/v1/invitations/{id}', tags: ['Administration'], summary: 'Withdraw one' })
    .input(byId)
    .output(ok),
  /** Names for histories: everyone signed in may see who their colleagues are. */
  people: base
    .route({ method: 'GET', path: '/v1/people', tags: ['Accounts'], summary: 'Ids and names of colleagues' })
    .output(z.array(z.object({ id: z.uuid(), name: z.string(), role: roleSchema }))),
}
