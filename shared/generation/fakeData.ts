import type { Faker } from '@faker-js/faker'

/** A kind of made-up data; `sample` stands for it until the words are there. */
type FakeKind = { readonly name: string; readonly sample: unknown; readonly make: (faker: Faker) => unknown }

/**
 * What `{{faker …}}` makes, named as the faker library names it. Only what depends on nothing but chance, and no addresses that could be
 * somebody's: mail goes to example.com and its like.
 */
export const FAKE_KINDS: readonly FakeKind[] = [
  { name: 'person.firstName', sample: 'Ada', make: ({ person }) => person.firstName() },
  { name: 'person.lastName', sample: 'Lovelace', make: ({ person }) => person.lastName() },
  { name: 'person.fullName', sample: 'Ada Lovelace', make: ({ person }) => person.fullName() },
  { name: 'person.jobTitle', sample: 'Senior Data Analyst', make: ({ person }) => person.jobTitle() },
  { name: 'internet.username', sample: 'ada.lovelace', make: ({ internet }) => internet.username() },
  { name: 'internet.email', sample: 'ada@example.com', make: ({ internet }) => internet.exampleEmail() },
  { name: 'internet.ipv4', sample: '192.0.2.1', make: ({ internet }) => internet.ipv4() },
  { name: 'internet.userAgent', sample: 'Mozilla/5.0', make: ({ internet }) => internet.userAgent() },
  { name: 'phone.number', sample: '555-0100', make: ({ phone }) => phone.number() },
  { name: 'location.city', sample: 'Springfield', make: ({ location }) => location.city() },
  { name: 'location.country', sample: 'Iceland', make: ({ location }) => location.country() },
  { name: 'location.countryCode', sample: 'IS', make: ({ location }) => location.countryCode() },
  { name: 'location.streetAddress', sample: '1 Main Street', make: ({ location }) => location.streetAddress() },
  { name: 'location.zipCode', sample: '12345', make: ({ location }) => location.zipCode() },
  { name: 'location.latitude', sample: 64.1, make: ({ location }) => location.latitude() },
  { name: 'location.longitude', sample: -21.9, make: ({ location }) => location.longitude() },
  { name: 'company.name', sample: 'Acme', make: ({ company }) => company.name() },
  { name: 'commerce.productName', sample: 'Wooden Chair', make: ({ commerce }) => commerce.productName() },
  { name: 'commerce.department', sample: 'Books', make: ({ commerce }) => commerce.department() },
  { name: 'commerce.price', sample: 9.5, make: ({ commerce }) => Number(commerce.price()) },
  { name: 'finance.amount', sample: 120, make: ({ finance }) => Number(finance.amount()) },
  { name: 'finance.currencyCode', sample: 'EUR', make: ({ finance }) => finance.currencyCode() },
  { name: 'finance.iban', sample: 'IS140159260076545510730339', make: ({ finance }) => finance.iban() },
  { name: 'vehicle.vehicle', sample: 'Family Car', make: ({ vehicle }) => vehicle.vehicle() },
  { name: 'book.title', sample: 'Notes', make: ({ book }) => book.title() },
  { name: 'food.dish', sample: 'Soup', make: ({ food }) => food.dish() },
  { name: 'color.human', sample: 'blue', make: ({ color }) => color.human() },
  { name: 'system.fileName', sample: 'notes.txt', make: ({ system }) => system.fileName() },
  { name: 'hacker.phrase', sample: 'It works.', make: ({ hacker }) => hacker.phrase() },
  { name: 'lorem.sentence', sample: 'Lorem ipsum dolor.', make: ({ lorem }) => lorem.sentence() },
  { name: 'lorem.paragraph', sample: 'Lorem ipsum dolor sit amet.', make: ({ lorem }) => lorem.paragraph() },
]

let words: ((random: () => number) => Faker) | undefined

/** Fetches the words, some 400 kB. Whoever produces messages awaits it first; a preview may go on without. */
export async function loadFakeData(): Promise<void> {
  words ??= (await import('./fakerEnglish')).createFaker()
}

/** The same for the same chance, once the words are there. */
export const fake = ({ sample, make }: FakeKind, random: () => number): unknown =>
  words ? make(words(random)) : sample
