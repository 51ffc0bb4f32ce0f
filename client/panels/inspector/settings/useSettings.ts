import {
  CALLS_FIELDS,
  CAPTURES_FIELDS,
  type CallsBehaviour,
  type CapturesBehaviour,
  KEEPS_FIELDS,
  type KeepsBehaviour,
  PRODUCES_FIELDS,
  type ProducesBehaviour,
  SERVICE_FIELDS,
  type ServiceBehaviour,
  STORE_FIELDS,
  type StoreBehaviour,
  SUBSCRIBES_FIELDS,
  type SubscribesBehaviour,
} from '../../../../shared/topology/behaviour'
import { behaviourOf } from '../../../../shared/topology/behaviourOf'
import type { Calls, Captures, Keeps, Produces, Service, Store, Subscribes } from '../../../../shared/topology/model'
import { useBoard } from '../../boardContext'
import { changeConnection, changeService, changeStore } from '../changeElement'
import { type Settings, settingsOf } from './settingsOf'

export function useServiceSettings(service: Service): Settings<ServiceBehaviour> {
  const { session } = useBoard()
  return settingsOf<ServiceBehaviour>(SERVICE_FIELDS, {
    id: service.id,
    values: behaviourOf.service(service),
    change: (changed) => changeService(session, service.id, changed),
  })
}

export function useStoreSettings(store: Store): Settings<StoreBehaviour> {
  const { session } = useBoard()
  return settingsOf<StoreBehaviour>(STORE_FIELDS, {
    id: store.id,
    values: behaviourOf.store(store),
    change: (changed) => changeStore(session, store.id, changed),
  })
}

export function useProducesSettings(connection: Produces): Settings<ProducesBehaviour> {
  const { session } = useBoard()
  return settingsOf<ProducesBehaviour>(PRODUCES_FIELDS, {
    id: connection.id,
    values: behaviourOf.produces(connection),
    change: (changed) => changeConnection(session, connection, changed),
  })
}

export function useSubscribesSettings(connection: Subscribes): Settings<SubscribesBehaviour> {
  const { session } = useBoard()
  return settingsOf<SubscribesBehaviour>(SUBSCRIBES_FIELDS, {
    id: connection.id,
    values: behaviourOf.subscribes(connection),
    change: (changed) => changeConnection(session, connection, changed),
  })
}

export function useCallsSettings(connection: Calls): Settings<CallsBehaviour> {
  const { session } = useBoard()
  return settingsOf<CallsBehaviour>(CALLS_FIELDS, {
    id: connection.id,
    values: behaviourOf.calls(connection),
    change: (changed) => changeConnection(session, connection, changed),
  })
}

export function useKeepsSettings(connection: Keeps): Settings<KeepsBehaviour> {
  const { session } = useBoard()
  return settingsOf<KeepsBehaviour>(KEEPS_FIELDS, {
    id: connection.id,
    values: behaviourOf.keeps(connection),
    change: (changed) => changeConnection(session, connection, changed),
  })
}

export function useCapturesSettings(connection: Captures): Settings<CapturesBehaviour> {
  const { session } = useBoard()
  return settingsOf<CapturesBehaviour>(CAPTURES_FIELDS, {
    id: connection.id,
    values: behaviourOf.captures(connection),
    change: (changed) => changeConnection(session, connection, changed),
  })
}
