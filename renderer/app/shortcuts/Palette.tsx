import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Keys } from '../../components/Keys.tsx'
import type { Layer } from './registry.ts'
import { shortcuts, useShortcuts } from './useShortcuts.ts'

/** Every action of the page of the moment by name, with its key. */
export function Palette() {
  const [layers, setLayers] = useState<readonly Layer[] | null>(null)
  useShortcuts('Find an action', [], { blocking: true, enabled: layers !== null })
  return (
    <Spotlight
      actions={toActions(layers ?? [])}
      shortcut={null}
      highlightQuery
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': 'Find an action' } }}
      scrollable
      maxHeight={420}
      nothingFound="No action has that name"
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} />,
        placeholder: 'What would you like to do?',
        'aria-label': 'Find an action',
      }}
      onSpotlightOpen={() => setLayers(shortcuts.layers())}
      onSpotlightClose={() => setLayers(null)}
    />
  )
}

function toActions(layers: readonly Layer[]): SpotlightActionData[] {
  return layers.flatMap(layer =>
    layer.shortcuts
      .filter(shortcut => !shortcut.keyOnly && (shortcut.when?.() ?? true))
      .map(shortcut => ({
        id: `${layer.group}-${shortcut.id}`,
        label: shortcut.label,
        keywords: [layer.group],
        // After the palette has closed and given focus back.
        onClick: () => setTimeout(shortcut.run, 0),
        rightSection: shortcut.keys[0] ? <Keys keys={shortcut.keys[0]} /> : undefined,
      })),
  )
}
