import { addAny, addNote, addService, addStore, addTopic } from './adding'
import { ALIGNMENTS } from './aligning'
import { connect, save, showCommands, showSettings, showShortcuts } from './asking'
import type { Command } from './command'
import { endComparing, nextChange, previousChange, showVersions } from './comparing'
import { copy, cut, duplicate, duplicateConnected } from './copying'
import { deleteOnCluster } from './deletingTopic'
import { focusSelection, leaveFocus, narrowFocus, widenFocus } from './focusing'
import { FRAMING } from './framing'
import { inspect, nextPart, outline, previousPart } from './goingTo'
import { redo, undo } from './history'
import { insertService, insertTopic } from './inserting'
import { rename, renameBoard } from './naming'
import { NUDGES } from './nudging'
import { paste } from './pasting'
import { moveEnd, moveStart } from './reconnecting'
import { replace } from './replacing'
import {
  crashSelected,
  produceBurst,
  produceOne,
  scaleDown,
  scaleUp,
  startAll,
  startSelected,
  stopAll,
  stopSelected,
} from './running'
import { deleteSelection, fingersSelect, selectAll, selectNone } from './selecting'
import { switchGuides, switchMinimap, switchSnap, switchTheme } from './setting'
import { copyLink, EXPORTS, importDrawing } from './sharing'
import { changeAppearance, showOthers, stopFollowing } from './together'
import {
  actualSize,
  findOnCanvas,
  fit,
  fitSelection,
  openMenu,
  tidy,
  tidyDown,
  tidyRight,
  zoomIn,
  zoomOut,
} from './viewing'
import { showViews } from './viewsOfBoard'
import { addWaypoint, straighten } from './waypoints'

/** Everything a person can do to a board from keyboard, menu or command palette; in the order it is listed. */
export const COMMANDS: readonly Command[] = [
  addAny,
  addService,
  addTopic,
  addStore,
  addNote,
  undo,
  redo,
  cut,
  copy,
  paste,
  duplicate,
  duplicateConnected,
  deleteSelection,
  deleteOnCluster,
  rename,
  renameBoard,
  connect,
  insertService,
  insertTopic,
  moveStart,
  moveEnd,
  replace,
  addWaypoint,
  straighten,
  ...NUDGES,
  ...ALIGNMENTS,
  ...FRAMING,
  startSelected,
  stopSelected,
  crashSelected,
  scaleUp,
  scaleDown,
  produceOne,
  produceBurst,
  startAll,
  stopAll,
  selectAll,
  endComparing,
  leaveFocus,
  selectNone,
  fingersSelect,
  fit,
  fitSelection,
  actualSize,
  zoomIn,
  zoomOut,
  findOnCanvas,
  showViews,
  focusSelection,
  widenFocus,
  narrowFocus,
  switchSnap,
  switchGuides,
  switchMinimap,
  switchTheme,
  openMenu,
  tidy,
  tidyRight,
  tidyDown,
  inspect,
  outline,
  nextPart,
  previousPart,
  showOthers,
  stopFollowing,
  changeAppearance,
  showVersions,
  nextChange,
  previousChange,
  importDrawing,
  ...EXPORTS,
  copyLink,
  showCommands,
  showShortcuts,
  showSettings,
  save,
]
