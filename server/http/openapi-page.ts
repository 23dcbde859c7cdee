import type { OpenApiDocument } from './openapi.ts'

interface Schema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly $ref?: string
}
interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'] as const

/** The OpenAPI document as one page without scripts, fonts or anything from elsewhere: readable offline and in a terminal browser. */
export function openApiPage(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap(method => {
      const operation = (item as Record<string, Operation> | undefined)?.[method]
      return operation ? [{ path, method, operation }] : []
    }),
  )
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? 'Other'))]
  const sections = tags.map(tag => {
    const own = operations.filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === tag)
    return `<h2>${escapeHtml(tag)}</h2>${own.map(section).join('')}`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(document.info.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body><main>
<h1>${escapeHtml(document.info.title)}</h1><p>${code(document.info.description ?? '')}</p>
<p>The same as a machine reads it: <a href="/openapi.json">openapi.json</a>.</p>
<nav><ul>${operations.map(({ path, method }) => `<li><a href="#${anchor(method, path)}"><b>${method.toUpperCase()}</b> ${escapeHtml(path)}</a></li>`).join('')}</ul></nav>
${sections.join('')}</main></body></html>`
}

function section({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const parameters = operation.parameters ?? []
  const body = operation.requestBody?.content?.['application/json']?.schema
  const good = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'))
  const answer = good && Object.entries(good[1].content ?? {})[0]
  return `<section id="${anchor(method, path)}"><h3><b>${method.toUpperCase()}</b> ${escapeHtml(path)}</h3>
<p>${escapeHtml(operation.summary ?? '')}. ${code(operation.description ?? '')}</p>
${parameters.length > 0 ? `<h4>Parameters</h4><pre>${escapeHtml(parameters.map(p => `${p.name} (${p.in}): ${shape(p.schema, 0)}`).join('\n'))}</pre>` : ''}
${body ? `<h4>Body</h4><pre>${escapeHtml(shape(body, 0))}</pre>` : ''}
${answer ? `<h4>Answer ${good[0]} (${escapeHtml(answer[0])})</h4><pre>${escapeHtml(shape(answer[1].schema, 0))}</pre>` : ''}</section>`
}

/** A schema in the shorthand of TypeScript types. */
function shape(schema: Schema | undefined, depth: number): string {
  if (!schema) return 'nothing'
  const pad = '  '.repeat(depth + 1)
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? 'object'
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) return choices.map(choice => shape(choice, depth)).join(' | ')
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(([name, field]) => {
      const optional = schema.required?.includes(name) ? '' : '?'
      return `${pad}${name}${optional}: ${shape(field, depth + 1)}`
    })
    return `{\n${fields.join('\n')}\n${'  '.repeat(depth)}}`
  }
  if (schema.items) return `[${shape(schema.items, depth)}]`
  if (typeof schema.additionalProperties === 'object') return `{ [name]: ${shape(schema.additionalProperties, depth)} }`
  return [schema.type ?? 'anything', schema.format ?? ''].flat().filter(Boolean).join(' ')
}

function anchor(method: string, path: string): string {
  return `${method}${path}`.replace(/[^a-z0-9]+/gi, '-')
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function code(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

const STYLE = `:root{color-scheme:light dark}body{font:14px/1.5 system-ui,sans-serif;margin:0}
main{max-width:60rem;margin:0 auto;padding:1.5rem}h3{font:600 15px ui-monospace,monospace;margin:0}
h4{margin:.8rem 0 .2rem;font-size:12px}section{border-top:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:1rem 0}
pre{overflow-x:auto;padding:.6rem;background:color-mix(in srgb,currentColor 7%,transparent);margin:0;font-size:12px}
nav ul{columns:2;padding-left:1rem;font-size:13px}a{color:inherit}`
