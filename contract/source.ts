import { z } from 'zod'

/** The product families ("sources") the desk works for, with their products. */
export const SOURCES = {
  stepify: ['stepify'],
  steplus: ['identity', 'cashbox', 'chatwithdb', 'statusalert', 'mailcraft', 'tools'],
  stepiq: ['stepiq'],
} as const

export const sourceSchema = z.enum(['stepify', 'steplus', 'stepiq'])
export type Source = z.infer<typeof sourceSchema>

/** A product id in lower case, such as `cashbox`. */
export const productSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'a product is a lower-case word such as "cashbox"')
