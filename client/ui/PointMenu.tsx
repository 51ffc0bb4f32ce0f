import { Menu } from '@mantine/core'
import type { ComponentType, KeyboardEvent } from 'react'
import styles from './PointMenu.module.css'
import { useFocusBack } from './useFocusBack'

export type Choice = {
  readonly label: string
  readonly hint: string
  /** As this person's keyboard shows it. */
  readonly keys?: string
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>
  readonly pick: () => void
}

export type PointMenuProps = {
  /** In pixels of the page. */
  readonly at: { readonly x: number; readonly y: number }
  readonly title: string
  readonly choices: readonly Choice[]
  readonly onClose: () => void
}

const POINTED_ELSEWHERE = ['mousedown', 'touchstart']

/**
 * A small menu at a point of the page; Escape or a click elsewhere leaves everything as it was, and the focus goes back to where it came
 * from. It is drawn only while it is open.
 */
export function PointMenu({ at, title, choices, onClose }: PointMenuProps) {
  useFocusBack()
  return (
    <Menu
      opened
      onClose={onClose}
      // Beside the point it is moved up as far as it takes to be in view.
      position="right-start"
      offset={4}
      returnFocus={false}
      // Not at a key: the one that opened it is still on its way.
      clickOutsideEvents={POINTED_ELSEWHERE}
      withInitialFocusPlaceholder={false}
      // The trap takes the focus a moment later, and what is typed in that moment would go elsewhere.
      trapFocus={false}
      width={264}
    >
      <Menu.Target>
        <div className={styles.point} style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown ref={focusFirst} className={styles.menu} aria-label={title} onKeyDown={stayInside}>
        <Menu.Label>{title}</Menu.Label>
        {choices.map(({ label, hint, keys, icon: Icon, pick }) => (
          <Menu.Item key={label} leftSection={<Icon size={18} stroke={1.6} />} rightSection={keys} onClick={pick}>
            {label}
            {hint && <small>{hint}</small>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const focusFirst = (menu: HTMLElement | null) =>
  menu?.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true })

const stayInside = (event: KeyboardEvent) => {
  if (event.key === 'Tab') event.preventDefault()
}
