import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The renderer, the same for both shells. `vite` alone builds it for the browser shell. */
export default defineConfig({
  root: 'renderer',
  // Absolute, so that deep links load their scripts: http://127.0.0.1:PORT/… and app://desk/… both serve from the root.
  base: '/',
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    // What Electron embeds; the browser shell opens browsers that update themselves.
    target: 'chrome140',
    // electron-vite asks for the page by name.
    rollupOptions: { input: join(import.meta.dirname, 'renderer/index.html') },
    modulePreload: { polyfill: false },
    // The largest part is the component library, which is loaded from the disk of the same machine.
    chunkSizeWarningLimit: 3000,
  },
})
