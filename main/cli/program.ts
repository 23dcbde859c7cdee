import { Command, CommanderError } from 'commander'
import { auditExportCommand } from './audit-export.ts'
import { EXIT, errorLine, progressDone } from './output.ts'
import { policyDiffCommand, policyImportCommand } from './policy.ts'
import { policyCheckCommand } from './policy-check.ts'
import { redactCommand } from './redact.ts'
import { retentionImportCommand, retentionRunCommand } from './retention.ts'
import { scanCommand } from './scan.ts'
import { verifyCommand } from './verify.ts'
import { auditVerifyCommand, importCommand, ticketsCommand } from './workspace.ts'

/** The `desk` command. Resolves to the exit code; prints one line on stderr for bad usage or bad input. */
export async function runDesk(args: readonly string[]): Promise<number> {
  let code: number = EXIT.ok
  const run =
    <A extends readonly unknown[]>(command: (...given: A) => Promise<number>) =>
    async (...given: A) => {
      code = await command(...given)
    }
  try {
    await createProgram(run).parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    progressDone()
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.bad
    process.stderr.write(`${errorLine(error)}\n`)
    return EXIT.bad
  }
}

type Run = <A extends readonly unknown[]>(command: (...given: A) => Promise<number>) => (...given: A) => Promise<void>

function createProgram(run: Run): Command {
  const program = new Command('desk')
    .description('Find, remove and prove the removal of personal data in screenshots and texts.')
    .exitOverride()
    .showHelpAfterError('See desk --help.')
    .addHelpText('after', '\nExit codes: 0 fine · 2 bad usage or input · 3 something was found or remains')
  const scanning = (command: Command) =>
    command
      .option('--lang <codes>', 'OCR languages, such as eng+tha', 'eng')
      .option('--source <source>', 'stepify, steplus/PRODUCT or stepiq: what to look for')
      .option('--threshold <n>', 'lowest score that counts, 0 to 1')
      .option('--allow <file>', 'values that stay readable, one a line or a JSON array')
      .option('--structure <file>', 'page structure (JSON) of the screenshot')
      .option('--json', 'print one JSON document')

  scanning(program.command('scan <files...>').description('find personal data in images (png, jpeg, webp) and texts'))
    .option('--reveal', 'show the values, not only masked')
    .option('--fail-on-findings', `exit ${EXIT.found} when something was found`)
    .action(run((files: string[], flags) => scanCommand(files, flags)))
  scanning(program.command('redact <files...>').description('redact what is found, verify the result, write it'))
    .requiredOption('--out <dir>', 'folder for the redacted files')
    .option('--style <style>', 'blur, pixelate, solid or replace', 'blur')
    .option('--seed <n>', 'seed of the look; the same seed gives the same bytes')
    .option('--format <format>', 'png, jpeg or webp', 'png')
    .option('--regions <file>', 'regions (JSON) to redact too')
    .option('--only-regions', 'redact only the regions of --regions')
    .action(run((files: string[], flags) => redactCommand(files, flags)))
  scanning(program.command('verify <files...>').description('read finished files again: nothing may remain')).action(
    run((files: string[], flags) => verifyCommand(files, flags)),
  )

  const inWorkspace = (command: Command) =>
    command
      .option('--workspace <file>', 'the workspace file (default: this person’s own)')
      .option('--account <name>', 'sign in as this account, password in DESK_PASSWORD')
      .option('--json', 'print one JSON document')
  inWorkspace(program.command('import <bundle>').description('import a tutorial bundle (folder or .zip)')).action(
    run((bundle: string, flags) => importCommand(bundle, flags)),
  )
  inWorkspace(program.command('tickets').description('list the tickets by time left')).action(
    run(flags => ticketsCommand(flags)),
  )
  const audit = program.command('audit').description('the audit log')
  inWorkspace(audit.command('verify').description('check the hash chain; needs nothing but the file')).action(
    run(flags => auditVerifyCommand(flags)),
  )
  inWorkspace(audit.command('export').description('the whole log, headed by its verification'))
    .option('--csv <file>', 'write it as CSV')
    .option('--pdf <file>', 'write it as PDF')
    .action(run(flags => auditExportCommand(flags)))
  const policy = program.command('policy').description('privacy policies as promises')
  policy
    .command('import <file>')
    .description('read the commitments out of a policy (text, Markdown or HTML)')
    .option('--json', 'print one JSON document')
    .action(run((file: string, flags) => policyImportCommand(file, flags)))
  policy
    .command('diff <old> <new>')
    .description(`what changed between two versions; exit ${EXIT.found} when it is material`)
    .option('--json', 'print one JSON document')
    .action(run((old: string, next: string, flags) => policyDiffCommand(old, next, flags)))
  inWorkspace(policy.command('check').description(`measure every promise now; exit ${EXIT.found} when one is broken`))
    .option('--source <source>', 'stepify, steplus or stepiq; all by default')
    .action(run(flags => policyCheckCommand(flags)))
  const retention = program.command('retention').description('what the policies give a time to')
  inWorkspace(retention.command('run').description('delete what is past its promised time, for good'))
    .option('--dry-run', 'count what would go; write nothing')
    .action(run(flags => retentionRunCommand(flags)))
  inWorkspace(
    retention
      .command('import <file>')
      .description('take the products’ records and connections into account (JSON Lines)'),
  ).action(run((file: string, flags) => retentionImportCommand(file, flags)))
  return program
}
