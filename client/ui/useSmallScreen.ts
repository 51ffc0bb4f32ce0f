import { useMediaQuery } from '@mantine/hooks'

const SMALL = '(max-width: 600px)'

/**
 * A phone: boards are looked at and run there, and drawn on something larger. The style sheets have the same width. A laptop's window that is
 * enlarged to twice its size is wider, and there is drawn in it.
 */
export const useSmallScreen = (): boolean => useMediaQuery(SMALL) ?? isSmallScreen()

/** A window in which the drawer would leave too little of the board. */
export const isLowScreen = (): boolean => typeof matchMedia !== 'undefined' && matchMedia('(max-height: 799px)').matches

/** One in which the inspector would. */
export const isNarrowScreen = (): boolean =>
  typeof matchMedia !== 'undefined' && matchMedia('(max-width: 760px)').matches

export const isSmallScreen = (): boolean => typeof matchMedia !== 'undefined' && matchMedia(SMALL).matches
