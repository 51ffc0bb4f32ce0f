import stories from './playwright.config'

/** `npm run screens`: takes the pictures of docs/screens from the running app. No test: it asserts nothing. */
const { globalSetup: _, ...pictures } = stories

export default { ...pictures, testDir: 'screens', timeout: 180_000 }
