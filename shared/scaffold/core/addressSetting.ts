import type { Name } from './names'

/** The setting of an exported service that has the address of another one, which it calls. */
export const addressSetting = ({ safe }: Name): string => `CALL_${safe.replaceAll('-', '_').toUpperCase()}`
