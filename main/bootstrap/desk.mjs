// `npm run desk -- …`: the desk command from the checkout. Nothing is built: the command runs from TypeScript.
import { join } from 'node:path'
import { ensureDependencies } from './dependencies.mjs'
import { ROOT } from './project.mjs'
import { runNode } from './runtime.mjs'

ensureDependencies()
// npm sets INIT_CWD to where the person typed: relative file names are meant from there.
const cwd = process.env.npm_lifecycle_event ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()
process.exitCode = await runNode([join(ROOT, 'main/cli/index.ts'), ...process.argv.slice(2)], { cwd })
