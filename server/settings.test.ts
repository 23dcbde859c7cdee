import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resourcePath } from '../main/core/resource-path.ts'
import { readSettings, SettingsError, settingsTable } from './settings.ts'

describe('settings', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-settings-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const faultsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
    try {
      readSettings({ DATA_DIR: folder, ...env })
      return []
    } catch (error) {
      if (error instanceof SettingsError) return error.faults
      throw error
    }
  }

  it('need nothing, and keep one master key for the embedded database', () => {
    const first = readSettings({ DATA_DIR: folder })
    expect(first).toMatchObject({ PORT: 0, S3_REGION: 'ap-southeast-1', BCRYPT_COST: 12, ACCESS_TOKEN_MINUTES: 15 })
    expect(readSettings({ DATA_DIR: folder }).masterKey.equals(first.masterKey)).toBe(true)
    expect(statSync(join(folder, 'master.key')).mode & 0o077).toBe(0)
  })

  it('name every fault at once, one line each, and repeat no value', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://canary',
      DESK_MASTER_KEY: 'canary',
      BCRYPT_COST: '99',
      S3_BUCKET: 'Canary Bucket',
      SMTP_URL: 'http://canary',
      OIDC_ISSUER: 'canary',
      LOG_LEVEL: 'canary',
      TRUST_PROXY: 'maybe',
    })
    expect(faults.map(fault => fault.split(':')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'DESK_MASTER_KEY',
      'BCRYPT_COST',
      'TRUST_PROXY',
      'LOG_LEVEL',
      'S3_BUCKET',
      'SMTP_URL',
      'OIDC_ISSUER',
    ])
    expect(faults.join('\n')).not.toMatch(/canary/i)
    for (const fault of faults) expect(fault).not.toContain('\n')
  })

  it('check what belongs together', () => {
    expect(faultsOf({ DATABASE_URL: 'postgresql://h/d' })).toEqual(['DESK_MASTER_KEY: needed when DATABASE_URL is set'])
    expect(faultsOf({ S3_BUCKET: 'abc', S3_ACCESS_KEY_ID: 'a' })).toEqual([
      'S3_SECRET_ACCESS_KEY: needed when S3_ACCESS_KEY_ID is set',
    ])
    expect(faultsOf({ OIDC_ISSUER: 'http://id.example.com', OIDC_CLIENT_ID: 'x' })).toEqual([
      'OIDC_ISSUER: must be an https address',
    ])
  })

  it('take an empty variable for one that is not set', () => {
    expect(faultsOf({ PORT: '', DATABASE_URL: '', S3_BUCKET: '' })).toEqual([])
  })

  it('say when the data folder is of no use', () => {
    writeFileSync(join(folder, 'master.key'), 'short')
    expect(faultsOf({})).toEqual(['DATA_DIR: its master.key is damaged; restore it, or set DESK_MASTER_KEY'])
    expect(faultsOf({ DATA_DIR: join(folder, 'master.key', 'below') })[0]).toMatch(
      /^DATA_DIR: the folder cannot be written/,
    )
  })

  it('are all in the documentation', () => {
    const documentation = readFileSync(resourcePath('docs/server.md'), 'utf8')
    for (const { name, fallback, meaning } of settingsTable()) {
      expect(documentation).toContain(`| \`${name}\` | ${fallback ? `\`${fallback}\`` : ''} | ${meaning} |`)
    }
  })
})
