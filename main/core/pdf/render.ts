import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { resourcePath } from './resource-path.ts'

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

/** A document as the bytes of a PDF, with the desk's page, type and footer unless the document sets its own. */
export async function renderPdf(document: TDocumentDefinitions): Promise<Uint8Array> {
  const bytes = await pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [40, 48, 40, 48],
      defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.2 },
      footer: (page, pages) => ({
        text: `${page} / ${pages}`,
        alignment: 'right',
        fontSize: 8,
        margin: [40, 12, 40, 0],
      }),
      ...document,
    })
    .getBuffer()
  return new Uint8Array(bytes)
}
