import { filePath, type ProjectFile } from '../core/files'
import { RESOURCES } from './resources'

/** Scripts, Makefile and the like. Scripts keep their exec bit. */
export const staticFiles = (): readonly ProjectFile[] =>
  [...RESOURCES].map(([path, text]) => ({
    path: filePath(path === 'gitignore' ? '.gitignore' : path),
    text,
    owner: 'gen',
    ...(path.endsWith('.sh') && { executable: true }),
  }))
