import { DeskError } from '../../../contract/errors.ts'
import { propagations } from '../screenshots/propagate.ts'
import type { Services } from '../services.ts'
import { writeSettings } from '../settings/settings.ts'
import { listStepTexts, setTextSpans } from '../texts/texts.ts'
import { changeTicket, ticketRecord } from '../tickets/store.ts'
import { desk } from './base.ts'

export function textsRouter({ workspace, memory }: Services) {
  const tutorialOf = (ticketId: string): string => {
    workspace.account()
    const { tutorialId } = ticketRecord(workspace, ticketId)
    if (!tutorialId) throw new DeskError('NOT_FOUND')
    return tutorialId
  }
  return {
    list: desk.texts.list.handler(({ input }) => listStepTexts(workspace, tutorialOf(input.ticketId))),
    set: desk.texts.set.handler(({ input }) => {
      const tutorialId = tutorialOf(input.ticketId)
      changeTicket(workspace, input.ticketId, { type: 'edit' }, undefined, () =>
        setTextSpans(workspace, tutorialId, input.spans),
      )
      writeSettings(workspace, { stepTextMode: input.mode })
      return listStepTexts(workspace, tutorialId)
    }),
    propagations: desk.texts.propagations.handler(async ({ input }) => {
      workspace.account()
      return (await propagations(workspace, memory, input.regionId)).texts
    }),
  }
}
