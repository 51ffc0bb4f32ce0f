export const tooLarge = (limit: number): Error => new Error(`more than ${limit} bytes after unpacking`)
