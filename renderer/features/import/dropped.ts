/** A file of a bundle with its path inside the folder that was chosen. */
export interface BundleFile {
  readonly path: string
  readonly file: File
}

/** More files than the core takes in one import. */
export const MOST_FILES = 2000

/**
 * The files of a drop: one .zip, or a folder with all below it. Must be called while the drop event is handled, since
 * the browser forgets the entries afterwards. Folders are read in batches, as the file system API hands them out.
 */
export async function readDropped(transfer: DataTransfer): Promise<readonly BundleFile[]> {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null)
  const loose = [...transfer.files]
  if (entries.length === 0) return loose.map(file => ({ path: file.name, file }))
  const files: BundleFile[] = []
  for (const entry of entries) await collect(entry, '', files)
  return withoutCommonFolder(files)
}

async function collect(entry: FileSystemEntry, folder: string, into: BundleFile[]): Promise<void> {
  if (into.length > MOST_FILES) return
  const path = folder ? `${folder}/${entry.name}` : entry.name
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    into.push({ path, file })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (batch.length === 0) return
    for (const child of batch) await collect(child, path, into)
  }
}

/** The files of an input, whether it took files or (webkitdirectory) a folder. */
export function readChosen(list: FileList): readonly BundleFile[] {
  return withoutCommonFolder([...list].map(file => ({ path: file.webkitRelativePath || file.name, file })))
}

/** Paths relative to the chosen folder: `crm/tutorial.json` becomes `tutorial.json` when all lie in `crm`. */
export function withoutCommonFolder(files: readonly BundleFile[]): readonly BundleFile[] {
  const first = files[0]?.path.split('/')
  if (!first || first.length < 2) return files
  const folder = `${first[0]}/`
  if (!files.every(({ path }) => path.startsWith(folder))) return files
  return files.map(({ path, file }) => ({ path: path.slice(folder.length), file }))
}

/** What can't be a bundle, in one line; undefined when it may be one. The core looks closer. */
export function bundleFault(files: readonly BundleFile[]): string | undefined {
  if (files.length === 0) return 'There are no files in it.'
  if (files.length > MOST_FILES) return `It holds more than ${MOST_FILES} files.`
  const zips = files.filter(({ path }) => path.toLowerCase().endsWith('.zip'))
  if (files.length === 1 && zips.length === 1) return undefined
  if (files.some(({ path }) => path === 'tutorial.json')) return undefined
  if (zips.length > 0) return 'Import one .zip at a time.'
  return 'There is no tutorial.json in it. Choose the folder that holds that file, or a .zip of it.'
}
