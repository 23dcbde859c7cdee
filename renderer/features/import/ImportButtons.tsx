import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileZip, IconFlask, IconFolder } from '@tabler/icons-react'
import { useRef } from 'react'
import { readChosen } from './dropped.ts'
import { Working } from './ImportDrop.tsx'
import { useImport, useImportSamples } from './useImport.tsx'

/** Import by dialog: a .zip, a folder, or the samples that come with the desk. */
export function ImportMenu({ variant = 'default' }: { readonly variant?: 'default' | 'filled' }) {
  const zip = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const { importFiles, isImporting } = useImport()
  const samples = useImportSamples()
  const take = (input: HTMLInputElement): void => {
    if (input.files && input.files.length > 0) importFiles(readChosen(input.files))
    // The same file can be chosen again after it was mended.
    input.value = ''
  }
  return (
    <>
      <input
        ref={zip}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label="Bundle as .zip"
        onChange={event => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Bundle folder"
        onChange={event => take(event.currentTarget)}
        {...{ webkitdirectory: '' }}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant={variant}
            rightSection={<IconChevronDown size={14} />}
            loading={isImporting || samples.isPending}
          >
            Import
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFolder size={16} />} onClick={() => folder.current?.click()}>
            A tutorial's folder…
          </Menu.Item>
          <Menu.Item leftSection={<IconFileZip size={16} />} onClick={() => zip.current?.click()}>
            A tutorial's .zip…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconFlask size={16} />} onClick={() => samples.mutate()}>
            The sample tutorials
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isImporting && <Working />}
    </>
  )
}
