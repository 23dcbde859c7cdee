import { Tabs } from '@mantine/core'
import page from '../../../components/Page.module.css'
import type { Editor } from '../model/editor.ts'
import { currentShot, currentStep, type EditorState } from '../model/state.ts'
import classes from './Inspector.module.css'
import { RegionList } from './RegionList.tsx'
import { ScanNotes } from './ScanNotes.tsx'
import { SelectionPanel } from './SelectionPanel.tsx'
import { StepTextPanel } from './StepTextPanel.tsx'

interface Props {
  readonly editor: Editor
  readonly state: EditorState
  readonly ticketId: string
  readonly onPropagate: () => void
}

/** What was found on the step, what was decided, and the step's own words. */
export function Inspector({ editor, state, ticketId, onPropagate }: Props) {
  const shot = currentShot(state)
  const step = currentStep(state)
  return (
    <aside className={page.panel} aria-label="Inspector">
      <Tabs defaultValue="regions" className={classes.tabs} keepMounted={false}>
        <Tabs.List className={classes.tabList}>
          <Tabs.Tab value="regions">
            Regions {shot ? shot.regions.filter(r => r.status !== 'rejected').length : ''}
          </Tabs.Tab>
          <Tabs.Tab value="text">Step text</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="regions" className={classes.panel}>
          {shot && <ScanNotes editor={editor} state={state} shot={shot} />}
          <RegionList editor={editor} state={state} />
          <SelectionPanel editor={editor} state={state} onPropagate={onPropagate} />
        </Tabs.Panel>
        <Tabs.Panel value="text" className={classes.panel}>
          {step && <StepTextPanel ticketId={ticketId} step={step} editable={state.editable} />}
        </Tabs.Panel>
      </Tabs>
    </aside>
  )
}
