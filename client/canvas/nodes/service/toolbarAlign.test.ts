import { describe, expect, it } from 'vitest'
import { toolbarAlign } from './toolbarAlign'

describe('the toolbar of a service', () => {
  it('begins where its node does', () => {
    expect(toolbarAlign({ left: 500, right: 650, room: 1040 })).toBe('start')
    expect(toolbarAlign({ left: 14, right: 57, room: 390 })).toBe('start')
  })

  it('ends where its node does when it would run off the right edge', () => {
    expect(toolbarAlign({ left: 290, right: 333, room: 390 })).toBe('end')
    expect(toolbarAlign({ left: 900, right: 1050, room: 1040 })).toBe('end')
  })

  it('stands over the middle of its node when there is too little room on both sides', () => {
    expect(toolbarAlign({ left: 173, right: 216, room: 390 })).toBe('center')
  })
})
