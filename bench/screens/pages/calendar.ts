import { type Content, html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Screen } from '../screen.ts'
import { app, avatar, button, sideBar, topBar } from '../widgets.ts'

const COLOURS = ['#2563eb', '#7c3aed', '#0d9488', '#c2410c', '#be185d', '#4d7c0f']
const MEETINGS: Readonly<Record<Screen['lang'], readonly string[]>> = {
  en: ['Interview: {}', '1:1 {}', 'Call with {}', 'Lunch, {}', 'Demo for {}', '{} – annual review', 'Dentist {}'],
  fr: ['Entretien : {}', 'Point avec {}', 'Appel {}', 'Déjeuner {}', 'Démo pour {}'],
  de: ['Gespräch mit {}', 'Termin {}', 'Anruf {}', 'Mittagessen {}', 'Vorführung für {}'],
  es: ['Entrevista: {}', 'Reunión con {}', 'Llamada {}', 'Comida {}', 'Demo para {}'],
  th: ['สัมภาษณ์ {}', 'ประชุมกับ {}', 'โทรหา {}', 'นัด {}', 'สาธิตให้ {}'],
}
const EVENTS: Readonly<Record<Screen['lang'], readonly string[]>> = {
  en: ['Sprint planning', 'Release day', 'All hands', 'Design review', 'Payroll run', 'Public holiday', 'Backup drill'],
  fr: ['Planification', 'Mise en production', 'Réunion plénière', 'Revue de design', 'Jour férié'],
  de: ['Sprintplanung', 'Releasetag', 'Vollversammlung', 'Designreview', 'Feiertag'],
  es: ['Planificación', 'Lanzamiento', 'Reunión general', 'Revisión de diseño', 'Festivo'],
  th: ['วางแผนงาน', 'วันปล่อยรุ่น', 'ประชุมใหญ่', 'ตรวจแบบ', 'วันหยุด'],
}

function week(s: Screen, event: () => Content) {
  const locale = { en: 'en-GB', fr: 'fr-FR', de: 'de-DE', es: 'es-ES', th: 'th-TH' }[s.lang]
  const days = Array.from({ length: s.random.chance(0.6) ? 5 : 7 }, (_, i) => new Date(Date.UTC(2026, 2, 16 + i)))
  const hour = Math.max(s.fontSize * 3.6, (s.height - s.fontSize * 14) / 11)
  return html`<div class="card flush grow" style="display:grid;grid-template-columns:4em repeat(${days.length},1fr)"><div></div>${days.map(day => html`<div style="padding:.6em;border-left:1px solid var(--line);text-align:center"><span class="muted small">${new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(day)}</span> <span class="big">${day.getUTCDate()}</span></div>`)}
<div style="position:relative">${Array.from({ length: 10 }, (_, i) => html`<div class="muted small right" style="height:${hour}px;padding-right:.6em">${String(8 + i).padStart(2, '0')}:00</div>`)}</div>
${days.map(() => {
  let at = s.random.int(0, 3) * 0.5
  const events: Content[] = []
  while (at < 9) {
    const length = s.random.pick([1, 1, 1.5, 2])
    events.push(
      html`<div style="position:absolute;left:3px;right:3px;top:${Math.round(at * hour)}px;height:${Math.round(length * hour) - 3}px;background:${s.random.pick(COLOURS)};color:#fff;border-radius:var(--radius);padding:.25em .5em;overflow:hidden"><div class="cut bold small">${event()}</div><div class="cut small">${String(8 + Math.floor(at)).padStart(2, '0')}:${at % 1 ? '30' : '00'}</div></div>`,
    )
    at += length + s.random.pick([0, 0.5, 1, 2])
  }
  return html`<div style="position:relative;border-left:1px solid var(--line);background:repeating-linear-gradient(transparent 0 ${hour - 1}px,var(--line) ${hour - 1}px ${hour}px)">${events}</div>`
})}</div>`
}

function month(s: Screen, event: () => Content) {
  const first = s.random.int(0, 6)
  return html`<div class="card flush grow" style="display:grid;grid-template-columns:repeat(7,minmax(0,1fr));grid-auto-rows:1fr">${Array.from({ length: 35 }, (_, i) => html`<div style="border:1px solid var(--line);border-width:0 1px 1px 0;padding:.3em;overflow:hidden;min-width:0"><div class="right small muted">${((i + 31 - first) % 31) + 1}</div>${Array.from({ length: s.random.int(0, s.height > 1000 ? 5 : 3) }, () => html`<div class="cut small" style="border-left:3px solid ${s.random.pick(COLOURS)};background:var(--raised);padding:.05em .4em;margin-top:2px;border-radius:3px"><span class="muted">${s.random.int(8, 17)}:${s.random.pick(['00', '30'])}</span> ${event()}</div>`)}</div>`)}</div>`
}

function draw(s: Screen, event: () => Content, side: Content, over?: Content) {
  return app({
    top: topBar(s, s.random.pick(['Timetable', 'Dayplan', 'Meetly']), 'calendar'),
    side,
    over,
    main: html`<div class="scroll"><div class="row between"><div class="row"><span class="title">${{ en: 'March 2026', fr: 'mars 2026', de: 'März 2026', es: 'marzo de 2026', th: 'มีนาคม 2569' }[s.lang]}</span>${button(s.t('Today'))}</div><div class="row">${button(s.t('Week'))}${button(s.t('Month'))}${button(s.t('New'), 'primary', 'plus')}</div></div>${s.random.chance(0.6) ? week(s, event) : month(s, event)}</div>`,
  })
}

/** A week or a month of meetings, sometimes with one opened. */
export const calendar: PageKind = {
  name: 'calendar',
  personal: s => {
    const event = () => {
      const person = s.person(s.random.int(0, 30))
      if (s.random.chance(0.35)) return s.random.pick(EVENTS[s.lang])
      const [before, after] = s.random.pick(MEETINGS[s.lang]).split('{}')
      return html`${before}${s.random.chance(0.75) ? s.full(person) : s.given(person)}${after}`
    }
    const guests = [1, 2, 3, 4].map(i => s.person(i))
    const detail = html`<div class="menu" style="right:2.5em;top:11em;width:23em;padding:1.1em;background:var(--surface)"><div class="big" style="padding:0">${s.subject()}</div><div class="muted" style="padding:.2em 0">${s.date(5)}, ${s.time()}</div><div style="padding:.5em 0 .2em" class="label">${s.t('Guests')} (${guests.length})</div>${guests.map(p => html`<div style="padding:.3em 0">${avatar(s, p, 'tiny')}<span class="col" style="gap:0"><span>${s.full(p)}</span><span class="muted small">${s.email(p)}</span></span></div>`)}<div style="padding:.5em 0 0" class="small">${s.t('Location')}: ${s.random.chance(0.5) ? s.address(s.person(1)) : 'Room 4.12'}</div></div>`
    return draw(
      s,
      event,
      s.random.chance(0.7)
        ? sideBar([
            s.t('Calendar'),
            ...[s.owner, ...guests].map(p => ({ name: s.full(p), icon: 'check' as const })),
            s.t('Team'),
            { name: s.t('Tasks'), icon: 'check' },
          ])
        : undefined,
      s.random.chance(0.4) ? detail : undefined,
    )
  },
  clean: s => draw(s, () => s.random.pick(EVENTS[s.lang]), undefined),
}
