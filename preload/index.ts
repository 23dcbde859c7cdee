import { ipcRenderer } from 'electron'

// The port hand-over and nothing else. The page asks with `desk:ready`; the main process answers with a MessagePort to
// the core; the port goes on to the page, where no frame of another origin can receive it. Nothing is exposed on
// `window`, so there is no API here that a script in the page could misuse.

window.addEventListener('message', event => {
  if (event.source === window && event.origin === window.location.origin && event.data === 'desk:ready') {
    ipcRenderer.send('desk:ready')
  }
})

ipcRenderer.on('desk:port', event => {
  window.postMessage('desk:port', window.location.origin, event.ports)
})
