import { describe, expect, it } from 'vitest'
import { labelKind } from '../labels/vocabulary.ts'
import { foundIn, valuesOf } from '../testing.ts'
import { bankAccount } from './bank-account.ts'
import { email } from './email.ts'
import { handle } from './handle.ts'
import { keyPrefixes } from './key-prefixes.ts'
import { person } from './person.ts'
import { recoveryCodes } from './recovery-codes.ts'
import { secretValue } from './secret-value.ts'
import { username } from './username.ts'

describe('account numbers as OCR reads them', () => {
  it('takes signs and small letters for the digits they were', () => {
    expect(valuesOf(bankAccount, 'DKe7 7547 0658 9818 81')).toEqual(['DKe7 7547 0658 9818 81'])
    expect(valuesOf(bankAccount, 'DE@5 2554 2363 5752 3599 20')).toEqual(['DE@5 2554 2363 5752 3599 20'])
  })

  it('knows a British sort code and account without a label, and no date before a number', () => {
    expect(valuesOf(bankAccount, '44-60-35 64701871')).toEqual(['44-60-35 64701871'])
    expect(valuesOf(bankAccount, '2024-03-12 64701871')).toEqual([])
  })
})

describe('addresses whose at sign was read as a letter', () => {
  it('knows them by a domain that another address has', () => {
    const found = valuesOf(email, 'jane@example.com\nquorvanegexample.com\nwww.example.com')
    expect(found).toEqual(['jane@example.com', 'quorvanegexample.com'])
  })

  it('knows them in brackets after a name and in fields', () => {
    expect(valuesOf(email, 'Author: Jane Doe <quorvanefmail.example.org>')).toEqual(['quorvanefmail.example.org'])
    expect(valuesOf(email, '{"email":"quorvanefimail.example.com"}')).toEqual(['quorvanefimail.example.com'])
    expect(valuesOf(email, 'List<java.util.org>')).toEqual([])
  })
})

describe('values that are cut', () => {
  it('are addresses when three full stops follow the at sign', () => {
    expect(valuesOf(email, 'quorvane74@…')).toEqual(['quorvane74@…'])
    expect(valuesOf(email, 'ready @…')).toEqual([])
  })
})

describe('secrets', () => {
  it('may have crosses in a row, which mask nothing among so much else', () => {
    expect(valuesOf(secretValue, 'Password: 4pXX_ziVkGx-pkW8')).toContain('4pXX_ziVkGx-pkW8')
    expect(valuesOf(secretValue, 'Password: xxxx-1xxx')).toEqual([])
  })

  it('may be letters alone when no word is written like them', () => {
    expect(valuesOf(secretValue, 'RmHLwjJnsKgVEEvbMVQ', 'secret')).toEqual(['RmHLwjJnsKgVEEvbMVQ'])
    expect(valuesOf(secretValue, 'Rotate', 'secret')).toEqual([])
    expect(valuesOf(secretValue, 'การแจ้งเตือน', 'secret')).toEqual([])
  })
})

describe('names that nothing lists', () => {
  it('stand as a pair in entries of a calendar', () => {
    expect(valuesOf(person, 'Yevzoez Nifiniak - annual review')).toEqual(['Yevzoez Nifiniak'])
    expect(valuesOf(person, '17:00 Yevzoez Nifiniak')).toEqual(['Yevzoez Nifiniak'])
    expect(valuesOf(person, '17:00 Sprint planning')).toEqual([])
  })

  it('in Thai end as family names do', () => {
    expect(valuesOf(person, 'ฉวีดา จิรุณกานต์')).toEqual(['ฉวีดา จิรุณกานต์'])
    expect(valuesOf(person, 'ภาพรวม รายงาน')).toEqual([])
  })
})

describe('user names', () => {
  it('are made of nicknames and digits', () => {
    expect(valuesOf(handle, 'ploy67')).toEqual(['ploy67'])
    expect(valuesOf(handle, 'bank_71')).toEqual(['bank_71'])
    expect(valuesOf(handle, 'worker67')).toEqual([])
  })

  it('stand behind their Thai label', () => {
    expect(valuesOf(username, 'ชื่อ ผู้ใช้ quorvane')).toEqual(['quorvane'])
  })
})

describe('keys', () => {
  it('are known although an underscore of the prefix was lost', () => {
    const key = 'dop_v1Ofca4e929f1f5089ebf95fd1f5f7eea7706377d7fa8ebfd778c793a1f300'
    expect(valuesOf(keyPrefixes, key)).toEqual([key])
  })

  it('of recovery are known among their kind with a letter too many', () => {
    const codes = 'Recovery codes\nPVGO-N6HZ-N4FS\nXYRW-G6WN-FBWM\nK7QD-93PA-Z2MN\nPVG0-NG6HZ-N4FS'
    expect(valuesOf(recoveryCodes, codes)).toHaveLength(4)
    expect(valuesOf(recoveryCodes, 'PVG0-NG6HZ-N4FS')).toEqual([])
  })

  it('in links that a narrow cell breaks are covered to their end', async () => {
    const cell = ['postgres://app:v8JKxBk7y@core-', 'sql.example.com:5432/app_productio', 'b']
    expect(await foundIn(cell, 'SECRET', 18)).toEqual(cell)
  })
})

describe('heads of columns', () => {
  it('are known when their column cuts them, if all that begins so is of one kind', () => {
    expect(labelKind('Nom de fami...')).toBe(labelKind('Nom de famille'))
    expect(labelKind('Accou…')).toBeUndefined()
    expect(labelKind('Email...')).toBe('email')
  })
})
