import { Button, CopyButton, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { boardToFragment, LINK_LENGTH_FOR_EVERYONE, LONGEST_LINK } from '../../../shared/formats/boardLink'
import type { Topology } from '../../../shared/topology/model'
import { formatCount } from '../../ui/figures'
import { EMBED_PATH, SHARE_PATH } from '../../ui/navigation'
import { onThisMachine } from '../../ui/onThisMachine'
import { ProblemNote } from '../../ui/ProblemNote'
import styles from './Export.module.css'

/** The board inside of an address. */
export function LinkExport({ topology }: { readonly topology: Topology }) {
  const fragment = useMemo(() => boardToFragment(topology), [topology])
  const [link, embed] = [SHARE_PATH, EMBED_PATH].map((path) => `${location.origin}${path}#${fragment}`)
  if (link === undefined || embed === undefined || fragment.length > LONGEST_LINK) {
    return <ProblemNote problem={tooLong(fragment.length)} />
  }
  return (
    <>
      <p className={styles.lead}>
        The whole drawing is inside of the link, behind the “#”, which browsers never send to a server. It holds no
        messages and no passwords, and stays as it is now: later changes need a new link.
      </p>
      <CopyField label="Link to this drawing" value={link} />
      <p className={styles.lead}>
        {formatCount(link.length)} characters. <b>{whereItOpens()}</b> Whoever has Streamboard elsewhere pastes the link
        onto the page with all boards or onto a board, or puts the beginning of their own address in the place of{' '}
        <code>{location.origin}</code>.
      </p>
      {link.length > LINK_LENGTH_FOR_EVERYONE && (
        <ProblemNote
          tone="warn"
          problem={{ code: 'link.long', sentence: LONG, next: 'Send the board file where it is cut off.' }}
        />
      )}
      <CopyField label="Only the board, to be pasted into any Streamboard" value={`#${fragment}`} />
      <CopyField label="To look at only, inside of another page" value={frameFor(embed)} />
      <p className={styles.lead}>
        Only pages of this server may show it, unless the server is started with the addresses of others in
        STREAMBOARD_EMBED.
      </p>
    </>
  )
}

const whereItOpens = () =>
  onThisMachine(location.hostname)
    ? 'It opens on this machine only.'
    : `It opens wherever ${location.host} can be reached.`

const LONG = `Links of more than ${formatCount(LINK_LENGTH_FOR_EVERYONE)} characters are cut off by some chats, mail programs and proxies.`

const tooLong = (length: number) => ({
  code: 'link.tooLong',
  sentence: `This board would make a link of ${formatCount(length)} characters; beyond ${formatCount(LONGEST_LINK)} nobody can handle one.`,
  next: 'Send the board file instead, or copy the part that matters onto a board of its own.',
})

const frameFor = (address: string) => `<iframe src="${address}" width="960" height="540" title="Streamboard"></iframe>`

const CopyField = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div className={styles.copy}>
    <TextInput label={label} value={value} readOnly onFocus={(event) => event.currentTarget.select()} />
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button aria-label={`Copy: ${label}`} onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      )}
    </CopyButton>
  </div>
)
