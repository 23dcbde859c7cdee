/** Words around names in English, French, German, Spanish and Thai, and words that are no names though capitalised. */

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Small words inside names: "van der Berg", "bin Khalid". Compared in lower case. */
export const PARTICLES = set(
  'van von de der den del della di da dos das do du la le ten ter zu zur bin binti ibn al el ben bint y e st. san af av',
)

/** Titles before names. A dot is optional. */
export const HONORIFICS = set(
  'mr mrs ms miss mx dr prof professor sir dame lord lady rev fr m mme mlle mm monsieur madame mademoiselle maître me docteur herr frau hr fr. sr sra srta don doña señor señora señorita dra ing lic khun k',
)
export const THAI_HONORIFIC =
  /(?:นางสาว|นาย|นาง|น\.ส\.|คุณ|ดร\.|ศ\.|ผศ\.|รศ\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|อาจารย์|หมอ|พี่|น้อง|ครู)\s?/

/** What stands before a name in a letter or chat. */
export const GREETING =
  /(?:^|[\s>"“(!.])(?:hi|hello|hey|dear|good morning|good afternoon|good evening|morning|thanks|thank you|thx|cheers|welcome|welcome back|congrats|congratulations|bonjour|bonsoir|salut|coucou|cher|chère|chere|merci|bienvenue|hallo|guten tag|guten morgen|guten abend|moin|liebe|lieber|liebes|sehr geehrte|sehr geehrter|sehr geehrte frau|sehr geehrter herr|danke|vielen dank|willkommen|hola|buenos días|buenas tardes|buenas noches|estimado|estimada|querido|querida|gracias|bienvenido|bienvenida|สวัสดี|สวัสดีครับ|สวัสดีค่ะ|เรียน|ถึง|ขอบคุณ|ยินดีต้อนรับ)(?: back| again| there| so much| beaucoup|,)?(?:[\s,:!]+|(?<=^hi|^hey))$/iu

/** The line above a signature. */
export const SIGN_OFF =
  /^(?:(?:best|kind|warm|warmest|many|with (?:best|kind|warm))?\s?(?:regards|wishes|thanks)|sincerely(?: yours)?|yours(?: sincerely| truly| faithfully)?|thanks|thank you|cheers|best|all the best|respectfully|talk soon|take care|cordialement|bien cordialement|bien à vous|cordiales salutations|sincères salutations|salutations(?: distinguées)?|amicalement|à bientôt|merci(?: d'avance)?|bonne journée|mit freundlichen grüßen|freundliche grüße|viele grüße|beste grüße|liebe grüße|herzliche grüße|schöne grüße|mfg|lg|vg|gruß|danke|saludos(?: cordiales)?|un saludo|atentamente|cordialmente|un cordial saludo|abrazos|un abrazo|gracias|muchas gracias|ขอแสดงความนับถือ|ด้วยความเคารพ|ด้วยความนับถือ|ขอบคุณ(?:ครับ|ค่ะ)?)[\s,.!–-]*$/iu

/** Phrases before a name that say a person follows. */
export const BEFORE_STRONG =
  /(?:assigned to|reassigned to|assign to|created by|updated by|edited by|modified by|approved by|reviewed by|requested by|reported by|submitted by|opened by|closed by|merged by|posted by|written by|sent by|signed by|uploaded by|invited by|owned by|managed by|prepared by|commented by|resolved by|started by|triggered by|shared by|shared with|authored by|committed by|changed by|deleted by|added by|acknowledged by|escalated to|transferred to|my (?:colleague|manager|assistant|boss|partner|wife|husband|friend)|ma collègue|mon collègue|meine kollegin|mein kollege|mi (?:compañer[oa]|colega)|handed over to|hand over to|reply to|replying to|replied to|in reply to|message|call with|meeting with|chat with|interview with|lunch with|1:1 with|1-1 with|sync with|catch[- ]?up with|on behalf of|account of|profile of|birthday of|c\/o|attn\.?:?|logged in as|signed in as|spoke (?:to|with)|talk(?:ed)? to|contact|called|emailed|met|ask|cc|owner|customer|client|agent|patient|employee|assignee|reporter|requester|author|manager|assigné à|attribué à|affecté à|créé par|modifié par|approuvé par|demandé par|signalé par|envoyé par|rédigé par|ouvert par|fermé par|publié par|rendez-vous avec|appel avec|réunion avec|déjeuner avec|entretien avec|point avec|échange avec|répondre à|de la part de|connecté en tant que|zugewiesen an|erstellt von|geändert von|genehmigt von|angefordert von|gemeldet von|gesendet von|geschlossen von|geöffnet von|termin mit|anruf mit|gespräch mit|meeting mit|besprechung mit|mittagessen mit|antwort an|angemeldet als|im auftrag von|asignado a|asignada a|creado por|creada por|modificado por|aprobado por|solicitado por|reportado por|enviado por|abierto por|cerrado por|publicado por|reunión con|llamada con|cita con|comida con|entrevista con|responder a|en nombre de|conectado como|มอบหมายให้|สร้างโดย|แก้ไขโดย|อนุมัติโดย|ส่งโดย|แจ้งโดย|นัดกับ|ประชุมกับ|คุยกับ|โทรหา|ตอบกลับ)[\s:,]*$/iu
/** Appointments that are named after a person: "Lunch Amina", "Interview: Jane Doe". */
export const EVENT =
  /(?:^|[\s\d])(?:call|dentist|doctor|gym|drinks|lunch|dinner|breakfast|coffee|interview|meeting|demo|1:1|1-1|sync|birthday|appointment|onboarding|visit|check-in|catch-?up|handover|training|appel|déjeuner|dîner|café|entretien|réunion|démo|anniversaire|rendez-vous|rdv|visite|point|anruf|mittagessen|abendessen|frühstück|kaffee|gespräch|vorstellungsgespräch|besprechung|termin|geburtstag|besuch|vorführung|llamada|comida|cena|desayuno|entrevista|reunión|cumpleaños|cita|visita|almuerzo)(?: (?:with|for|w\/|of|avec|pour|de|d'|mit|für|von|con|para|a))?\s?[,:–—-]?\s?$/iu
/** The same in Thai, written without spaces. */
export const THAI_EVENT =
  /(?:สัมภาษณ์|ประชุมกับ|นัดกับ|นัด|โทรหา|โทร|คุยกับ|สาธิตให้|พบกับ|พบ|วันเกิด|มื้อเที่ยงกับ|อาหารกลางวันกับ|กินข้าวกับ|มอบหมายให้|ถึงคุณ|สวัสดี|เรียน|โดย|จาก|[กภถ]{1,2}ับ|ถึง|ของ|ให้|แจ้ง|ติดต่อ)[\s:]*$/

/** Whom somebody asks, tells, meets or waits for. */
export const BEFORE_TOLD =
  /(?<!\p{L})(?:ask(?:ed|ing)?|tell|told|remind(?:ed)?|notify|notified|inform(?:ed)?|invited?|ping(?:ed)?|thank(?:ed)?|introduced?|meet|met with|check(?:ed)? with|confirm(?:ed)? with|agreed with|speak (?:to|with)|reach(?:ed)? out to|forward(?:ed)? to|wait(?:ing)? (?:for|on)|together with|along with|could|can|parlé? (?:à|avec)|parler (?:à|avec)|contact(?:er|ez|é)|appel(?:er|ez|é)|rappel(?:er|ez)|prévenir|prévenez|écri(?:re|vez|t) à|di(?:re|tes|t) à|demand(?:er|ez|é) à|voir avec|vu avec|transm(?:ettre|is) à|remerci(?:er|ez)|invit(?:er|ez|é)|sprich mit|sprechen sie mit|gesprochen mit|abgestimmt mit|kontaktier(?:e|en|en sie|t)|informier(?:e|en|en sie|t)|benachrichtig(?:e|en)|schreib(?:e|en)?(?: sie)?(?: an)?|weitergeleitet an|erinner(?:e|n)(?: sie)?|kannst du|könntest du|können sie|könnten sie|pedir(?:le)? a|pid[ea] a|pedí a|pídele a|dile a|di(?:ga|j[eo]|cir)(?:le)? a|avis(?:a|ar|é)(?:le)? a|hablé con|habl[ae]r? con|contact(?:a|ar|e|ó|é)(?: (?:a|con))?|escrib(?:e|ir|í)(?:le)? a|llam(?:a|ar|é)(?:le)? a|invit(?:a|ar|é) a|consult(?:a|ar|e|é) (?:a|con)|pregunt(?:a|ar|e|é)(?:le)? a|junto (?:a|con)|recuérdale a|reenviar a|reenvi[ae] a|esper(?:a|ar|ando) a)\s$/iu

/** Who says so: "Selon Rania, la livraison …". */
export const BEFORE_SOURCE =
  /(?:^|[.!?:]\s|\s)(?:according to|as per|says|selon|d['’]après|comme l['’]a dit|demander à|laut|zufolge|fragen sie|frag(?:e|t)? (?:bitte )?|según|de acuerdo con|pregunt(?:a|ar|e) a|ตามที่|ตามคำของ)\s$/iu

export const BEFORE_WEAK =
  /(?:^|\s|[(·•|—–-])(?:by|from|with|to|for|and|&|par|avec|à|pour|et|von|mit|an|für|und|por|con|para|y|โดย|จาก|กับ|ถึง|และ|@)[\s:]*$/iu

/** What a person does, after a name. */
export const AFTER =
  /^[\s,]*(?:\([^)]{1,30}\)\s*)?(?:has |have |just |was |is |a |hat |ha |est |ได้)?(?:commented|replied|wrote|writes|said|says|asked|answered|opened|closed|reopened|merged|approved|rejected|requested|reviewed|assigned|reassigned|unassigned|mentioned|joined|left|invited|accepted|declined|created|updated|edited|changed|added|removed|deleted|uploaded|shared|sent|received|called|signed|started|stopped|triggered|deployed|pushed|committed|logged in|signed in|signed up|subscribed|unsubscribed|paid|ordered|booked|completed|resolved|escalated|acknowledged|is typing|typing|liked|reacted|followed|viewed|marked|moved|renamed|published|scheduled|cancelled|submitted|reported|needs|wants|confirmed|owes|thanked|via |wrote:|commenté|répondu|écrit|demandé|ouvert|fermé|fusionné|approuvé|assigné|mentionné|rejoint|quitté|invité|accepté|refusé|créé|modifié|ajouté|supprimé|partagé|envoyé|reçu|appelé|signé|lancé|déployé|payé|commandé|confirmé|a écrit|schrieb|antwortete|kommentiert|kommentierte|geantwortet|geschrieben|geöffnet|geschlossen|genehmigt|abgelehnt|zugewiesen|erwähnt|beigetreten|verlassen|eingeladen|angenommen|erstellt|geändert|hinzugefügt|gelöscht|geteilt|gesendet|angerufen|unterschrieben|gestartet|bezahlt|bestellt|bestätigt|comentó|comentado|respondió|respondido|escribió|escrito|preguntó|abrió|cerró|fusionó|aprobó|rechazó|asignó|mencionó|se unió|salió|invitó|aceptó|creó|creado|actualizó|añadió|eliminó|compartió|envió|enviado|recibió|llamó|firmó|inició|pagó|pidió|confirmó|แสดงความคิดเห็น|ตอบกลับ|เขียน|สร้าง|แก้ไข|เพิ่ม|ลบ|ส่ง|เข้าร่วม|ออกจาก|อนุมัติ|เปิด|ปิด|มอบหมาย|แชร์|อัปโหลด|ยืนยัน|ชำระ|สั่งซื้อ|กำลังพิมพ์)(?![\p{L}])/iu

/** Words that end a company's or team's name. */
export const COMPANY = set(
  'inc inc. llc ltd ltd. limited corp corp. corporation co co. company gmbh ag kg ohg ug se sa s.a. sas sarl s.l. sl s.a.s. plc pty bv b.v. nv ab oy as aps spa s.p.a. srl sro kft group gruppe groupe grupo holding holdings partners team teams support bank banque banco university université universität universidad hotel school hospital clinic foundation society association studio studios labs lab systems solutions services service consulting conseil consultores logistics logistique logistik logística software technologies technology tech technik energy energie énergie energía foods health media analytics robotics insurance versicherung assurances seguros industries international agency agentur agence store shop market capital ventures restaurant café bakery department abteilung équipe equipo office channel center centre centro zentrum airlines motors pharma pharmaceuticals construction estates properties trading traders imports exports supplies textiles logistic farms mining shipping freight santé salud gesundheit transport transports bâtiment finances finance finanzen trust fund telecom networks digital design designs works werke partner suite one cloud hub connect platform portal kit core engine desk app apps',
)

/** Capitalised words of screens that are given or family names too, or in no dictionary: never a name on their own. */
export const STOP = set(
  `monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober dezember mo di mi do fr sa so lun mar mer jeu ven sam dim lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  github gitlab bitbucket google microsoft amazon aws azure slack zoom teams jira confluence notion figma stripe paypal visa mastercard amex apple android ios windows linux macos ubuntu debian chrome firefox safari edge docker kubernetes postgres postgresql mysql mongodb redis kafka graphql javascript typescript python java node react vue angular html css json yaml sql api url uri http https ssh ftp smtp imap dns tcp udp ip vpn sso saml oauth jwt csv pdf png jpg xml ok id faq crm erp sla kpi roi csat nps utc gmt cet est pst usd eur gbp thb jpy
  kalender calendrier calendario dashboard inbox sent drafts archive spam trash settings admin administrator system bot root user guest unknown none null n/a default anonymous everyone all home help search filter sort export import edit delete save cancel close open new view more back next previous reset apply submit send reply forward assign unassigned todo done pending active inactive enabled disabled overview reports analytics integrations billing invoices customers contacts companies deals tickets tasks projects calendar notifications security profile account members roles api keys webhooks logs audit usage plans pricing premium pro plus basic starter enterprise business free trial beta alpha live test prod production staging development demo sample untitled draft re fwd fw aw wg tr rv subject status priority
  acme lorem ipsum dolor amet hello hi hey dear bonjour hallo hola regards best thanks merci danke gracias please según selon laut cordialement saludos atentamente grüße yes no oui non ja nein sí`,
)

/** Thai words of screens: a Thai run that holds one is no name. */
export const THAI_STOP =
  /ความ|ระบบ|ตั้งค่า|ข้อมูล|ลูกค้า|รายการ|รายงาน|เดือน|ภาพรวม|หน้าหลัก|หน้าแรก|ทั้งหมด|แก้ไข|ค้นหา|บันทึก|ยกเลิก|ยืนยัน|สถานะ|ข้อความ|กล่อง|จดหมาย|อีเมล|นามสกุล|หมายเลข|ราคา|จำนวน|สินค้า|คำสั่ง|ใบแจ้ง|ชำระ|ธนาคาร|เครดิต|บริษัท|จำกัด|แผนก|โครงการ|ปฏิทิน|นัดหมาย|ประชุม|สมาชิก|บทบาท|ตำแหน่ง|ผู้จัดการ|พนักงาน|เจ้าหน้าที่|รายละเอียด|คำอธิบาย|หัวข้อ|เรื่อง|โฟลเดอร์|ดาวน์โหลด|อัปโหลด|อัปเดต|เวอร์ชัน|ภาษา|ประเทศ|จังหวัด|กรุงเทพ|แขวง|ตำบล|อำเภอ|เมื่อวาน|พรุ่งนี้|สัปดาห์|ชั่วโมง|วินาที|ที่แล้ว|วันจันทร์|อังคาร|พฤหัส|เสาร์|อาทิตย์|มกรา|กุมภา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|พฤศจิกา|ธันวา|สำหรับ|กำลัง|สวัสดี|เรียน|คุณภาพ|ออกจาก|เข้าสู่|แดชบอร์ด|แคมเปญ|ผู้ติดตาม|เทมเพลต|เอกสาร|ความรู้|เหตุการณ์|บริการ|เซิร์ฟเวอร์|ตาราง|คอลัมน์|ไปป์ไลน์|ขั้นตอน|โทเค็น|อุปกรณ์|ปลอดภัย|แจ้งเตือน|สว่าง|โปรไฟล์|ส่วนตัว|แพ็กเกจ|ส่วนลด|คงเหลือ|เดบิต/
/** What begins the names of activities, offices and lists. */
export const THAI_NOUN = /^(?:การ|ความ|ผู้|ฝ่าย|ฝ้าย|นัก|พนัก|บัญชี|จัดส่ง|ที่อยู่|นำเข้า|นําเข้า|ทั้งหมด)/
/** Short ones stand inside of names ("รัน" in "ปรันพัฒ") and count at a word's beginning. */
export const THAI_STOP_SHORT =
  /(?:^|\s)(?:การ|ผู้ใช้|บัญชี|ราย|วันที่|เพิ่ม|ลบ|เปิด|ปิด|ใหม่|เก่า|ส่ง|รับ|ตอบ|โทร|ที่อยู่|ชื่อ|รหัส|เลข|ยอด|บาท|เงิน|บัตร|กรุ๊ป|ทีม|ฝ่าย|งาน|แชท|ช่อง|กลุ่ม|สิทธิ์|ไฟล์|ไทย|ถนน|ซอย|เขต|วันนี้|นาที|ก่อน|หลัง|พุธ|ศุกร์|มีนา|ตุลา|ไม่|ได้|ใช้|เป็น|ของ|และ|หรือ|กับ|จาก|ให้|ที่|นี้|นั้น|โดย|เพื่อ|ทุก|แล้ว|ยัง|ขอ|ครับ|ค่ะ|คลัง|ฐาน|คิว|แถว|รัน|คีย์|ลับ|เว็บ|แอป|ธีม|มืด|แผน|ฟรี|ภาษี|รวม|โอน|ฝาก|ถอน)/
