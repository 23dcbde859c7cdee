import { blob, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Annotation } from '../../../../contract/annotation.ts'
import type { Category } from '../../../../contract/category.ts'
import type { Box } from '../../../../contract/geometry.ts'
import type { Origin, RegionStatus, Style } from '../../../../contract/region.ts'
import type { Source } from '../../../../contract/source.ts'
import type { Verification } from '../../redaction/types.ts'

export const tutorials = sqliteTable('tutorials', {
  id: text().primaryKey(),
  source: text().$type<Source>().notNull(),
  product: text().notNull(),
  externalId: text('external_id').notNull(),
  visibility: text().$type<'private' | 'link' | 'showcase'>().notNull(),
  stepCount: integer('step_count').notNull(),
  importedAt: integer('imported_at').notNull(),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const steps = sqliteTable('steps', {
  id: text().primaryKey(),
  tutorialId: text('tutorial_id').notNull(),
  number: integer().notNull(),
  fileName: text('file_name').notNull(),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const screenshots = sqliteTable('screenshots', {
  id: text().primaryKey(),
  tutorialId: text('tutorial_id').notNull(),
  stepId: text('step_id').notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  redactedBefore: text('redacted_before', { mode: 'json' })
    .$type<readonly { readonly box: Box; readonly category: Category }[]>()
    .notNull(),
  annotations: text({ mode: 'json' }).$type<readonly Annotation[]>().notNull().default([]),
  notes: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  editVersion: integer('edit_version').notNull().default(0),
  unreadClearedAt: integer('unread_cleared_at'),
  structureEnvelope: blob('structure_envelope', { mode: 'buffer' }),
  pixelsEnvelope: blob('pixels_envelope', { mode: 'buffer' }).notNull(),
})

export const regions = sqliteTable('regions', {
  id: text().primaryKey(),
  screenshotId: text('screenshot_id').notNull(),
  x: real().notNull(),
  y: real().notNull(),
  width: real().notNull(),
  height: real().notNull(),
  category: text().$type<Category>().notNull(),
  style: text().$type<Style>().notNull(),
  origin: text().$type<Origin>().notNull(),
  status: text().$type<RegionStatus>().notNull(),
  score: real(),
  recognizer: text(),
  propagatedFrom: text('propagated_from'),
})

export const textSpans = sqliteTable('text_spans', {
  stepId: text('step_id').notNull(),
  field: text().$type<'title' | 'description'>().notNull(),
  start: integer().notNull(),
  end: integer().notNull(),
  category: text().$type<Category>().notNull(),
  status: text().$type<RegionStatus>().notNull(),
})

export const redactions = sqliteTable('redactions', {
  id: text().primaryKey(),
  screenshotId: text('screenshot_id').notNull(),
  editVersion: integer('edit_version').notNull(),
  seed: integer().notNull(),
  sha256: text().notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  /** The accepted regions that were rendered. */
  regions: text({ mode: 'json' })
    .$type<
      readonly { readonly box: Box; readonly category: Category; readonly style: Style; readonly origin: Origin }[]
    >()
    .notNull(),
  verification: text({ mode: 'json' }).$type<Verification>().notNull(),
  createdAt: integer('created_at').notNull(),
  fileEnvelope: blob('file_envelope', { mode: 'buffer' }).notNull(),
})
