import type { TeamState } from '../../../contract/desk/team.ts'

export interface TeamPanelProps {
  readonly state: TeamState
}
