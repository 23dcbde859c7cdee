import type { Lang } from './types.ts'

/** Other words for a label, `key: word, word`; a screen keeps to one of them. */
const TEXT: Readonly<Record<Lang, string>> = {
  en: `
Name: Contact name, Customer name, Client name, Person
Full name: Name, Legal name, Display name
First name: Given name, Forename
Last name: Surname, Family name
Email: E-mail, Mail, Email address, Primary email
Email address: E-mail, Email, Contact email
Phone: Telephone, Tel., Phone number, Contact number
Mobile: Cell, Mobile phone, Mobile number
Address: Street address, Mailing address, Postal address, Home address
Billing address: Invoice address, Bill-to address
Date of birth: DOB, Birth date, Birthday, Born
Username: User, Login, User name, User ID
Password: Passphrase, Secret, Pass
Owner: Account owner, Record owner, Managed by
Assignee: Assigned to, Agent, Handled by
Requester: Requested by, Reporter, Submitted by
Customer: Client, Buyer
Contact: Contact person, Primary contact
Cardholder: Name on card, Card holder
Card number: Card no., Card
Account number: Account no., Acct. number
Account holder: Beneficiary, Account name
National ID: Tax ID, ID number, Personal ID
Manager: Reports to, Supervisor
Emergency contact: Next of kin
IP address: IP, Last IP, Client IP
Party: Counterparty, Payee, Payer
Bill to: Billed to, Invoice to
Ship to: Deliver to, Shipping to`,
  fr: `
Name: Nom du client, Contact, Personne
Full name: Nom et prénom, Nom
Email: Courriel, Adresse e-mail, Mél
Phone: Tél., N° de téléphone, Numéro
Mobile: Mobile, Tél. portable
Address: Adresse postale, Domicile
Date of birth: Né(e) le, Naissance
Username: Utilisateur, Login, Nom d’utilisateur
Owner: Propriétaire, Suivi par
Assignee: Attribué à, Agent
Requester: Demandé par
Cardholder: Nom sur la carte
Account holder: Bénéficiaire
National ID: NIR, N° de sécu`,
  de: `
Name: Kundenname, Ansprechpartner, Person
Full name: Name, Vor- und Nachname
Email: Mail, E-Mail-Adresse
Phone: Tel., Telefonnummer, Rufnummer
Mobile: Handy, Mobilnummer
Address: Anschrift, Postanschrift
Date of birth: Geb., Geboren am
Username: Benutzer, Anmeldename, Login
Owner: Inhaber, Betreut von
Assignee: Bearbeiter, Zuständig
Requester: Gemeldet von
Cardholder: Name auf der Karte
Account holder: Empfänger
National ID: IdNr., Steuernummer`,
  es: `
Name: Nombre del cliente, Persona
Full name: Nombre y apellidos
Email: Correo, E-mail
Phone: Tel., Número de teléfono
Mobile: Celular, Teléfono móvil
Address: Domicilio, Dirección postal
Date of birth: Nacimiento, F. nacimiento
Username: Usuario, Login
Owner: Propietario, Gestionado por
Assignee: Agente, Responsable
Requester: Solicitado por
Cardholder: Nombre en la tarjeta
Account holder: Beneficiario
National ID: NIF, Documento`,
  th: `
Name: ชื่อลูกค้า, ชื่อผู้ติดต่อ
Full name: ชื่อเต็ม
Phone: เบอร์โทร, โทร.
Mobile: เบอร์มือถือ
Date of birth: วัน/เดือน/ปีเกิด
Username: บัญชีผู้ใช้
Assignee: เจ้าหน้าที่
National ID: เลขบัตรประชาชน`,
}

const parse = (text: string) =>
  new Map(
    text
      .trim()
      .split('\n')
      .map(line => {
        const at = line.indexOf(': ')
        return [line.slice(0, at), line.slice(at + 2).split(', ')] as const
      }),
  )
const tables: Readonly<Record<Lang, ReadonlyMap<string, readonly string[]>>> = {
  en: parse(TEXT.en),
  fr: parse(TEXT.fr),
  de: parse(TEXT.de),
  es: parse(TEXT.es),
  th: parse(TEXT.th),
}

/** The other words for a label; none for most. */
export const synonyms = (lang: Lang, key: string): readonly string[] => tables[lang].get(key) ?? []
/** Every key that has others. */
export const SYNONYM_KEYS: readonly string[] = [...new Set(Object.values(tables).flatMap(table => [...table.keys()]))]
