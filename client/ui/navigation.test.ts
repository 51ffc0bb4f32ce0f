import { expect, it } from 'vitest'
import { boardPath, routeOf } from './navigation'

it('tells gallery, board and nothing apart by the address', () => {
  expect(routeOf('/')).toEqual({ kind: 'gallery' })
  expect(routeOf(boardPath('social-media-1'))).toEqual({ kind: 'board', boardId: 'social-media-1' })
  expect(routeOf('/boards/Not%20An%20Id')).toEqual({ kind: 'lost' })
  expect(routeOf('/elsewhere')).toEqual({ kind: 'lost' })
})
