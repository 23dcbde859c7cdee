# The team server alone. Build: docker build -t redaction-desk-server .
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# bcrypt brings prebuilt binaries; no other install script is needed to run the server.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm rebuild bcrypt

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY contract contract
COPY server server
# Pure modules that desk and server share.
COPY main/core main/core
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that SIGTERM reaches it and it stops gracefully.
CMD ["node", "server/index.ts"]
