import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { Page } from '@playwright/test'
import { WebSocket } from 'ws'
import type { DeskClient } from '../contract/desk.ts'

/**
 * Calls the core as the page does, but without its buttons: what the interface doesn't offer must be refused by the
 * core too. Browser shell only; uses the page's own cookie.
 */
export async function callCore<T>(page: Page, run: (desk: DeskClient) => Promise<T>): Promise<T> {
  const { host, origin } = new URL(page.url())
  const cookies = await page.context().cookies(origin)
  const socket = new WebSocket(`ws://${host}/rpc`, {
    headers: { origin, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  try {
    return await run(createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })))
  } finally {
    socket.close()
  }
}

/** The error code a call is refused with, or undefined when it is not refused. */
export async function refusal(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  )
}
