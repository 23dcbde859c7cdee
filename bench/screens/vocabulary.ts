import type { Lang } from './types.ts'
import { LANGS } from './types.ts'

/** One label a line, in the order of LANGS: en | fr | de | es | th. The English one is the key. */
const LABELS = `
Name|Nom|Name|Nombre|ชื่อ
Full name|Nom complet|Vollständiger Name|Nombre completo|ชื่อ-นามสกุล
First name|Prénom|Vorname|Nombre|ชื่อ
Last name|Nom de famille|Nachname|Apellidos|นามสกุล
Email|E-mail|E-Mail|Correo electrónico|อีเมล
Email address|Adresse e-mail|E-Mail-Adresse|Dirección de correo|ที่อยู่อีเมล
Phone|Téléphone|Telefon|Teléfono|โทรศัพท์
Mobile|Portable|Mobil|Móvil|มือถือ
Company|Société|Firma|Empresa|บริษัท
Owner|Responsable|Verantwortlich|Responsable|ผู้รับผิดชอบ
Contact|Contact|Kontakt|Contacto|ผู้ติดต่อ
Contacts|Contacts|Kontakte|Contactos|รายชื่อติดต่อ
Customer|Client|Kunde|Cliente|ลูกค้า
Customers|Clients|Kunden|Clientes|ลูกค้า
Assignee|Assigné à|Zugewiesen an|Asignado a|ผู้ดูแล
Requester|Demandeur|Anfragende Person|Solicitante|ผู้ร้องขอ
Address|Adresse|Adresse|Dirección|ที่อยู่
Billing address|Adresse de facturation|Rechnungsadresse|Dirección de facturación|ที่อยู่สำหรับออกใบเสร็จ
Shipping address|Adresse de livraison|Lieferadresse|Dirección de envío|ที่อยู่จัดส่ง
Date of birth|Date de naissance|Geburtsdatum|Fecha de nacimiento|วันเกิด
Username|Identifiant|Benutzername|Nombre de usuario|ชื่อผู้ใช้
Password|Mot de passe|Passwort|Contraseña|รหัสผ่าน
Status|Statut|Status|Estado|สถานะ
Priority|Priorité|Priorität|Prioridad|ความสำคัญ
Created|Créé le|Erstellt|Creado|สร้างเมื่อ
Updated|Mis à jour|Aktualisiert|Actualizado|อัปเดต
Last activity|Dernière activité|Letzte Aktivität|Última actividad|กิจกรรมล่าสุด
Last seen|Vu le|Zuletzt gesehen|Última visita|ใช้งานล่าสุด
Amount|Montant|Betrag|Importe|จำนวนเงิน
Balance|Solde|Saldo|Saldo|ยอดคงเหลือ
Total|Total|Gesamt|Total|รวม
Date|Date|Datum|Fecha|วันที่
Due date|Échéance|Fällig am|Vencimiento|ครบกำหนด
Search|Rechercher|Suchen|Buscar|ค้นหา
Search customers|Rechercher un client|Kunden suchen|Buscar clientes|ค้นหาลูกค้า
Settings|Paramètres|Einstellungen|Ajustes|การตั้งค่า
Dashboard|Tableau de bord|Übersicht|Panel|แดชบอร์ด
Reports|Rapports|Berichte|Informes|รายงาน
Inbox|Boîte de réception|Posteingang|Bandeja de entrada|กล่องจดหมาย
Sent|Envoyés|Gesendet|Enviados|ส่งแล้ว
Drafts|Brouillons|Entwürfe|Borradores|แบบร่าง
Archive|Archives|Archiv|Archivo|เก็บถาวร
Spam|Indésirables|Spam|Spam|สแปม
Trash|Corbeille|Papierkorb|Papelera|ถังขยะ
From|De|Von|De|จาก
To|À|An|Para|ถึง
Cc|Cc|Cc|Cc|สำเนา
Subject|Objet|Betreff|Asunto|เรื่อง
Reply|Répondre|Antworten|Responder|ตอบกลับ
Forward|Transférer|Weiterleiten|Reenviar|ส่งต่อ
Save|Enregistrer|Speichern|Guardar|บันทึก
Cancel|Annuler|Abbrechen|Cancelar|ยกเลิก
Edit|Modifier|Bearbeiten|Editar|แก้ไข
Delete|Supprimer|Löschen|Eliminar|ลบ
Export|Exporter|Exportieren|Exportar|ส่งออก
Import|Importer|Importieren|Importar|นำเข้า
Filter|Filtrer|Filter|Filtrar|ตัวกรอง
New|Nouveau|Neu|Nuevo|สร้างใหม่
Add contact|Ajouter un contact|Kontakt hinzufügen|Añadir contacto|เพิ่มผู้ติดต่อ
Add member|Ajouter un membre|Mitglied hinzufügen|Añadir miembro|เพิ่มสมาชิก
Role|Rôle|Rolle|Rol|บทบาท
Admin|Administrateur|Administrator|Administrador|ผู้ดูแลระบบ
Member|Membre|Mitglied|Miembro|สมาชิก
Viewer|Lecteur|Betrachter|Lector|ผู้ชม
Active|Actif|Aktiv|Activo|ใช้งานอยู่
Pending|En attente|Ausstehend|Pendiente|รอดำเนินการ
Open|Ouvert|Offen|Abierto|เปิด
Closed|Fermé|Geschlossen|Cerrado|ปิดแล้ว
Solved|Résolu|Gelöst|Resuelto|แก้ไขแล้ว
Paid|Payé|Bezahlt|Pagado|ชำระแล้ว
Overdue|En retard|Überfällig|Vencido|เกินกำหนด
Draft|Brouillon|Entwurf|Borrador|ฉบับร่าง
High|Élevée|Hoch|Alta|สูง
Normal|Normale|Normal|Normal|ปกติ
Low|Basse|Niedrig|Baja|ต่ำ
Lead|Prospect|Interessent|Prospecto|ผู้สนใจ
Stage|Étape|Phase|Etapa|ขั้นตอน
Deals|Affaires|Geschäfte|Negocios|ดีล
Companies|Sociétés|Firmen|Empresas|บริษัท
Activities|Activités|Aktivitäten|Actividades|กิจกรรม
Notes|Notes|Notizen|Notas|บันทึก
Tasks|Tâches|Aufgaben|Tareas|งาน
Calendar|Calendrier|Kalender|Calendario|ปฏิทิน
Files|Fichiers|Dateien|Archivos|ไฟล์
Team|Équipe|Team|Equipo|ทีม
Members|Membres|Mitglieder|Miembros|สมาชิก
Integrations|Intégrations|Integrationen|Integraciones|การเชื่อมต่อ
Billing|Facturation|Abrechnung|Facturación|การเรียกเก็บเงิน
Invoices|Factures|Rechnungen|Facturas|ใบแจ้งหนี้
Invoice|Facture|Rechnung|Factura|ใบแจ้งหนี้
Bill to|Facturé à|Rechnung an|Facturar a|เรียกเก็บเงินจาก
Ship to|Livré à|Lieferung an|Enviar a|จัดส่งถึง
Description|Description|Beschreibung|Descripción|รายละเอียด
Quantity|Quantité|Menge|Cantidad|จำนวน
Unit price|Prix unitaire|Einzelpreis|Precio unitario|ราคาต่อหน่วย
Subtotal|Sous-total|Zwischensumme|Subtotal|ยอดรวมย่อย
Tax|TVA|MwSt.|IVA|ภาษี
Payment method|Moyen de paiement|Zahlungsmethode|Forma de pago|วิธีชำระเงิน
Card number|Numéro de carte|Kartennummer|Número de tarjeta|หมายเลขบัตร
Cardholder|Titulaire|Karteninhaber|Titular|ชื่อบนบัตร
Expires|Expire|Gültig bis|Caduca|หมดอายุ
Bank account|Compte bancaire|Bankkonto|Cuenta bancaria|บัญชีธนาคาร
Account number|Numéro de compte|Kontonummer|Número de cuenta|เลขที่บัญชี
Account holder|Titulaire du compte|Kontoinhaber|Titular de la cuenta|ชื่อบัญชี
National ID|N° de sécurité sociale|Steuer-ID|DNI/NIE|เลขประจำตัวประชาชน
Security|Sécurité|Sicherheit|Seguridad|ความปลอดภัย
Profile|Profil|Profil|Perfil|โปรไฟล์
Account|Compte|Konto|Cuenta|บัญชี
Notifications|Notifications|Benachrichtigungen|Notificaciones|การแจ้งเตือน
Language|Langue|Sprache|Idioma|ภาษา
Time zone|Fuseau horaire|Zeitzone|Zona horaria|เขตเวลา
Appearance|Apparence|Darstellung|Apariencia|รูปลักษณ์
API keys|Clés API|API-Schlüssel|Claves de API|คีย์ API
Sessions|Sessions|Sitzungen|Sesiones|เซสชัน
Device|Appareil|Gerät|Dispositivo|อุปกรณ์
Location|Lieu|Standort|Ubicación|สถานที่
IP address|Adresse IP|IP-Adresse|Dirección IP|ที่อยู่ IP
Subscribers|Abonnés|Abonnenten|Suscriptores|ผู้ติดตาม
Campaigns|Campagnes|Kampagnen|Campañas|แคมเปญ
Opened|Ouvert|Geöffnet|Abierto|เปิดอ่าน
Clicked|Cliqué|Geklickt|Clic|คลิก
Products|Produits|Produkte|Productos|สินค้า
Orders|Commandes|Bestellungen|Pedidos|คำสั่งซื้อ
Order|Commande|Bestellung|Pedido|คำสั่งซื้อ
Price|Prix|Preis|Precio|ราคา
Stock|Stock|Bestand|Existencias|คงคลัง
Revenue|Chiffre d’affaires|Umsatz|Ingresos|รายได้
Conversion rate|Taux de conversion|Konversionsrate|Tasa de conversión|อัตราการแปลง
Visitors|Visiteurs|Besucher|Visitantes|ผู้เข้าชม
Today|Aujourd’hui|Heute|Hoy|วันนี้
Week|Semaine|Woche|Semana|สัปดาห์
Month|Mois|Monat|Mes|เดือน
Share|Partager|Teilen|Compartir|แชร์
Comments|Commentaires|Kommentare|Comentarios|ความคิดเห็น
History|Historique|Verlauf|Historial|ประวัติ
Details|Détails|Details|Detalles|รายละเอียด
Overview|Vue d’ensemble|Überblick|Resumen|ภาพรวม
Help|Aide|Hilfe|Ayuda|ช่วยเหลือ
Home|Accueil|Startseite|Inicio|หน้าแรก
All|Tous|Alle|Todos|ทั้งหมด
Views|Vues|Ansichten|Vistas|มุมมอง
Unassigned|Non assigné|Nicht zugewiesen|Sin asignar|ยังไม่มอบหมาย
Internal note|Note interne|Interne Notiz|Nota interna|บันทึกภายใน
Copy|Copier|Kopieren|Copiar|คัดลอก
Show|Afficher|Anzeigen|Mostrar|แสดง
Tags|Étiquettes|Schlagwörter|Etiquetas|แท็ก
Country|Pays|Land|País|ประเทศ
City|Ville|Stadt|Ciudad|เมือง
Type|Type|Typ|Tipo|ประเภท
Source|Source|Quelle|Fuente|แหล่งที่มา
Send|Envoyer|Senden|Enviar|ส่ง
Write a message|Écrire un message|Nachricht schreiben|Escribe un mensaje|พิมพ์ข้อความ
Direct messages|Messages directs|Direktnachrichten|Mensajes directos|ข้อความส่วนตัว
Channels|Canaux|Kanäle|Canales|ช่อง
Guests|Invités|Gäste|Invitados|ผู้เข้าร่วม
Attachments|Pièces jointes|Anhänge|Adjuntos|ไฟล์แนบ
Website|Site web|Webseite|Sitio web|เว็บไซต์
Category|Catégorie|Kategorie|Categoría|หมวดหมู่
Party|Tiers|Gegenpartei|Contraparte|คู่ค้า
Reference|Référence|Referenz|Referencia|อ้างอิง
Plan|Forfait|Tarif|Plan|แพ็กเกจ
Usage|Consommation|Nutzung|Consumo|การใช้งาน
Recent|Récents|Zuletzt|Recientes|ล่าสุด
Emergency contact|Contact d’urgence|Notfallkontakt|Contacto de emergencia|ผู้ติดต่อฉุกเฉิน
Employee|Salarié|Mitarbeiter|Empleado|พนักงาน
Department|Service|Abteilung|Departamento|แผนก
Manager|Responsable hiérarchique|Vorgesetzte|Supervisor|หัวหน้า
Job title|Fonction|Position|Cargo|ตำแหน่ง
Recipients|Destinataires|Empfänger|Destinatarios|ผู้รับ
Attendees|Participants|Teilnehmer|Asistentes|ผู้เข้าร่วม
`

const table = new Map(
  LABELS.trim()
    .split('\n')
    .map(line => {
      const cells = line.split('|')
      if (cells.length !== LANGS.length)
        throw new Error(`a label has ${cells.length} of ${LANGS.length} languages: ${line}`)
      return [cells[0]!, cells] as const
    }),
)

/** The English texts that `label` knows. */
export const LABEL_KEYS: readonly string[] = [...table.keys()]

/** A label in `lang`; the key is its English text. Throws for a key that isn't in the table. */
export function label(lang: Lang, key: string): string {
  const cells = table.get(key)
  if (!cells) throw new Error(`no label "${key}"`)
  return cells[LANGS.indexOf(lang)]!
}

/** Ticket, mail and task subjects without personal data. */
export const SUBJECTS: Readonly<Record<Lang, readonly string[]>> = {
  en: [
    'Cannot sign in after the update',
    'Invoice shows the wrong total',
    'Request: change of plan',
    'Delivery is three days late',
    'Export to CSV fails',
    'Refund for a duplicate order',
    'Question about the annual plan',
    'Password reset link expired',
    'Webhook returns 502',
    'Please cancel my subscription',
    'Quarterly review and next steps',
    'Contract renewal for the coming year',
    'Damaged parcel on arrival',
    'Feature idea: dark mode for reports',
    'Meeting notes and action items',
    'Onboarding checklist',
    'Two-factor code never arrives',
    'Shared folder is read only',
  ],
  fr: [
    'Impossible de se connecter depuis la mise à jour',
    'Le total de la facture est faux',
    'Demande de changement de forfait',
    'Livraison en retard de trois jours',
    'L’export CSV échoue',
    'Remboursement d’une commande en double',
    'Question sur l’abonnement annuel',
    'Lien de réinitialisation expiré',
    'Renouvellement du contrat',
    'Colis endommagé à la réception',
    'Compte rendu de la réunion',
    'Liste d’accueil des nouveaux',
  ],
  de: [
    'Anmeldung nach dem Update nicht möglich',
    'Rechnung zeigt falschen Betrag',
    'Bitte um Tarifwechsel',
    'Lieferung drei Tage verspätet',
    'CSV-Export schlägt fehl',
    'Erstattung einer doppelten Bestellung',
    'Frage zum Jahrestarif',
    'Link zum Zurücksetzen abgelaufen',
    'Vertragsverlängerung für das nächste Jahr',
    'Paket beschädigt angekommen',
    'Protokoll und nächste Schritte',
    'Checkliste zum Einstieg',
  ],
  es: [
    'No puedo entrar tras la actualización',
    'La factura muestra un total incorrecto',
    'Solicitud de cambio de plan',
    'La entrega lleva tres días de retraso',
    'Falla la exportación a CSV',
    'Reembolso de un pedido duplicado',
    'Duda sobre el plan anual',
    'El enlace para restablecer ha caducado',
    'Renovación del contrato',
    'El paquete llegó dañado',
    'Notas de la reunión',
    'Lista de bienvenida',
  ],
  th: [
    'เข้าสู่ระบบไม่ได้หลังอัปเดต',
    'ยอดรวมในใบแจ้งหนี้ไม่ถูกต้อง',
    'ขอเปลี่ยนแพ็กเกจ',
    'สินค้าส่งช้าสามวัน',
    'ส่งออก CSV ไม่สำเร็จ',
    'ขอคืนเงินคำสั่งซื้อซ้ำ',
    'สอบถามแพ็กเกจรายปี',
    'ลิงก์ตั้งรหัสผ่านใหม่หมดอายุ',
    'ต่อสัญญาปีหน้า',
    'พัสดุเสียหาย',
    'สรุปการประชุม',
    'รายการเริ่มต้นใช้งาน',
  ],
}

/**
 * Sentences with slots: {full} {given} {email} {phone} {mention} {address} {order} {product} {date} {price} {company}
 * {version}. Slots of one sentence are about one person.
 */
export const SENTENCES: Readonly<Record<Lang, readonly string[]>> = {
  en: [
    'Spoke with {full} about the renewal, she prefers a call after {date}.',
    'Could you ask {given} to send the signed copy to {email}?',
    'The parcel for order {order} should go to {address} instead.',
    'You can reach me at {phone} any time before noon.',
    'I have upgraded {product} to {version} and the error is still there.',
    '{mention} can you take a look at this before {date}?',
    'The total was {price} but my card was charged twice for {order}.',
    'Thanks for the quick answer, that solved it for us.',
    'We are moving the whole team at {company} to the annual plan.',
    'Please contact {full} ({email}) for the details.',
    'Attached is the report for the last quarter, with totals by region.',
    'My colleague {full} will join the call, her number is {phone}.',
    'The page stays blank after I press Save, in every browser.',
    'cc {full}, who looks after billing at {company}.',
    'According to {given} the delivery on {date} was incomplete.',
  ],
  fr: [
    'J’ai parlé avec {full} du renouvellement, il préfère un appel après le {date}.',
    'Peux-tu demander à {given} d’envoyer la copie signée à {email} ?',
    'Le colis de la commande {order} doit partir au {address}.',
    'Vous pouvez me joindre au {phone} avant midi.',
    'J’ai mis à jour {product} en {version}, l’erreur persiste.',
    '{mention} peux-tu regarder avant le {date} ?',
    'Le total était de {price} mais la carte a été débitée deux fois pour {order}.',
    'Merci pour la réponse rapide, c’est réglé.',
    'Merci de contacter {full} ({email}) pour les détails.',
    'Ci-joint le rapport du dernier trimestre, avec les totaux par région.',
    'Selon {given}, la livraison était incomplète.',
  ],
  de: [
    'Mit {full} über die Verlängerung gesprochen, Rückruf nach dem {date} erwünscht.',
    'Kannst du {given} bitten, die unterschriebene Kopie an {email} zu senden?',
    'Das Paket zur Bestellung {order} soll an {address} gehen.',
    'Sie erreichen mich bis mittags unter {phone}.',
    'Ich habe {product} auf {version} aktualisiert, der Fehler bleibt.',
    '{mention} kannst du das vor dem {date} ansehen?',
    'Der Betrag war {price}, die Karte wurde für {order} aber doppelt belastet.',
    'Danke für die schnelle Antwort, damit ist es gelöst.',
    'Bitte wenden Sie sich an {full} ({email}).',
    'Anbei der Bericht des letzten Quartals mit Summen je Region.',
    'Laut {given} war die Lieferung unvollständig.',
  ],
  es: [
    'Hablé con {full} sobre la renovación, prefiere una llamada después del {date}.',
    '¿Puedes pedir a {given} que envíe la copia firmada a {email}?',
    'El paquete del pedido {order} debe ir a {address}.',
    'Puede llamarme al {phone} antes del mediodía.',
    'He actualizado {product} a {version} y el error sigue.',
    '{mention} ¿puedes mirarlo antes del {date}?',
    'El total era {price}, pero cobraron dos veces el pedido {order}.',
    'Gracias por la respuesta rápida, ya está resuelto.',
    'Contacte con {full} ({email}) para los detalles.',
    'Adjunto el informe del último trimestre, con totales por región.',
    'Según {given}, la entrega llegó incompleta.',
  ],
  th: [
    'คุยกับคุณ {full} เรื่องต่อสัญญาแล้ว สะดวกให้โทรกลับหลัง {date}',
    'ช่วยแจ้งคุณ {given} ส่งเอกสารที่ {email} ด้วยครับ',
    'ที่อยู่จัดส่งของ {order} คือ {address}',
    'ติดต่อได้ที่เบอร์ {phone} ก่อนเที่ยง',
    'อัปเดต {product} เป็น {version} แล้วยังพบปัญหาเดิม',
    '{mention} ช่วยดูก่อนวันที่ {date} ได้ไหม',
    'ยอด {price} ถูกเรียกเก็บสองครั้งสำหรับ {order}',
    'ขอบคุณที่ตอบเร็ว แก้ไขได้แล้ว',
    'กรุณาติดต่อคุณ {full} ({email})',
    'แนบรายงานไตรมาสที่แล้ว แยกตามภูมิภาค',
  ],
}

/** Paragraphs of documentation: no slots, nothing personal. */
export const PROSE: Readonly<Record<Lang, readonly string[]>> = {
  en: [
    'Deployments run from the main branch once every check has passed. A release is tagged by the pipeline and rolled out to ten percent of traffic first.',
    'Retention rules apply to all workspaces. Items in the archive are removed after ninety days unless a hold is set.',
    'Use filters to narrow the list, then save the view so that the whole team can open it from the side bar.',
    'Rate limits are counted per key. When a limit is reached the service answers with status 429 and a header that says when to try again.',
    'The import accepts files of up to 50 MB. Columns are matched by their header; unknown columns become custom fields.',
    'Backups are taken every six hours and kept in a second region. Restores are rehearsed once a quarter.',
  ],
  fr: [
    'Les déploiements partent de la branche principale une fois tous les contrôles passés. Une version est d’abord ouverte à dix pour cent du trafic.',
    'Les règles de conservation s’appliquent à tous les espaces. Les éléments archivés sont supprimés après quatre-vingt-dix jours.',
    'Utilisez les filtres pour réduire la liste, puis enregistrez la vue afin que toute l’équipe y accède.',
    'L’import accepte des fichiers de 50 Mo au plus. Les colonnes sont reconnues par leur en-tête.',
  ],
  de: [
    'Bereitgestellt wird vom Hauptzweig, sobald alle Prüfungen bestanden sind. Eine Version erreicht zuerst zehn Prozent der Zugriffe.',
    'Aufbewahrungsregeln gelten für alle Arbeitsbereiche. Archivierte Einträge werden nach neunzig Tagen entfernt.',
    'Mit Filtern lässt sich die Liste eingrenzen; gespeicherte Ansichten stehen dem ganzen Team offen.',
    'Der Import nimmt Dateien bis 50 MB an. Spalten werden an ihrer Überschrift erkannt.',
  ],
  es: [
    'Los despliegues salen de la rama principal cuando pasan todas las comprobaciones. Cada versión llega primero al diez por ciento del tráfico.',
    'Las reglas de conservación valen para todos los espacios. Lo archivado se elimina a los noventa días.',
    'Use filtros para acotar la lista y guarde la vista para que todo el equipo la tenga a mano.',
    'La importación admite archivos de hasta 50 MB. Las columnas se reconocen por su cabecera.',
  ],
  th: [
    'การปล่อยรุ่นใหม่เริ่มจากสาขาหลักเมื่อผ่านการตรวจสอบทั้งหมด และเปิดให้ผู้ใช้สิบเปอร์เซ็นต์ก่อน',
    'กฎการเก็บข้อมูลมีผลกับทุกพื้นที่ทำงาน รายการในคลังจะถูกลบหลังเก้าสิบวัน',
    'ใช้ตัวกรองเพื่อย่อรายการ แล้วบันทึกมุมมองให้ทั้งทีมเปิดได้',
    'นำเข้าไฟล์ได้ไม่เกิน 50 MB ระบบจับคู่คอลัมน์จากหัวตาราง',
  ],
}

/** Role words, teams and places: capitalised like names, but nobody's. */
export const ROLES: Readonly<Record<Lang, readonly string[]>> = {
  en: [
    'Account Manager',
    'Head of Support',
    'Sales Lead',
    'Product Designer',
    'Finance',
    'Customer Success',
    'Site Reliability',
    'Data Analyst',
    'Office Manager',
  ],
  fr: ['Responsable commercial', 'Support client', 'Chef de produit', 'Comptabilité', 'Analyste'],
  de: ['Vertriebsleitung', 'Kundendienst', 'Produktmanagement', 'Buchhaltung', 'Personalabteilung'],
  es: ['Gerente de cuentas', 'Soporte técnico', 'Diseño de producto', 'Contabilidad', 'Recursos Humanos'],
  th: ['ผู้จัดการฝ่ายขาย', 'ฝ่ายบริการลูกค้า', 'ฝ่ายบัญชี', 'นักวิเคราะห์', 'ฝ่ายบุคคล'],
}
