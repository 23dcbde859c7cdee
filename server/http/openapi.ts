import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { serverContract } from '../../contract/server.ts'

/** The OpenAPI document of the contract, made once. */
export function openApiDocument(address: string) {
  return new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(serverContract, {
    info: {
      title: 'Redaction Desk team server',
      version: '1',
      description:
        'One queue for many desks. Calls carry an access token (`POST /v1/sign-in`) as bearer token; reports carry the key of a connection.',
    },
    servers: [{ url: address }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  })
}
export type OpenApiDocument = Awaited<ReturnType<typeof openApiDocument>>
