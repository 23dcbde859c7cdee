import { createTransport } from 'nodemailer'
import { z } from 'zod'

export interface Mailer {
  /** Tells a reporter that it is done. False when what they left is not an address. */
  tellReporter(reporter: string, ticketId: string): Promise<boolean>
  close(): void
}

const addressSchema = z.email().max(254)

/** SMTP by `url`. The message names no tutorial, product or person: mail passes through other people's systems. */
export function createMailer(url: string, from: string, timeoutMs: number): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  } as Parameters<typeof createTransport>[0])
  return {
    async tellReporter(reporter, ticketId) {
      const address = addressSchema.safeParse(reporter.trim())
      if (!address.success) return false
      await transport.sendMail({
        // An object, never text: nothing in it is parsed as a list of further recipients.
        to: { name: '', address: address.data },
        from,
        // The same id over retries lets mail systems drop a message sent twice.
        messageId: `<${ticketId}.done@redaction-desk.invalid>`,
        subject: 'The personal data you reported has been removed',
        text: `Thank you for your report.

The screenshots you pointed out have been redacted by hand, checked by a second person, and replaced.
The earlier versions have been deleted.

Reference: ${ticketId}
`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return true
    },
    close: () => transport.close(),
  }
}
