/** A company that is given personal data, as one sentence or table row says it. */
export interface Party {
  readonly party: string
  readonly place?: string
  /** What it does and what it gets, in the policy's words. */
  readonly purpose?: string
  readonly data?: string
}

/** Whether a name is the publisher's, or one of its own products that begin with it. */
export function isOwn(name: string, own: readonly string[]): boolean {
  const lower = name.toLowerCase()
  const bare = lower.replace(/\.(?:com|org|net|io|me|app|ai|co|de|eu|co\.uk|org\.uk)$/, '')
  const joined = bare.replace(/[\s-]/g, '')
  return own.some(
    o =>
      lower === o ||
      bare === o ||
      joined === o ||
      lower.startsWith(`${o} `) ||
      (o.length > 4 && (o.startsWith(`${lower} `) || joined.includes(o))),
  )
}
