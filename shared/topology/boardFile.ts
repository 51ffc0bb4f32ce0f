/** The board file: a whole topology as YAML or JSON that people write, review and keep in git. `docs/guide/board-file.md` describes it. */
export { formatBoardFile } from './boardFile/formatBoardFile'
export { type ParsedBoardFile, parseBoardFile } from './boardFile/parseBoardFile'
export { placesInBoardFile } from './boardFile/placesInBoardFile'
export { tooLarge, YAML_AT_ONCE } from './boardFile/tooLarge'
