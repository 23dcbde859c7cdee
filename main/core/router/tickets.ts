import type { Services } from '../services.ts'
import { cancelTicket, ticketDetail } from '../tickets/detail.ts'
import { listQueue } from '../tickets/queue.ts'
import { changeTicket } from '../tickets/store.ts'
import { submitTicket } from '../tickets/submit.ts'
import { desk } from './base.ts'

export function ticketsRouter({ workspace, memory, scanner, render, submitting, sync }: Services) {
  return {
    list: desk.tickets.list.handler(({ input }) => listQueue(workspace, input)),
    get: desk.tickets.get.handler(async ({ input }) => {
      workspace.account()
      // A team's ticket may lack its tutorial here; what cannot be fetched now shows as missing, not as a failure.
      await sync.prepare(input.id).catch(() => {})
      return ticketDetail(workspace, input.id)
    }),
    claim: desk.tickets.claim.handler(({ input }) =>
      changeTicket(workspace, input.id, { type: 'claim' }, { action: 'ticket.claimed' }),
    ),
    release: desk.tickets.release.handler(({ input }) =>
      changeTicket(workspace, input.id, { type: 'release' }, { action: 'ticket.released' }),
    ),
    cancel: desk.tickets.cancel.handler(({ input }) => cancelTicket(workspace, input.id, input.reason)),
    submit: desk.tickets.submit.handler(async ({ input, signal }) => {
      const controller = new AbortController()
      submitting.get(input.id)?.abort()
      submitting.set(input.id, controller)
      try {
        return await submitTicket(workspace, memory, scanner, render, input.id, {
          signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
          override: input.override,
        })
      } finally {
        if (submitting.get(input.id) === controller) submitting.delete(input.id)
      }
    }),
    cancelSubmit: desk.tickets.cancelSubmit.handler(({ input }) => {
      submitting.get(input.id)?.abort()
      return { ok: true as const }
    }),
  }
}
