import type { Category } from '../../contract/category.ts'
import { categoryVariable } from '../app/theme.ts'
import classes from './Chip.module.css'
import { categoryFace } from './categories.ts'

/** A category as icon, word and hue. `count` follows the word: "Email 3". */
export function CategoryChip({ category, count }: { readonly category: Category; readonly count?: number }) {
  const { label, icon: Icon } = categoryFace(category)
  return (
    <span className={classes.chip} style={{ '--chip-hue': `var(${categoryVariable(category)})` }}>
      <Icon size={13} stroke={1.8} aria-hidden />
      <span>{count === undefined ? label : `${label} ${count}`}</span>
    </span>
  )
}
