import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ImportResult } from '../../../contract/desk/tutorials.ts'
import { toFailure } from '../../components/failure.ts'
import { CLOSE } from '../../components/notify.ts'
import { createStore } from '../../components/store.ts'
import { client, desk, queryClient } from '../../desk.ts'
import { type BundleFile, bundleFault } from './dropped.ts'

/** What went wrong with the last import, for the dialog that shows it field by field. */
export interface ImportTrouble {
  readonly title: string
  readonly hint: string
  readonly details: readonly string[]
}
export const importTrouble = createStore<ImportTrouble | null>(null)

/** Imports a bundle from a drop or an input, and says how it went. */
export function useImport() {
  const navigate = useNavigate()
  const run = useMutation({
    networkMode: 'always',
    mutationFn: (files: readonly BundleFile[]) => client.tutorials.import({ files: [...files] }),
    onSuccess: result => {
      refreshQueue()
      announce(result, ticketId => void navigate({ to: '/tickets/$ticketId/edit', params: { ticketId } }))
    },
    onError: error => {
      const { message, hint, details } = toFailure(error)
      importTrouble.set({ title: message, hint, details })
    },
  })
  return {
    isImporting: run.isPending,
    importFiles: (files: readonly BundleFile[]): void => {
      const fault = bundleFault(files)
      if (fault) importTrouble.set({ title: 'This is not a tutorial bundle', hint: fault, details: [] })
      else run.mutate(files)
    },
  }
}

export function useImportSamples() {
  return useMutation({
    networkMode: 'always',
    mutationFn: () => client.tutorials.importSamples(),
    onSuccess: refreshQueue,
    onError: error => {
      const { message, hint, details } = toFailure(error)
      importTrouble.set({ title: message, hint, details })
    },
  })
}

function refreshQueue(): void {
  void queryClient.invalidateQueries({ queryKey: desk.tickets.key() })
  void queryClient.invalidateQueries({ queryKey: desk.tutorials.key() })
}

function announce(result: ImportResult, open: (ticketId: string) => void): void {
  const id = `imported-${result.tutorialId}`
  const [first] = result.tickets
  const count = result.tickets.length
  notifications.show({
    id,
    color: 'green',
    autoClose: 10_000,
    closeButtonProps: CLOSE,
    title: `Imported "${result.title}"`,
    message: (
      <>
        {result.steps} {result.steps === 1 ? 'step' : 'steps'},{' '}
        {count === 0 ? 'nothing reported.' : `${count} ${count === 1 ? 'ticket' : 'tickets'}.`}{' '}
        {first && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => {
              notifications.hide(id)
              open(first)
            }}
          >
            Open the ticket
          </Button>
        )}
      </>
    ),
  })
}
