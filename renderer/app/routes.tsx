import { IconMapOff } from '@tabler/icons-react'
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Loading } from '../components/Loading.tsx'
import { PageError } from './ErrorBoundary.tsx'
import { Frame } from './Frame.tsx'
import { SECTIONS, TICKET_PAGES } from './sections.ts'

const root = createRootRoute({
  component: Frame,
  notFoundComponent: () => (
    <EmptyState icon={IconMapOff} title="There is no such page" hint="Choose a section in the rail on the left." />
  ),
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/queue', replace: true })
  },
})

const pages = [
  ...SECTIONS.flatMap(({ path, subPaths = [], load }) => [path, ...subPaths].map(at => ({ path: at, load }))),
  ...TICKET_PAGES,
].map(({ path, load }) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }))

/** Hash history: the same addresses under `app://`, `http://127.0.0.1` and a file of the build. */
export const router = createRouter({
  routeTree: root.addChildren([home, ...pages]),
  history: createHashHistory(),
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: ({ error, reset }) => <PageError error={error} reset={reset} />,
  defaultPreload: 'intent',
})
