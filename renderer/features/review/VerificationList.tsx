import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { VerificationView } from '../../../contract/verification.ts'
import { CategoryChip } from '../../components/CategoryChip.tsx'
import { checkWords } from '../../components/check-words.ts'
import classes from './Review.module.css'

/** Each check of the finished file with its outcome; a failing one says what remains and where. */
export function VerificationList({ verification }: { readonly verification: VerificationView }) {
  return (
    <ul className={classes.checks}>
      {verification.checks.map(check => {
        const Icon = check.passed ? IconCircleCheck : IconAlertTriangle
        return (
          <li key={check.name} data-passed={check.passed}>
            <Icon size={15} stroke={1.8} aria-label={check.passed ? 'passed' : 'failed'} />
            <span>{checkWords(check.name)}</span>
            {check.boxes.length > 0 && (
              <ul className={classes.remains}>
                {check.boxes.slice(0, 8).map(({ box, category }) => (
                  <li key={`${box.x} ${box.y} ${category}`}>
                    <CategoryChip category={category} />
                    <span className="tabular">{`at ${Math.round(box.x)}, ${Math.round(box.y)}`}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ul>
  )
}
