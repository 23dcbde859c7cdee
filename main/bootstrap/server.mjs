// `npm run server`: the team server from the checkout. Nothing is built: it runs from TypeScript.
import { join } from 'node:path'
import { ensureDependencies } from './dependencies.mjs'
import { ROOT } from './project.mjs'
import { runNode } from './runtime.mjs'

ensureDependencies()
// npm runs scripts in the checkout; relative folders in settings are meant from where the person typed.
const cwd = process.env.npm_lifecycle_event ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()
process.exitCode = await runNode([join(ROOT, 'server/index.ts'), ...process.argv.slice(2)], { cwd })
