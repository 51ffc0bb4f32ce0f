/** Of what scrolls by itself and holds nothing that takes the focus: keys must be able to scroll it, too. What is no list is a group. */
export const scrollable = (label: string, role?: 'group') => ({ role, tabIndex: 0, 'aria-label': label }) as const
