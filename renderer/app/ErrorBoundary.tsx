import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { ErrorState } from '../components/ErrorState.tsx'

interface Props {
  readonly children: ReactNode
}

/** The last resort: a part of the page failed while drawing. Work is kept by the core, so a reload is safe. */
export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  override state = { error: undefined as unknown }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children
    return <PageError error={this.state.error} reset={() => this.setState({ error: undefined })} />
  }
}

/** An error state for a page that could not be drawn. */
export function PageError({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return (
    <ErrorState error={error} onRetry={reset}>
      <Button variant="default" onClick={() => location.reload()}>
        Reload the window
      </Button>
    </ErrorState>
  )
}
