import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type PolicyProposal, type ProposalEdit, proposalEditSchema } from '../../../contract/desk/policies.ts'
import type { CommitmentKind } from '../../../contract/policy.ts'
import { Dialog } from '../../components/Dialog.tsx'
import classes from './Policies.module.css'
import { KIND_CHOICES } from './words.ts'

interface Props {
  readonly proposal: PolicyProposal
  readonly loading: boolean
  readonly onSave: (edit: ProposalEdit) => void
  readonly onClose: () => void
}

/** The reviewer's own wording of a proposed commitment. */
export function EditProposal({ proposal, loading, onSave, onClose }: Props) {
  const start = { ...proposal.commitment, ...proposal.edit }
  const [kind, setKind] = useState<CommitmentKind>(start.kind)
  const [subject, setSubject] = useState(start.subject)
  const [duration, setDuration] = useState(start.duration ?? '')
  const [party, setParty] = useState(start.party ?? '')
  const [place, setPlace] = useState(start.place ?? '')
  const edit = proposalEditSchema.safeParse({
    kind,
    subject,
    ...(duration.trim() ? { duration: duration.trim() } : {}),
    ...(party.trim() ? { party } : {}),
    ...(place.trim() ? { place } : {}),
  })
  const wrong = edit.success ? undefined : edit.error.issues.find(issue => issue.path[0] === 'duration')?.message
  const save = () => edit.success && onSave(edit.data)
  return (
    <Dialog
      opened
      title="Edit the proposal"
      onClose={onClose}
      keys={[{ id: 'save', label: 'Save', keys: ['Ctrl+Enter'], run: save }]}
    >
      <div className={classes.form}>
        <p className={classes.cite}>{proposal.commitment.text}</p>
        <NativeSelect
          label="Kind"
          data={KIND_CHOICES}
          value={kind}
          onChange={({ currentTarget: { value } }) => setKind(value as CommitmentKind)}
        />
        <TextInput
          label="About"
          value={subject}
          data-autofocus
          onChange={({ currentTarget: { value } }) => setSubject(value)}
        />
        <TextInput
          label="Time"
          description="ISO 8601, such as PT24H, P30D, P12M or P5Y; empty for none"
          error={wrong}
          value={duration}
          onChange={({ currentTarget: { value } }) => setDuration(value)}
        />
        <Group grow>
          <TextInput label="Third party" value={party} onChange={({ currentTarget: { value } }) => setParty(value)} />
          <TextInput label="Place" value={place} onChange={({ currentTarget: { value } }) => setPlace(value)} />
        </Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!edit.success} loading={loading} onClick={save}>
            Save the wording
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
