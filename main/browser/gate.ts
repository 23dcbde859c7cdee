import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What of a request the gate looks at. */
export interface RequestFacts {
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly cookie: string | undefined
}

export interface Gate {
  /** A new one-time token for an address; earlier ones stay good until they are used or expire. */
  issueToken(lifetimeMs: number): string
  /** Burns a token; the value of the cookie it is exchanged for, or null when it is unknown, used or expired. */
  redeem(token: string): string | null
  readonly cookieName: string
  /** True for a request made to this very address; false under DNS rebinding, where the name is another. */
  isOwnHost(facts: RequestFacts): boolean
  /** True when the page that makes a request is the desk's own. Absent only for plain navigation. */
  isOwnOrigin(facts: RequestFacts): boolean
  hasCookie(facts: RequestFacts): boolean
}

/**
 * Who may talk to a desk on the loopback interface. Every program and every web page on the machine can reach the
 * port, so each request needs the address it was made to, the page it comes from, and a cookie that only the holder of
 * a one-time token gets. Secrets are kept as hashes and compared in constant time.
 */
export function createGate(port: number, now: () => number = Date.now): Gate {
  const host = `127.0.0.1:${port}`
  // Browsers share cookies between the ports of a host: the port in the name keeps two desks apart.
  const cookieName = `desk-${port}`
  const cookieValue = randomBytes(32).toString('base64url')
  const tokens = new Map<string, number>()

  return {
    cookieName,
    issueToken(lifetimeMs) {
      const token = randomBytes(32).toString('base64url')
      tokens.set(hash(token).toString('hex'), now() + lifetimeMs)
      return token
    },
    redeem(token) {
      const key = hash(token).toString('hex')
      const expiresAt = tokens.get(key)
      tokens.delete(key)
      return expiresAt !== undefined && now() < expiresAt ? cookieValue : null
    },
    isOwnHost: facts => facts.host === host,
    isOwnOrigin: facts => facts.origin === `http://${host}`,
    hasCookie(facts) {
      const values = (facts.cookie ?? '')
        .split(';')
        .map(pair => pair.trim().split('='))
        .filter(([name]) => name === cookieName)
      return values.some(([, value = '']) => timingSafeEqual(hash(value), hash(cookieValue)))
    },
  }
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
