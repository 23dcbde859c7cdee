// Imports point down: contract ← core ← shells, contract ← renderer. STYLE: one rule per promise of docs/architecture.md.

const TESTS = '\\.test\\.[cm]?tsx?$|/testing(/|\\.ts$)|/fixtures/'
/** What only one workstation's desk has: state, keys, the person's seat. The server shares none of it. */
const DESK_STATE =
  '^main/core/(accounts|database|router|screenshots|settings|connections|retention|requests)/|^main/core/(index|core|workspace|services)\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron$|pdfmake/interfaces)' },
    },
    {
      name: 'contract-stands-alone',
      severity: 'error',
      from: { path: '^contract/' },
      to: { path: '^(main|preload|renderer|server|bench|e2e|resources)/' },
    },
    {
      name: 'renderer-and-preload-know-the-contract-only',
      severity: 'error',
      from: { path: '^(renderer|preload)/', pathNot: TESTS },
      to: { path: '^(main|server|bench|e2e|resources)/' },
    },
    { name: 'renderer-and-preload-apart', severity: 'error', from: { path: '^renderer/' }, to: { path: '^preload/' } },
    {
      name: 'core-knows-no-shell',
      severity: 'error',
      from: { path: '^main/core/' },
      to: { path: '^main/(bootstrap|shell|electron|browser|cli)/' },
    },
    {
      name: 'electron-stays-in-its-shell',
      severity: 'error',
      from: { pathNot: ['^main/electron/', '^preload/'] },
      to: { path: '^(electron$|node_modules/electron/)' },
    },
    {
      name: 'shells-apart',
      severity: 'error',
      from: { path: '^main/(electron|browser|cli)/' },
      to: { path: '^main/(electron|browser|cli)/', pathNot: '^main/$1/' },
    },
    {
      name: 'server-shares-pure-modules-only',
      severity: 'error',
      from: { path: '^server/', pathNot: TESTS },
      to: { path: `${DESK_STATE}|^main/(bootstrap|shell|electron|browser|cli)/|^(renderer|preload)/` },
    },
    {
      name: 'desk-knows-no-server',
      severity: 'error',
      from: { path: '^main/', pathNot: TESTS },
      to: { path: '^(server|renderer|preload|bench|e2e)/' },
    },
    {
      name: 'low-layers-of-the-core',
      severity: 'error',
      comment: 'imaging ← ocr ← layout: they know pixels and words, nothing of findings, regions or tickets',
      from: { path: '^main/core/(imaging|ocr|layout)/', pathNot: TESTS },
      to: { path: '^main/core/(?!imaging/|ocr/|layout/|log\\.ts|resource-path\\.ts)' },
    },
    {
      name: 'imaging-is-lowest',
      severity: 'error',
      from: { path: '^main/core/imaging/', pathNot: TESTS },
      to: { path: '^main/core/(ocr|layout)/' },
    },
    {
      name: 'detection-knows-no-workflow',
      severity: 'error',
      from: { path: '^main/core/(detection|redaction)/', pathNot: TESTS },
      to: { path: '^main/core/(tickets|review|tutorials|screenshots|export|router|accounts|sync)/' },
    },
    {
      name: 'bootstrap-runs-before-npm-ci',
      severity: 'error',
      from: { path: '^main/bootstrap/', pathNot: TESTS },
      to: { dependencyTypesNot: ['core', 'local'] },
    },
    {
      name: 'product-needs-no-dev-dependency',
      severity: 'error',
      comment: 'what runs on a user’s machine is a dependency; Electron itself comes with the package',
      from: { path: '^(main/(?!bootstrap)|server|contract)', pathNot: TESTS },
      to: {
        dependencyTypes: ['npm-dev'],
        pathNot: '^(electron$|node_modules/(electron|@types)/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: [TESTS, '^e2e/', '^bench/'] },
      to: { path: '\\.test\\.[cm]?tsx?$' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}
