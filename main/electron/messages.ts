/**
 * What the main process and the core's process say to each other besides the calls, which travel on message ports.
 * Ids, counts and paths the person picked; never pixels, text or names.
 */
export type ToCore =
  | { readonly type: 'start'; readonly workspacePath: string; readonly demo: boolean }
  /** Comes with one port: a page that may make calls. */
  | { readonly type: 'connect' }
  | { readonly type: 'lock' }
  | { readonly type: 'close' }
  | { readonly type: 'picked'; readonly id: number; readonly path: string | null }

export type FromCore =
  | { readonly type: 'started' }
  /** The workspace could not be opened. */
  | { readonly type: 'failed'; readonly message: string; readonly hint: string }
  | { readonly type: 'pixels-shown'; readonly shown: boolean }
  | { readonly type: 'pick-folder'; readonly id: number }
  | { readonly type: 'deadlines'; readonly soon: readonly DeadlineSoon[]; readonly overdue: number }
  | { readonly type: 'closed' }

export interface DeadlineSoon {
  readonly ticketId: string
  /** UTC milliseconds. */
  readonly dueAt: number
}
