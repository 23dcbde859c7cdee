// The options of `npm start --`, read before anything is installed.

export const HELP = `Redaction Desk

  npm start                        open the desk
  npm start -- --demo              a throw-away workspace with sample tutorials and two accounts

  --workspace FILE   the workspace to open; created when missing
  --demo             throw-away workspace in a temporary folder, deleted at the end
  --shell NAME       electron or browser; by default Electron where its binary and a display are there
  --port N           serve the browser shell on 127.0.0.1:N (default: a free port)
  --no-open          serve only; print the address instead of opening a browser
  --help             this text
`

/**
 * @typedef {object} StartOptions
 * @property {boolean} help
 * @property {'electron' | 'browser' | undefined} shell
 * @property {boolean} servesOnly true for --no-open and --port, which only the browser shell knows
 * @property {readonly string[]} rest what the shell itself parses
 */

/**
 * @param {readonly string[]} args
 * @returns {StartOptions}
 */
export function readStartOptions(args) {
  const rest = [...args]
  const at = rest.findIndex(arg => arg === '--shell' || arg.startsWith('--shell='))
  let shell
  if (at >= 0) {
    const inline = rest[at]?.split('=')[1]
    shell = inline ?? rest[at + 1]
    rest.splice(at, inline === undefined ? 2 : 1)
    if (shell !== 'electron' && shell !== 'browser') throw new Error('--shell takes electron or browser')
  }
  return {
    help: rest.includes('--help') || rest.includes('-h'),
    shell: /** @type {'electron' | 'browser' | undefined} */ (shell),
    servesOnly: rest.some(arg => arg === '--no-open' || arg === '--port' || arg.startsWith('--port=')),
    rest,
  }
}
