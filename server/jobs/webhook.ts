import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a webhook says: ids and times, so that it may pass through systems that log it. */
export interface WebhookMessage {
  readonly type: 'report.done'
  readonly ticketId: string
  readonly tutorialId: string | null
  readonly steps: readonly number[]
  readonly reportedAt: number
  readonly exportedAt: number
}

/**
 * Signature as the Standard Webhooks specification has it: HMAC-SHA-256 over `id.timestamp.body`. The receiver refuses old
 * timestamps and repeated ids.
 */
export function signWebhook(secret: string, id: string, timestamp: number, body: string): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** For receivers and tests: constant-time comparison. */
export function checkWebhook(secret: string, id: string, timestamp: number, body: string, signature: string): boolean {
  const expected = Buffer.from(signWebhook(secret, id, timestamp, body))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** Posts it once; throws when the receiver doesn't answer with a 2xx. `id` stays the same over retries. */
export async function sendWebhook(
  target: { readonly url: string; readonly secret: string },
  id: string,
  message: WebhookMessage,
  options: { readonly timeoutMs: number; readonly now: number; readonly fetch?: typeof fetch },
): Promise<void> {
  const body = JSON.stringify(message)
  const timestamp = Math.floor(options.now / 1000)
  const answer = await (options.fetch ?? fetch)(target.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook(target.secret, id, timestamp, body),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(options.timeoutMs),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`webhook answered ${answer.status}`)
}
