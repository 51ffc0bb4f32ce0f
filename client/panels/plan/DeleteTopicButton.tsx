import { Button, type ButtonProps } from '@mantine/core'
import { IconTrashX } from '@tabler/icons-react'
import { useBoard } from '../boardContext'

/** Leads to the dialog that asks; `topic` is the name on the cluster. */
export function DeleteTopicButton({ topic, ...look }: { readonly topic: string } & ButtonProps) {
  const { workspace } = useBoard()
  return (
    <Button
      color="red"
      leftSection={<IconTrashX size={15} />}
      onClick={() => workspace.setState({ dialog: { kind: 'deleteTopic', topic } })}
      {...look}
    >
      Delete on the cluster…
    </Button>
  )
}
