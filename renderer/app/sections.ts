import {
  IconChartBar,
  IconEyeCheck,
  IconInbox,
  IconListDetails,
  IconMailQuestion,
  IconScale,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Role } from '../../contract/account.ts'

/** One place of the desk: a mark in the rail and the page behind it. */
export interface Section {
  readonly id: string
  readonly label: string
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>
  readonly key: string
  readonly path: string
  /** More paths of the same page, such as `/policies/$policyId`. */
  readonly subPaths?: readonly string[]
  /** The least role that sees it. */
  readonly role: Role
  readonly load: () => Promise<{ default: ComponentType }>
}

/** The rail, top to bottom. A new page is one line here and a folder under `features`. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'queue',
    label: 'Queue',
    icon: IconInbox,
    key: 'Alt+1',
    path: '/queue',
    role: 'agent',
    load: () => import('../features/queue/QueuePage.tsx'),
  },
  {
    id: 'review',
    label: 'Review',
    icon: IconEyeCheck,
    key: 'Alt+2',
    path: '/review',
    role: 'agent',
    load: () => import('../features/review/ReviewListPage.tsx'),
  },
  {
    id: 'policies',
    label: 'Policies',
    icon: IconScale,
    key: 'Alt+3',
    path: '/policies',
    role: 'agent',
    load: () => import('../features/policies/PoliciesPage.tsx'),
  },
  {
    id: 'requests',
    label: 'Requests',
    icon: IconMailQuestion,
    key: 'Alt+4',
    path: '/requests',
    role: 'agent',
    load: () => import('../features/requests/RequestsPage.tsx'),
  },
  {
    id: 'audit',
    label: 'Audit',
    icon: IconListDetails,
    key: 'Alt+5',
    path: '/audit',
    role: 'agent',
    load: () => import('../features/audit/AuditPage.tsx'),
  },
  {
    id: 'insights',
    label: 'Insights',
    icon: IconChartBar,
    key: 'Alt+6',
    path: '/insights',
    role: 'agent',
    load: () => import('../features/insights/InsightsPage.tsx'),
  },
  {
    id: 'team',
    label: 'Team',
    icon: IconUsersGroup,
    key: 'Alt+8',
    path: '/team',
    role: 'agent',
    load: () => import('../features/admin/TeamPage.tsx'),
  },
  {
    id: 'settings',
    label: 'Settings',
    icon: IconSettings,
    key: 'Alt+7',
    path: '/settings',
    role: 'agent',
    load: () => import('../features/settings/SettingsPage.tsx'),
  },
]

/** Pages that belong to a ticket and have no mark of their own; `section` is the one that stays marked. */
export const TICKET_PAGES = [
  { path: '/tickets/$ticketId/edit', section: 'queue', load: () => import('../features/editor/EditorPage.tsx') },
  { path: '/tickets/$ticketId/review', section: 'review', load: () => import('../features/review/ReviewPage.tsx') },
] as const
