import { describe, expect, it } from 'vitest'
import { gazetteer } from './gazetteer.ts'
import { languagesOf } from './languages.ts'

describe('languagesOf', () => {
  it("tells a screen's language by its words; English is always one", () => {
    expect(languagesOf(['Customers', 'Open the settings before noon', 'Save changes'], gazetteer())).toEqual(['en'])
    const french = ['Ajouter un contact', 'Enregistrer les modifications', 'Choisissez une colonne']
    expect(languagesOf(french, gazetteer())).toEqual(['en', 'fr'])
    const german = ['Kunden hinzufügen', 'Änderungen werden gespeichert', 'Spalten auswählen']
    expect(languagesOf(german, gazetteer())).toEqual(['en', 'de'])
  })

  it('takes all of them where too little is written to tell', () => {
    expect(languagesOf(['OK'], gazetteer())).toEqual(['en', 'fr', 'de', 'es'])
  })

  it('makes a word of another language a name', () => {
    expect(gazetteer().isWord('garez')).toBe(true)
    expect(gazetteer().among(['en']).isWord('garez')).toBe(false)
  })
})
