import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { DeskError } from '../../../contract/errors.ts'
import type { Db } from '../database/open.ts'
import { KEY_BYTES } from './envelope.ts'
import { createMasterKey, hasAnySlot, openWithRawKey, storeRawSlot } from './slots.ts'

/** The folder of this person's own settings: XDG_CONFIG_HOME, %APPDATA% or ~/Library/Application Support. */
export function configFolder(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Redaction Desk')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Redaction Desk')
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'redaction-desk')
}

/**
 * The master key of a workspace without anybody signing in: from DESK_MASTER_KEY (base64 of 32 bytes) or this person's
 * machine key file (mode 0600). For the command line, and for setting up a workspace that the command line made.
 * Undefined when neither opens it. Throws BAD_INPUT for a malformed DESK_MASTER_KEY.
 */
export function findMasterKey(db: Db): Buffer | undefined {
  const environment = environmentKey()
  if (environment) return openWithRawKey(db, 'environment', environment)
  const machine = readMachineKey()
  return machine && openWithRawKey(db, 'machine', machine)
}

/** As `findMasterKey`, but a workspace without any key slot gets a new master key, wrapped for this machine. */
export function findOrCreateMasterKey(db: Db, at: number): Buffer | undefined {
  if (hasAnySlot(db)) return findMasterKey(db)
  const masterKey = createMasterKey()
  const environment = environmentKey()
  if (environment) storeRawSlot(db, 'environment', environment, masterKey, at)
  else storeRawSlot(db, 'machine', readMachineKey() ?? makeMachineKey(), masterKey, at)
  return masterKey
}

function environmentKey(): Buffer | undefined {
  const value = process.env.DESK_MASTER_KEY
  if (!value) return undefined
  const key = Buffer.from(value, 'base64')
  if (key.length === KEY_BYTES) return key
  throw new DeskError('BAD_INPUT', {
    message: 'DESK_MASTER_KEY is not the base64 of 32 bytes',
    hint: 'Make one with: openssl rand -base64 32',
  })
}

function keyFile(): string {
  return join(configFolder(), 'machine.key')
}

function readMachineKey(): Buffer | undefined {
  if (!existsSync(keyFile())) return undefined
  const key = Buffer.from(readFileSync(keyFile(), 'utf8'), 'base64')
  return key.length === KEY_BYTES ? key : undefined
}

function makeMachineKey(): Buffer {
  const key = randomBytes(KEY_BYTES)
  try {
    mkdirSync(configFolder(), { recursive: true, mode: 0o700 })
    writeFileSync(keyFile(), key.toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch {
    throw new DeskError('NOT_WRITABLE', {
      message: `The machine's key file cannot be written: ${keyFile()}`,
      hint: 'Set DESK_MASTER_KEY instead, or make the folder writable.',
    })
  }
  return key
}
