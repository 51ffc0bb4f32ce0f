import { base, en, Faker } from '@faker-js/faker'

/** Faker in English, drawing on the chance it is given. */
export function createFaker(): (random: () => number) => Faker {
  let draw = () => 0
  const faker = new Faker({ locale: [en, base], randomizer: { next: () => draw(), seed: () => {} } })
  return (random) => {
    draw = random
    return faker
  }
}
