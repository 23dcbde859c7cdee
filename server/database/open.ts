import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import { openEmbedded } from './embedded.ts'
import { openPostgres } from './postgres.ts'
import type { Store } from './store.ts'

/** PostgreSQL when DATABASE_URL is set, else the embedded database in DATA_DIR. */
export function openStore(settings: Pick<Settings, 'DATABASE_URL' | 'DATABASE_POOL' | 'DATA_DIR'>): Promise<Store> {
  return settings.DATABASE_URL
    ? openPostgres(settings.DATABASE_URL, settings.DATABASE_POOL)
    : openEmbedded(join(settings.DATA_DIR, 'database'))
}
