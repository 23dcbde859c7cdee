import { z } from 'zod'
import { newConnectionSchema } from './desk/connections.ts'
import { productSchema, SOURCES, sourceSchema } from './source.ts'

const timeSchema = z.iso.datetime({ offset: true })

/** A record that a product keeps. The same id again updates it: a clock that starts when an account is deleted. */
export const ledgerRecordSchema = z
  .strictObject({
    type: z.literal('record'),
    id: z.uuid(),
    source: sourceSchema,
    product: productSchema,
    /** A class of the packs, such as `jobs`, `pipeline-logs` or `screenshots`. */
    class: z.string().regex(/^[a-z][a-z-]{0,59}$/, 'a class is lower-case words such as "payment-records"'),
    /** `finished`, `failed`, `free`, `paid`, where the class has several times. */
    variant: z.string().max(30).optional(),
    /** The person whom it is about, by their id in the product. */
    subjectId: z.uuid().optional(),
    /** The tutorial that it belongs to, by its id in the product. */
    tutorial: z.string().min(1).max(200).optional(),
    /** When its time began to run; absent while it doesn't. */
    clockAt: timeSchema.optional(),
    /** Its file in the storage; deleted with it. */
    objectKey: z.string().min(1).max(1024).optional(),
    content: z.unknown().optional(),
  })
  .refine(r => (SOURCES[r.source] as readonly string[]).includes(r.product), 'the product is none of the source')

/** A platform that a person connected, with its session cookies. */
export const ledgerConnectionSchema = newConnectionSchema
  .extend({
    kind: newConnectionSchema.shape.type,
    type: z.literal('connection'),
    cookies: z.string().min(1).max(200_000),
  })
  .strict()

/** One line of a ledger file (JSON Lines), as the products hand it to the desk. */
export const ledgerLineSchema = z.union([ledgerRecordSchema, ledgerConnectionSchema])
export type LedgerLine = z.infer<typeof ledgerLineSchema>
export type LedgerRecord = z.infer<typeof ledgerRecordSchema>
export type LedgerConnection = z.infer<typeof ledgerConnectionSchema>
