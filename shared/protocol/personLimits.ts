/** Colours that a person can have: 0 up to one less. */
export const PEOPLE_COLORS = 8
/** Characters that a person's name has at most. */
export const MOST_NAME = 32
/** Characters of the name of a field, which is an element's id and a word. */
export const MOST_FIELD = 120
