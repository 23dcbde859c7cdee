import type { ReactNode } from 'react'
import classes from './Welcome.module.css'

/** The card on an empty ground that the first start and the sign-in share. */
export function WelcomeCard({ lead, children }: { readonly lead: string; readonly children: ReactNode }) {
  return (
    <main className={classes.ground}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <svg className={classes.mark} viewBox="0 0 32 32" aria-hidden="true">
            <rect x="2" y="2" width="28" height="28" rx="6" />
            <rect x="7" y="8" width="12" height="3.4" rx="1.7" />
            <rect x="7" y="14.3" width="18" height="3.4" rx="0.6" />
            <rect x="7" y="20.6" width="9" height="3.4" rx="1.7" />
          </svg>
          <h1>Redaction Desk</h1>
        </div>
        <p className={classes.lead}>{lead}</p>
        {children}
      </div>
    </main>
  )
}
