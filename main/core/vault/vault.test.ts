import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../database/open.ts'
import type { KeyContext } from './context.ts'
import { openEnvelope, sealEnvelope } from './envelope.ts'
import { createVault, type Vault } from './vault.ts'

const subject = '11111111-1111-4111-8111-111111111111'
const cashbox: KeyContext = { source: 'steplus', product: 'cashbox', subject, purpose: 'text' }
const mailcraft: KeyContext = { ...cashbox, product: 'mailcraft' }

describe('vault', () => {
  let database: Database
  let master: Buffer
  let vault: Vault
  beforeEach(() => {
    database = openDatabase(':memory:')
    master = randomBytes(32)
    vault = createVault(database.db, master, () => 1)
  })

  it('opens what it sealed, also after being opened anew', () => {
    const envelope = vault.sealJson(cashbox, { note: 'canary' })
    expect(envelope.includes('canary')).toBe(false)
    expect(createVault(database.db, master, () => 1).openJson(cashbox, envelope)).toEqual({ note: 'canary' })
  })

  it('never opens an envelope in another context', () => {
    const envelope = vault.sealJson(cashbox, 1)
    vault.sealJson(mailcraft, 2)
    for (const other of [mailcraft, { ...cashbox, purpose: 'report' as const }, { ...cashbox, subject: 'x' }]) {
      expect(() => vault.open(other, envelope)).toThrow()
    }
  })

  it('refuses a changed byte anywhere and the wrong master key', () => {
    const key = randomBytes(32)
    const envelope = sealEnvelope(key, 'a', Buffer.from('hello'))
    for (let i = 0; i < envelope.length; i++) {
      const forged = Buffer.from(envelope)
      forged[i] ^= 1
      expect(() => openEnvelope(key, 'a', forged)).toThrow()
    }
    const sealed = vault.sealJson(cashbox, 1)
    expect(() => createVault(database.db, randomBytes(32), () => 1).open(cashbox, sealed)).toThrow()
  })

  it('shreds a subject for good and leaves the others', () => {
    const gone = vault.sealJson(cashbox, 1)
    const kept = vault.sealJson({ ...cashbox, subject: `${subject}0` }, 2)
    expect(vault.destroySubject(cashbox)).toBe(1)
    expect(() => vault.open(cashbox, gone)).toThrow(/destroyed/)
    expect(vault.openJson({ ...cashbox, subject: `${subject}0` }, kept)).toBe(2)
  })

  it('rotates the master key without touching envelopes', () => {
    const envelope = vault.sealJson(cashbox, 'value')
    const next = randomBytes(32)
    vault.rotate(next)
    expect(vault.openJson(cashbox, envelope)).toBe('value')
    expect(createVault(database.db, next, () => 1).openJson(cashbox, envelope)).toBe('value')
    expect(() => createVault(database.db, master, () => 1).open(cashbox, envelope)).toThrow()
  })

  it('caches no key of a transaction that rolled back', () => {
    let envelope: Buffer | undefined
    expect(() =>
      database.db.transaction(() => {
        envelope = vault.sealJson(cashbox, 1)
        throw new Error('roll back')
      }),
    ).toThrow('roll back')
    expect(() => vault.open(cashbox, envelope as Buffer)).toThrow(/destroyed/)
  })
})
