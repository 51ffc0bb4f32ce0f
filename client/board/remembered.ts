import type { BoardEdit } from '../../shared/document/port'

export type Change = (edit: BoardEdit) => void

/** `now` does the change and remembers it step by step; `again` makes the same steps, with the same new ids, however often it is done. */
export function remembered(change: Change): { readonly now: Change; readonly again: Change } {
  const steps: Change[] = []
  const remembering = (edit: BoardEdit): BoardEdit =>
    new Proxy(edit, {
      get:
        (target, name) =>
        (...args: readonly unknown[]) => {
          steps.push((other) => Reflect.apply(Reflect.get(other, name), other, args))
          return Reflect.apply(Reflect.get(target, name), target, args)
        },
    })
  return {
    now: (edit) => change(remembering(edit)),
    again: (edit) => {
      for (const step of steps) step(edit)
    },
  }
}
