import { createContext, type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'

/** The room for tools in the drawer's bar; null until it is there. */
export const ToolsRoom = createContext<HTMLElement | null>(null)

/** What a panel puts into the drawer's bar while it is shown. */
export function DrawerTools({ children }: { readonly children: ReactNode }) {
  const room = useContext(ToolsRoom)
  return room && createPortal(children, room)
}
