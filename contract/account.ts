import { z } from 'zod'

/** Least to most: each role may do what the ones before it may. Four eyes binds them all. */
export const ROLES = ['agent', 'reviewer', 'lead', 'admin'] as const
export const roleSchema = z.enum(ROLES)
export type Role = z.infer<typeof roleSchema>

/** True when `role` includes the rights of `needed`. */
export function hasRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

export const accountSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role: roleSchema,
    createdAt: z.number(),
    disabledAt: z.number().optional(),
  })
  .readonly()
export type Account = z.infer<typeof accountSchema>

export const accountNameSchema = z.string().trim().min(2, 'at least 2 characters').max(60, 'at most 60 characters')
export const passwordSchema = z.string().min(10, 'at least 10 characters').max(200, 'at most 200 characters')
