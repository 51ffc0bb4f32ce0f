import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Only ends what hangs: these run beside the stories, on machines with two cores. */
const onKafka = { testTimeout: 180_000, hookTimeout: 300_000 }

/** Tests that start brokers themselves, because they restart them or need names that cannot be their own. */
const OWN_BROKER = '**/{brokerRestart,startEmbeddedBroker,bornNames,threeBrokers}.kafka.test.ts'

/** One file, three uses: the client's bundle, the server's bundle (`--mode server`) and the tests. */
export default defineConfig(({ mode }) => ({
  plugins: mode === 'server' ? [] : [react()],
  root: mode === 'client' ? 'client' : '.',
  build: mode === 'server' ? serverBuild : clientBuild,
  server: { port: 5173, proxy: proxyToServer() },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Files share their modules: half the time, and no unit test keeps state in a module.
          isolate: false,
          // No test is about time: it only ends one that hangs, also on a machine that is busy with other things.
          testTimeout: 60_000,
          include: ['{shared,server,client}/**/*.test.{ts,tsx}'],
          // Colours and sizes are looked at as they are; all other style sheets are empty here.
          css: { include: [/theme\.css/, /nodes\.css/] },
          exclude: ['**/*.kafka.test.ts', '**/resources/**', '**/node_modules/**'],
        },
      },
      {
        test: {
          ...onKafka,
          name: 'kafka',
          include: ['{shared,server,e2e}/**/*.kafka.test.ts'],
          exclude: ['**/node_modules/**', OWN_BROKER],
          globalSetup: 'server/kafka/embedded/brokerForTests.ts',
          // As many as there are cores, with another broker's tests beside them. What they create on the broker that they share has names of its own.
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...onKafka,
          name: 'brokers',
          include: [`{server,e2e}/${OWN_BROKER}`],
          exclude: ['**/node_modules/**'],
          globalSetup: 'server/kafka/embedded/cacheFolderForTests.ts',
          fileParallelism: false,
        },
      },
    ],
  },
}))

const clientBuild = { outDir: '../dist/client', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 }

const serverBuild = {
  ssr: true,
  outDir: 'dist/server',
  emptyOutDir: true,
  target: 'node20',
  rollupOptions: { input: { main: 'server/main.ts', cli: 'server/cli.ts', workThread: 'server/boards/workThread.ts' } },
}

/** `npm run dev`: Vite serves the client, everything else goes to the server as if the page had come from there. */
function proxyToServer() {
  const target = 'http://127.0.0.1:4150'
  const headers = { origin: target }
  return {
    '/socket.io': { target, ws: true, changeOrigin: true, headers },
    '/api': { target, changeOrigin: true, headers },
    '/healthz': { target, changeOrigin: true },
  }
}
