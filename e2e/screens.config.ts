import stories from './playwright.config'

/** `npm run screens`: takes the pictures of docs/screens from the running app. No test: it asserts nothing. */
export default { ...stories, testDir: 'screens', timeout: 180_000 }
