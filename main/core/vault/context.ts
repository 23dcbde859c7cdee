/**
 * What a key is for: each source, product, subject and purpose has a key of its own, so opening one never opens another.
 * `subject` is an id (a tutorial, an account, a data subject), never a name.
 */
export interface KeyContext {
  readonly source: string
  readonly product: string
  readonly subject: string
  readonly purpose: KeyPurpose
}

export type KeyPurpose =
  | 'screenshot'
  | 'structure'
  | 'text'
  | 'report'
  | 'comment'
  | 'redaction'
  | 'destination'
  | 'credential'
  | 'cookie'
  | 'request'
  | 'policy'
  | 'breach'
  | 'fingerprint'
  | 'record'
  | 'signing'

/** The context as one string, used as HKDF info, as associated data and as the row's name. */
export function contextName(context: KeyContext): string {
  return [context.source, context.product, context.subject, context.purpose].map(encodeURIComponent).join('/')
}

/** Everything sealed for one tutorial lies under this prefix. */
export function subjectPrefix(context: Omit<KeyContext, 'purpose'>): string {
  return `${[context.source, context.product, context.subject].map(encodeURIComponent).join('/')}/`
}
