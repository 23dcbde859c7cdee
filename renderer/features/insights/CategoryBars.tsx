import { Text } from '@mantine/core'
import type { Insights } from '../../../contract/desk/insights.ts'
import { categoryVariable } from '../../app/theme.ts'
import { CategoryChip } from '../../components/CategoryChip.tsx'
import classes from './Insights.module.css'

/** Bars in the categories' own hues, the longest first, each with its figure. */
export function CategoryBars({ rows }: { readonly rows: Insights['byCategory'] }) {
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No redaction was rendered in this period.
      </Text>
    )
  }
  const most = Math.max(...rows.map(row => row.regions))
  return (
    <ul className={classes.bars}>
      {[...rows]
        .sort((a, b) => b.regions - a.regions)
        .map(({ category, regions }) => (
          <li key={category}>
            <CategoryChip category={category} />
            <span className={classes.track} aria-hidden>
              <i style={{ width: `${(regions / most) * 100}%`, background: `var(${categoryVariable(category)})` }} />
            </span>
            <span className="tabular">{regions.toLocaleString('en')}</span>
          </li>
        ))}
    </ul>
  )
}
