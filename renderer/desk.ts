import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import { isTransient } from './components/failure.ts'
import { createTransport } from './transport.ts'

/** The one connection of this window. */
export const transport = createTransport()
export const client = transport.client
/** Query and mutation options for every call: `desk.tickets.list.queryOptions({ input })`. */
export const desk = createTanstackQueryUtils(client)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The core is on this machine: whether the browser believes it is online says nothing.
      networkMode: 'always',
      staleTime: 2_000,
      gcTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => isTransient(error) && count < 3,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
