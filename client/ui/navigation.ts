import { useSyncExternalStore } from 'react'

/** Where the app is, by the address alone: `/` is the gallery, `/boards/<id>` a board, `/share` one that came in a link. */
export type Route =
  | { readonly kind: 'gallery' }
  | { readonly kind: 'board'; readonly boardId: string }
  | { readonly kind: 'shared' }
  | { readonly kind: 'lost' }

/** Addresses that carry a board in their fragment. What is embedded in other pages is no part of the app: it talks to nobody. */
export const SHARE_PATH = '/share'
export const EMBED_PATH = '/embed'

export function routeOf(path: string): Route {
  if (path === '/') return { kind: 'gallery' }
  if (path === SHARE_PATH) return { kind: 'shared' }
  const boardId = /^\/boards\/([a-z0-9-]{1,64})\/?$/.exec(path)?.[1]
  return boardId === undefined ? { kind: 'lost' } : { kind: 'board', boardId }
}

export const boardPath = (boardId: string): string => `/boards/${boardId}`

/** `launch`: draw, apply and start the board as soon as it is open; once, not again on reload. */
export type Arrival = { readonly launch: boolean }

export function navigate(path: string, arrival: Arrival = { launch: false }): void {
  history.pushState(arrival, '', path)
  window.dispatchEvent(new PopStateEvent('popstate'))
}

/** Whether the board just navigated to is to be launched; asking takes the mark away. */
export function takeLaunch(): boolean {
  const launch = (history.state as Arrival | null)?.launch === true
  if (launch) history.replaceState({ launch: false }, '')
  return launch
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname)

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  return () => window.removeEventListener('popstate', listener)
}
