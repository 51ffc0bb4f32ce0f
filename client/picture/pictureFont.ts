import address from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import { toBase64 } from '../../shared/document/base64'

let known: Promise<string> | undefined

/** The letters of the page, to be put into a picture; '' where they cannot be had. */
export function pictureFont(): Promise<string> {
  known ??= fetchFont()
  return known
}

async function fetchFont(): Promise<string> {
  try {
    const answer = await fetch(address)
    return answer.ok ? `data:font/woff2;base64,${toBase64(new Uint8Array(await answer.arrayBuffer()))}` : ''
  } catch {
    return ''
  }
}
