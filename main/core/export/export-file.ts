/** One file of an export, before it is written. */
export interface ExportFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: string
}
