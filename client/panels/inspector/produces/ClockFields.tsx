import type { Produces } from '../../../../shared/topology/model'
import { useBoard } from '../../boardContext'
import { changeConnection } from '../changeElement'
import { TextField } from '../fields'
import styles from '../Inspector.module.css'
import { readRate } from '../readField'
import { NumberSetting } from '../settings/NumberSetting'
import { useProducesSettings } from '../settings/useSettings'
import { KeyField } from './KeyField'
import { ValueField } from './ValueField'

/** Messages on a clock: how many, with which keys, and what is in them. */
export function ClockFields({ connection }: { readonly connection: Produces }) {
  const { session } = useBoard()
  const { limit } = useProducesSettings(connection)
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label="Messages a second"
          id={`${connection.id} rate`}
          value={String(connection.rate)}
          read={readRate}
          commit={(rate) => changeConnection(session, connection, { rate })}
        />
        <NumberSetting label="Stops after" setting={limit} />
      </div>
      <p className={styles.hint}>{rateSentence(connection.rate, limit.value)}</p>
      <KeyField connection={connection} />
      <ValueField connection={connection} />
    </>
  )
}

function rateSentence(rate: number, limit: number): string {
  if (rate === 0) return 'At 0 a second it sends only by hand.'
  return limit === 0 ? 'Stops after 0 means that it never does.' : 'Counted from the start of the service.'
}
