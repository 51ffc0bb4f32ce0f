/** How far away and how near a board is seen; 1 = 100 %. A board file may say more, and is shown as near to that as this allows. */
export const ZOOM = { from: 0.01, to: 3 } as const
