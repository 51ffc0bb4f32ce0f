/** The names of files that can be brought in, for the file dialog. */
export const IMPORTED_FILES = '.yaml,.yml,.json,.mmd,.mermaid,.md,.txt'
