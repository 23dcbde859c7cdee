import { z } from 'zod'

/** The kinds of personal or secret data the desk finds and removes. `CODE` is a QR code or barcode. */
export const CATEGORIES = [
  'PERSON',
  'EMAIL',
  'PHONE',
  'ADDRESS',
  'CARD',
  'BANK_ACCOUNT',
  'NATIONAL_ID',
  'DATE_OF_BIRTH',
  'USERNAME',
  'IP',
  'SECRET',
  'FACE',
  'CODE',
  'CUSTOM',
] as const

export const categorySchema = z.enum(CATEGORIES)
export type Category = z.infer<typeof categorySchema>
