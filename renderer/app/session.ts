import { hashKey, useMutation, useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { type Account, hasRole, type Role } from '../../contract/account.ts'
import type { SessionState } from '../../contract/desk/session.ts'
import { notifyFailure } from '../components/notify.ts'
import { desk, queryClient } from '../desk.ts'

/** Who sits at the desk: for everything below the sign-in. */
export interface Seat {
  readonly account: Account
  readonly session: SessionState
}
export const SeatContext = createContext<Seat | null>(null)

/** The person who is signed in. Only for pages below the sign-in; throws a plain Error elsewhere. */
export function useSeat(): Seat & { readonly can: (role: Role) => boolean } {
  const seat = use(SeatContext)
  if (!seat) throw new Error('useSeat is used outside a signed-in page')
  return { ...seat, can: role => hasRole(seat.account.role, role) }
}

export function useSessionState() {
  return useQuery(desk.session.state.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
}

/** Takes over a new session state: whatever the last person's pages held goes from memory first. */
export function enterSession(state: SessionState): void {
  const sessionKey = desk.session.state.queryKey()
  if (state.account === null) {
    // The session's own query stays: the gate watches it, and would not notice one made anew.
    queryClient.removeQueries({ predicate: query => hashKey(query.queryKey) !== hashKey(sessionKey) })
    queryClient.getMutationCache().clear()
    // The next person begins at the queue, not on the page of the one before.
    location.hash = '/queue'
  }
  queryClient.setQueryData(sessionKey, state)
}

/** Ends the session: the core drops the master key and every pixel, the window drops its own copies. */
export function useSignOut() {
  return useMutation(desk.session.signOut.mutationOptions({ onSuccess: enterSession, onError: notifyFailure }))
}

/** The workspace as people call it: its file's name without the ending. */
export function workspaceName({ workspace }: Pick<SessionState, 'workspace'>): string {
  return workspace.replace(/\.sqlite$/, '')
}
