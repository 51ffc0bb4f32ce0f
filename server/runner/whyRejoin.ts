import type { ServiceWork } from './serviceWork'

/** Why a running service must leave its groups and join again to do this work; undefined where it need not. */
export const whyRejoin = (before: ServiceWork, after: ServiceWork): string | undefined =>
  REASONS.find(({ of }) => JSON.stringify(of(before)) !== JSON.stringify(of(after)))?.why

/** From the narrowest on: each has something of its own beside what those before it say. */
const REASONS = [
  { why: 'its groups changed', of: ({ memberships }) => memberships.map(({ group }) => group) },
  { why: 'the topics that it reads changed', of: ({ memberships }) => memberships.map(({ topics }) => topics) },
  { why: 'where its groups begin to read changed', of: ({ memberships }) => memberships },
  { why: 'its commit policy changed', of: ({ behaviour }) => behaviour.commit },
  { why: 'the tables that it looks up changed', of: ({ tables }) => tables },
  { why: 'whether it is called changed', of: ({ isCalled }) => isCalled },
] as const satisfies readonly { readonly why: string; of(work: ServiceWork): unknown }[]
