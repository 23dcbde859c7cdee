import type { Content } from 'pdfmake/interfaces.js'
import type { Clause, ClauseStatus, PolicyReview } from '../../../contract/desk/policies.ts'
import { formatDay, formatTime, heading, paragraph, renderDocument, signature, table } from '../pdf/document.ts'

const WORDS: Readonly<Record<ClauseStatus, string>> = {
  open: 'Open',
  fine: 'Fine as it is',
  change: 'To be changed',
  rejected: 'Rejected',
}
/** A clause is printed whole up to this length; what is longer ends with a remark. */
const LONGEST = 6000

/** A review on paper: every clause with its text, its status, who looks after it, and what was said. */
export async function reviewPdf(review: PolicyReview, now: number): Promise<Uint8Array> {
  const count = (status: ClauseStatus) => review.clauses.filter(c => c.status === status).length
  return renderDocument(
    {
      title: 'Policy review',
      subtitle: review.title,
      madeAt: now,
      facts: [
        ['Source', review.source],
        ['Started', `${formatTime(review.startedAt)} by ${review.startedByName}`],
        [
          'Signed off',
          review.signedOffAt === undefined
            ? 'not yet'
            : `${formatTime(review.signedOffAt)} by ${review.signedOffByName ?? 'someone'}`,
        ],
        [
          'Clauses',
          `${count('fine')} fine, ${count('change')} to be changed, ${count('rejected')} rejected, ${count('open')} open`,
        ],
        ...(review.sha256 ? [['SHA-256', review.sha256] as const] : []),
      ],
    },
    [...review.clauses.flatMap(clauseBlock), signature(['Reviewer, date', 'Lead, date'])],
  )
}

function clauseBlock(clause: Clause): Content[] {
  const text =
    clause.text.length > LONGEST
      ? `${clause.text.slice(0, LONGEST)} … (shortened; the policy has the whole text)`
      : clause.text
  const facts = [
    WORDS[clause.status],
    ...(clause.assigneeName ? [`looked after by ${clause.assigneeName}`] : []),
    ...(clause.dueAt === undefined ? [] : [`due ${formatDay(clause.dueAt)}`]),
  ]
  return [
    heading([clause.number, clause.title].filter(Boolean).join('  ')),
    { text: facts.join(' · '), bold: true, margin: [0, 0, 0, 4] },
    paragraph(text || '(no text of its own)'),
    ...(clause.comments.length === 0
      ? []
      : [
          table(
            ['When', 'Who', 'Comment'],
            clause.comments.map(c => [formatTime(c.at), c.authorName, c.text]),
            [95, 90, '*'],
          ),
        ]),
  ]
}
