import { Button } from '@mantine/core'
import { IconEraser, IconRefresh } from '@tabler/icons-react'
import type { Store } from '../../../shared/topology/model'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import { DrawerTools } from '../drawer/DrawerTools'
import { useAsking } from '../useAsking'

const TOOLS = [
  { name: 'store:wipe', label: 'Wipe', Icon: IconEraser, title: 'Throw its entries away; the log stays as it is' },
  { name: 'store:rebuild', label: 'Rebuild', Icon: IconRefresh, title: 'Fold the log again from its beginning' },
] as const

type StateToolsProps = { readonly store: Store; readonly onDone: () => void }

export function StateTools({ store, onDone }: StateToolsProps) {
  const { session } = useBoard()
  const { ask, asked, problem, dismiss } = useAsking()
  const act = async (name: (typeof TOOLS)[number]['name']) => {
    await ask(name, { boardId: session.boardId, storeId: store.id })
    onDone()
  }
  return (
    <>
      <DrawerTools>
        {TOOLS.map(({ name, label, Icon, title }) => (
          <Button
            key={name}
            size="xs"
            loading={asked === name}
            leftSection={<Icon size={14} />}
            title={title}
            onClick={() => void act(name)}
          >
            {label}
          </Button>
        ))}
      </DrawerTools>
      {problem && <ProblemNote problem={problem} onClose={dismiss} />}
    </>
  )
}
