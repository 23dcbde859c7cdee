import { Text } from '@mantine/core'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { createStore } from '../../components/store.ts'
import type { Layer, Shortcut } from './registry.ts'
import classes from './ShortcutSheet.module.css'
import { shortcuts } from './useShortcuts.ts'

/** The layers as they were when the sheet was asked for: the sheet itself hides them. */
const opened = createStore<readonly Layer[] | null>(null)

/** Shows the keys that work on the page of the moment. */
export function openSheet(): void {
  opened.set(shortcuts.layers())
}

/** Every key of the page of the moment, by place. */
export function ShortcutSheet() {
  const layers = opened.use()
  return (
    <Dialog title="Keys" size="xl" opened={layers !== null} onClose={() => opened.set(null)}>
      <div className={classes.groups}>
        {layers
          ?.filter(layer => layer.shortcuts.length > 0)
          .map(layer => (
            <section key={layer.group} className={classes.group} aria-label={layer.group}>
              <h3>{layer.group}</h3>
              <dl>
                {sheetRows(layer.shortcuts).map(([label, combinations]) => (
                  <div key={label} className={classes.row}>
                    <dt>{label}</dt>
                    <dd>
                      {byModifiers(combinations.slice(0, 4)).map(keys => (
                        <Keys key={keys[0]} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
      <Text size="xs" c="dimmed" mt="sm">
        The keys rest while you type into a field, except those with Ctrl or Alt.
      </Text>
    </Dialog>
  )
}

/** Shortcuts of one name, such as the four arrows that move a region, share a row. */
function sheetRows(list: readonly Shortcut[]): readonly (readonly [string, readonly string[]])[] {
  const rows = new Map<string, readonly string[]>()
  for (const { label, keys } of list) rows.set(label, [...(rows.get(label) ?? []), ...keys])
  return [...rows]
}

/** Combinations with the same keys held go together: Shift and any of four arrows. */
function byModifiers(combinations: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>()
  for (const keys of combinations) {
    const held = keys.slice(0, keys.lastIndexOf('+') + 1)
    // Plain letters are alternatives, not a set.
    const group = held || (keys.startsWith('Arrow') ? 'arrows' : keys)
    groups.set(group, [...(groups.get(group) ?? []), keys])
  }
  return [...groups.values()]
}
