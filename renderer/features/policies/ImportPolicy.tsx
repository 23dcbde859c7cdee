import { Button, FileInput, Group, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { VersionDetail } from '../../../contract/desk/policies.ts'
import type { Source } from '../../../contract/source.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { SOURCE_CHOICES } from '../../components/sources.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from './Policies.module.css'

interface Props {
  readonly opened: boolean
  readonly source: Source
  readonly onClose: () => void
  readonly onImported: (version: VersionDetail) => void
}

/** Chooses a policy's text; what it promises comes back as proposals. */
export function ImportPolicy({ opened, source, onClose, onImported }: Props) {
  const [chosen, setChosen] = useState<Source>()
  const [file, setFile] = useState<File | null>(null)
  const family = chosen ?? source
  const send = useMutation(
    desk.policies.importText.mutationOptions({
      onSuccess: version => {
        setFile(null)
        setChosen(undefined)
        void queryClient.invalidateQueries({ queryKey: desk.policies.key() })
        onImported(version)
      },
    }),
  )
  return (
    <Dialog opened={opened} title="Import a policy" onClose={onClose}>
      <div className={classes.form}>
        <NativeSelect
          label="Policy of"
          data={[...SOURCE_CHOICES]}
          value={family}
          onChange={({ currentTarget: { value } }) => setChosen(value as Source)}
        />
        <FileInput
          label="Text"
          description="Plain text, Markdown or HTML, up to 6 MB. Nothing in it is run."
          placeholder="Choose a file"
          accept=".txt,.md,.markdown,.html,.htm,text/plain,text/html,text/markdown"
          value={file}
          onChange={setFile}
        />
        {send.error && <InlineFailure error={send.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={!file}
            loading={send.isPending}
            onClick={() => file && send.mutate({ source: family, file })}
          >
            Read the promises
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
