import { useEffect, useState } from 'react'
import type { Drawing } from '../../../shared/formats/drawing'
import { onlyLast } from '../../ui/onlyLast'
import { readingFailure } from '../../ui/readingFailure'

/** The board in the fragment of this page's address; again whenever somebody changes it by hand. */
export function useSharedDrawing(): Drawing | null {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  useEffect(() => {
    const show = onlyLast(setDrawing)
    const again = () => void show(readFragment(location.hash))
    again()
    window.addEventListener('hashchange', again)
    return () => window.removeEventListener('hashchange', again)
  }, [])
  return drawing
}

async function readFragment(fragment: string): Promise<Drawing> {
  try {
    const [{ fragmentToBoard }, { placed }] = await Promise.all([
      import('../../../shared/formats/boardLink'),
      import('../../picture/placed'),
    ])
    const found = fragmentToBoard(fragment)
    return found.ok ? { ...found, topology: await placed(found.topology) } : found
  } catch (error) {
    return { ok: false, problems: [readingFailure(error)] }
  }
}
