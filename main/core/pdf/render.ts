import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { resourcePath } from '../resource-path.ts'

const folder = resourcePath('node_modules/pdfmake/fonts/Roboto')
pdfmake.setFonts({
  Roboto: {
    normal: `${folder}/Roboto-Regular.ttf`,
    bold: `${folder}/Roboto-Medium.ttf`,
    italics: `${folder}/Roboto-Italic.ttf`,
    bolditalics: `${folder}/Roboto-MediumItalic.ttf`,
  },
})
// Documents are made from the desk's own records: nothing in them may reach for a file or an address.
pdfmake.setLocalAccessPolicy(path => path.startsWith(folder))
pdfmake.setUrlAccessPolicy(() => false)

/** A document as the bytes of a PDF. */
export async function renderPdf(document: TDocumentDefinitions): Promise<Uint8Array> {
  return new Uint8Array(await pdfmake.createPdf(document).getBuffer())
}
