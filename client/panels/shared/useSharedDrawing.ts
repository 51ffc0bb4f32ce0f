import { useEffect, useState } from 'react'
import type { Drawing } from '../../../shared/formats/drawing'

/** The board in the fragment of this page's address; again whenever somebody changes it by hand. */
export function useSharedDrawing(): Drawing | null {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  useEffect(() => {
    const read = async () => {
      const [{ fragmentToBoard }, { placed }] = await Promise.all([
        import('../../../shared/formats/boardLink'),
        import('../../picture/placed'),
      ])
      const found = fragmentToBoard(location.hash)
      setDrawing(found.ok ? { ...found, topology: await placed(found.topology) } : found)
    }
    const again = () => void read()
    again()
    window.addEventListener('hashchange', again)
    return () => window.removeEventListener('hashchange', again)
  }, [])
  return drawing
}
