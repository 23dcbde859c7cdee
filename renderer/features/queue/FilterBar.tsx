import { CloseButton, Select, Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type Ref, useEffect, useState } from 'react'
import type { TicketState } from '../../../contract/ticket.ts'
import page from '../../components/Page.module.css'
import { SOURCE_CHOICES } from '../../components/sources.ts'
import classes from './FilterBar.module.css'
import { countOf, type QueueFilter, VIEWS } from './filters.ts'

interface Props {
  readonly filter: QueueFilter
  readonly counts: Partial<Record<TicketState, number>>
  readonly onChange: (next: QueueFilter) => void
  readonly searchRef: Ref<HTMLInputElement>
}

const TYPING_MS = 150

/** Views with their counts, and what narrows them: search, source, mine. */
export function FilterBar({ filter, counts, onChange, searchRef }: Props) {
  return (
    <div className={page.filters} role="search" aria-label="Filter the queue">
      <div className={classes.views} role="group" aria-label="States">
        {VIEWS.map(view => (
          <button
            key={view.id}
            type="button"
            className={classes.view}
            aria-pressed={view.id === filter.view}
            onClick={() => onChange({ ...filter, view: view.id })}
          >
            {view.label}
            <span className={classes.count}>{countOf(view, counts).toLocaleString('en')}</span>
          </button>
        ))}
      </div>
      <div className={page.grow} />
      <Switch
        label="Mine"
        checked={filter.mine}
        onChange={event => onChange({ ...filter, mine: event.currentTarget.checked })}
      />
      <Select
        aria-label="Source"
        placeholder="All sources"
        clearable
        w={130}
        data={SOURCE_CHOICES}
        value={filter.source}
        onChange={source => onChange({ ...filter, source: source as QueueFilter['source'] })}
      />
      <Search inputRef={searchRef} value={filter.search} onSearch={search => onChange({ ...filter, search })} />
    </div>
  )
}

function Search(props: {
  readonly inputRef: Ref<HTMLInputElement>
  readonly value: string
  readonly onSearch: (text: string) => void
}) {
  const { inputRef, value, onSearch } = props
  const [text, setText] = useState(value)
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSearch(text), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, value, onSearch])
  return (
    <TextInput
      ref={inputRef}
      aria-label="Search tutorials"
      placeholder="Search tutorials"
      w={190}
      leftSection={<IconSearch size={14} />}
      rightSection={
        text && (
          <CloseButton
            size="sm"
            aria-label="Clear the search"
            onClick={() => {
              setText('')
              onSearch('')
            }}
          />
        )
      }
      value={text}
      onChange={event => setText(event.currentTarget.value)}
    />
  )
}
