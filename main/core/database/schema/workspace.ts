import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Role } from '../../../../contract/account.ts'

export const meta = sqliteTable('meta', { key: text().primaryKey(), value: text().notNull() })

export const settings = sqliteTable('settings', { key: text().primaryKey(), value: text().notNull() })

export const accounts = sqliteTable('accounts', {
  id: text().primaryKey(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  createdAt: integer('created_at').notNull(),
  disabledAt: integer('disabled_at'),
  failedAttempts: integer('failed_attempts').notNull().default(0),
  lastFailedAt: integer('last_failed_at'),
})

export const keySlots = sqliteTable('key_slots', {
  id: text().primaryKey(),
  kind: text().$type<'account' | 'machine' | 'environment'>().notNull(),
  accountId: text('account_id'),
  parameters: text().notNull(),
  wrapped: blob({ mode: 'buffer' }).notNull(),
  createdAt: integer('created_at').notNull(),
})

export const vaultKeys = sqliteTable('vault_keys', {
  context: text().primaryKey(),
  wrapped: blob({ mode: 'buffer' }).notNull(),
  createdAt: integer('created_at').notNull(),
})

export const auditEvents = sqliteTable('audit_events', {
  sequence: integer().primaryKey(),
  id: text().notNull(),
  at: integer().notNull(),
  actorId: text('actor_id'),
  actorRole: text('actor_role').notNull(),
  action: text().notNull(),
  detail: text().notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text().notNull(),
})
