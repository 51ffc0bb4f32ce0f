/** What `{{word}}` and `{{sentence}}` are made of. */
export const WORDS = (
  'amber bridge cloud copper dawn delta early ember field forest garden glass harbor hill island ivory journey lantern ' +
  'lane letter light maple market meadow morning mountain narrow ocean orchard paper pebble quiet rain river road silver ' +
  'simple sky small snow song spring station stone story stream summer sunday table timber train valley village violet ' +
  'walk warm water wide wind window winter wonder'
).split(' ')

/** What `{{name}}` picks from. */
export const PEOPLE =
  'Alice Bob Carol Dave Erin Frank Grace Heidi Ivan Judy Mallory Niaj Olivia Peggy Rupert Sybil Trent Victor'.split(' ')
