import { defineConfig } from 'electron-vite'
import renderer from './vite.config.ts'

/**
 * Three builds. `out/renderer` serves both shells; `out/main` and `out/preload` are what Electron and the packaged app
 * run. From a checkout the core, the command and the browser shell run straight from TypeScript.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      minify: false,
      rollupOptions: {
        input: {
          electron: 'main/electron/index.ts',
          core: 'main/electron/core-process.ts',
          'ocr-worker': 'main/core/ocr/worker.ts',
          desk: 'main/cli/index.ts',
          browser: 'main/browser/index.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can load nothing but Electron, so it is one CommonJS file.
      rollupOptions: {
        input: { index: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer,
})
