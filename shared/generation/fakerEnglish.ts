import type { Faker } from '@faker-js/faker'
import { faker as english } from '@faker-js/faker/locale/en'

/** Faker's own class, which its English entry does not name; the main entry does, and brings seventy languages: 30 MB. */
const EnglishFaker = english.constructor as typeof Faker

/** Faker in English, drawing on the chance it is given. */
export function createFaker(): (random: () => number) => Faker {
  let draw = () => 0
  const randomizer = { next: () => draw(), seed: () => {} }
  const faker = new EnglishFaker({ locale: english.rawDefinitions, randomizer })
  return (random) => {
    draw = random
    return faker
  }
}
