import { extractText, getDocumentProxy } from 'unpdf'
import { expect, it } from 'vitest'
import { openDatabase } from '../database/open.ts'
import { auditCsv } from './export-csv.ts'
import { auditPdf } from './export-pdf.ts'
import { appendAudit, SYSTEM_ACTOR } from './log.ts'

function logOf(events: number) {
  const { db } = openDatabase(':memory:')
  for (let i = 0; i < events; i++)
    appendAudit(db, SYSTEM_ACTOR, 'regions.changed', { categories: { EMAIL: i } }, 1_000 * i)
  return db
}

it('writes the log as CSV, one line an event, and disarms formulas', () => {
  const lines = auditCsv(logOf(3), () => '=HYPERLINK("x")')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toContain("'=HYPERLINK")
})

it('writes the log as a PDF whose text holds every event and the verdict', async () => {
  const pdf = await auditPdf(logOf(120), () => 'the desk', 0)
  const { text, totalPages } = await extractText(await getDocumentProxy(pdf), { mergePages: true })
  expect(totalPages).toBeGreaterThan(1)
  expect(text).toContain('The chain of 120 events is intact')
  expect(text.match(/regions\.changed/g)).toHaveLength(120)
})
