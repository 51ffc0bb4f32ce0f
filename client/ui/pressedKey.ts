type Pressed = {
  readonly key: string
  readonly nativeEvent: { readonly isComposing: boolean; readonly keyCode: number }
}

/**
 * The key that was pressed, as `KeyboardEvent.key`; '' where it belongs to an input method: the Enter that takes a word from its list is not
 * the end of the field. Safari tells that Enter after the end of the composition, and marks it with 229.
 */
export const pressedKey = ({ key, nativeEvent }: Pressed): string =>
  nativeEvent.isComposing || nativeEvent.keyCode === OF_INPUT_METHOD ? '' : key

const OF_INPUT_METHOD = 229
