import type { Connection } from '../../../shared/topology/model'
import { CodeScope } from './code/CodeScope'
import { CallsFields } from './connection/CallsFields'
import { CapturesFields } from './connection/CapturesFields'
import { KeepsFields } from './connection/KeepsFields'
import { SubscribesFields } from './connection/SubscribesFields'
import { ProducesFields } from './produces/ProducesFields'

/** Everything that can be set on a connection. */
export const ConnectionFields = ({ connection }: { readonly connection: Connection }) => (
  <CodeScope element={connection}>
    <FieldsOfKind connection={connection} />
  </CodeScope>
)

function FieldsOfKind({ connection }: { readonly connection: Connection }) {
  switch (connection.kind) {
    case 'produces':
      return <ProducesFields connection={connection} />
    case 'subscribes':
      return <SubscribesFields connection={connection} />
    case 'calls':
      return <CallsFields connection={connection} />
    case 'keeps':
      return <KeepsFields connection={connection} />
    case 'captures':
      return <CapturesFields connection={connection} />
  }
}
