import { Button, Group, Loader, Text } from '@mantine/core'
import { IconFolderDown } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { Dialog } from '../../components/Dialog.tsx'
import { FailureDetails } from '../../components/ErrorState.tsx'
import { readDropped } from './dropped.ts'
import classes from './ImportDrop.module.css'
import { importTrouble, useImport } from './useImport.tsx'

/** Takes a tutorial bundle dropped anywhere on the window. */
export function ImportDrop() {
  const [over, setOver] = useState(false)
  const { importFiles, isImporting } = useImport()

  const drop = useEffectEvent(async (transfer: DataTransfer) => importFiles(await readDropped(transfer)))
  useEffect(() => {
    // dragenter and dragleave fire for each element on the way; what counts is whether any is left.
    let depth = 0
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return
      depth++
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (carriesFiles(event) && --depth <= 0) setOver(false)
    }
    const hold = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault()
    }
    const take = (event: DragEvent): void => {
      if (!carriesFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      depth = 0
      setOver(false)
      void drop(event.dataTransfer)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', hold)
    window.addEventListener('drop', take)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', hold)
      window.removeEventListener('drop', take)
    }
  }, [])

  return (
    <>
      {over && (
        <div className={classes.target}>
          <IconFolderDown size={44} stroke={1.3} aria-hidden />
          Drop a tutorial's folder or .zip to import it
        </div>
      )}
      {isImporting && <Working />}
      <Trouble />
    </>
  )
}

export function Working() {
  return (
    <div className={classes.working} role="status">
      <Loader size="xs" /> Importing the bundle…
    </div>
  )
}

/** What is wrong with a bundle, field by field. Nothing of it was kept. */
function Trouble() {
  const trouble = importTrouble.use()
  const close = (): void => importTrouble.set(null)
  return (
    <Dialog title="Nothing was imported" opened={trouble !== null} onClose={close}>
      <Text fw={600}>{trouble?.title}</Text>
      <Text c="dimmed" mb="sm">
        {trouble?.hint}
      </Text>
      <FailureDetails details={trouble?.details ?? []} />
      <Group justify="flex-end" mt="md">
        <Button onClick={close} data-autofocus>
          Close
        </Button>
      </Group>
    </Dialog>
  )
}
