import type { Rule } from '../boardProblem'

/** What a command asks for, as the event that it leads to. */
const PAST = new Map(
  Object.entries({
    accept: 'accepted',
    add: 'added',
    approve: 'approved',
    assign: 'assigned',
    book: 'booked',
    calculate: 'calculated',
    cancel: 'cancelled',
    change: 'changed',
    charge: 'charged',
    check: 'checked',
    close: 'closed',
    complete: 'completed',
    confirm: 'confirmed',
    create: 'created',
    delete: 'deleted',
    deliver: 'delivered',
    fetch: 'fetched',
    import: 'imported',
    insert: 'inserted',
    notify: 'notified',
    pay: 'paid',
    place: 'placed',
    process: 'processed',
    publish: 'published',
    refund: 'refunded',
    register: 'registered',
    reject: 'rejected',
    release: 'released',
    remove: 'removed',
    request: 'requested',
    reserve: 'reserved',
    save: 'saved',
    send: 'sent',
    ship: 'shipped',
    start: 'started',
    stop: 'stopped',
    store: 'stored',
    submit: 'submitted',
    update: 'updated',
    validate: 'validated',
    write: 'written',
  }),
)

/** An event tells what has happened; a name that gives an order belongs to a call. */
export const checkImperativeNames: Rule = function* ({ topics }) {
  for (const { id, name } of topics.values()) {
    const event = eventFor(name)
    if (!event) continue
    const sentence = `"${name}" sounds like an order to somebody; an event tells what has happened, whoever listens.`
    yield {
      code: 'imperativeName',
      severity: 'hint',
      sentence,
      next: `Call it "${event}".`,
      elementId: id,
      field: 'name',
    }
  }
}

/** `create-order` -> `order-created`, `SendInvoice` -> `InvoiceSent`; undefined where the name gives no order. */
export function eventFor(name: string): string | undefined {
  const scope = name.slice(0, name.lastIndexOf('.') + 1)
  const own = name.slice(scope.length)
  const separated = /^([a-zA-Z]+)([-_])(.+)$/.exec(own)
  if (separated) return turned(scope, separated[1], (past) => `${separated[3]}${separated[2]}${past}`)
  const camel = /^([a-zA-Z][a-z]+)([A-Z].*)$/.exec(own)
  if (camel)
    return turned(
      scope,
      camel[1],
      (past) => `${inCaseOf(camel[1], camel[2])}${past.charAt(0).toUpperCase()}${past.slice(1)}`,
    )
  return scope ? dotted(scope, own) : undefined
}

/** `order.create` -> `order.created` */
const dotted = (scope: string, verb: string) => turned(scope, verb, (past) => past)

function turned(scope: string, verb = '', eventOf: (past: string) => string): string | undefined {
  const past = PAST.get(verb.toLowerCase())
  return past ? scope + eventOf(past) : undefined
}

const inCaseOf = (verb = '', noun = '') => (/^[a-z]/.test(verb) ? noun.charAt(0).toLowerCase() + noun.slice(1) : noun)
