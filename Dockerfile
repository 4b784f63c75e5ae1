FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY scripts scripts
RUN npm ci --ignore-scripts --include=dev
COPY src src
COPY web web
RUN npm run build
# The image brings its own Node; the one among the packages is for machines that have an older one.
RUN npm prune --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-*

FROM node:24-bookworm-slim
ENV NODE_ENV=production TIDEMARK_DATA=/data NODE_OPTIONS=--enable-source-maps
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY rules rules
COPY samples samples
USER node
VOLUME /data
EXPOSE 3000
ENTRYPOINT ["node"]
CMD ["dist/main.js"]
