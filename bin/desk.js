#!/usr/bin/env node
// The `desk` command: the built one where it is (a packaged desk), else the checkout's bootstrap.
import { existsSync } from 'node:fs'

const built = new URL('../out/main/desk.js', import.meta.url)
const checkout = new URL('../main/bootstrap/desk.mjs', import.meta.url)
await import(existsSync(checkout) ? checkout.href : built.href)
