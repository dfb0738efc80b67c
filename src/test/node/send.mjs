// Sends COUNT events through the unmodified SDK, a few at a time, and ends once all are delivered.
import { createRequire } from 'node:module'

const [modules, url, writeKey, count] = process.argv.slice(2)
const { Analytics } = createRequire(modules + '/')('@segment/analytics-node')
const analytics = new Analytics({ writeKey, host: url, flushInterval: 200, maxRetries: 1000 })
analytics.on('error', (error) => console.error(error.code, error.reason?.message ?? error.reason))

for (let n = 0; n < Number(count); n++) {
  analytics.track({ userId: `node-${n % 7}`, event: 'Sent by node', properties: { n } })
  await new Promise((resolve) => setTimeout(resolve, 5))
}
console.log('all given')
await analytics.closeAndFlush({ timeout: 300_000 })
console.log('closed')
