import { Button, Tabs } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { Topic } from '../../../shared/topology/model'
import { useBoard } from '../boardContext'
import { DeleteTopicButton } from '../plan/DeleteTopicButton'
import { ClusterLine } from './ClusterLine'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'
import { TopicConfigs } from './TopicConfigs'
import { TopicCopies } from './TopicCopies'
import { TopicGroups } from './TopicGroups'
import { TopicSchema } from './TopicSchema'
import { TopicSettings } from './TopicSettings'
import { TopicSize } from './TopicSize'

const TABS = { settings: 'Settings', groups: 'Groups', schema: 'Schema', configs: 'Configs' } as const

export function TopicInspector({ topic }: { readonly topic: Topic }) {
  const { planner, workspace } = useBoard()
  const own = useStore(planner.state, ({ plan }) => plan?.own.find(({ topicId }) => topicId === topic.id))
  return (
    <>
      <InspectorHead kind="Topic" title={topic.name}>
        <ClusterLine topic={topic} />
      </InspectorHead>
      <Tabs defaultValue="settings" className={styles.tabs} keepMounted={false}>
        <Tabs.List>
          {Object.entries(TABS).map(([value, label]) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="settings" className={styles.fields}>
          <TopicSettings topic={topic} />
          <h3 className={styles.section}>Groups on this topic</h3>
          <TopicGroups topic={topic} />
          <TopicCopies topic={topic} />
          <TopicSize topic={topic} />
        </Tabs.Panel>
        <Tabs.Panel value="groups" className={styles.fields}>
          <TopicGroups topic={topic} detailed />
        </Tabs.Panel>
        <Tabs.Panel value="schema" className={styles.fields}>
          <TopicSchema topic={topic} />
        </Tabs.Panel>
        <Tabs.Panel value="configs" className={styles.fields}>
          <TopicConfigs topic={topic} />
        </Tabs.Panel>
      </Tabs>
      <Button
        fullWidth
        leftSection={<IconSend size={15} />}
        onClick={() => workspace.setState({ dialog: { kind: 'produce', topicId: topic.id } })}
      >
        Produce a message…
      </Button>
      {own && <DeleteTopicButton topic={own.topic} fullWidth className={styles.deleting} />}
    </>
  )
}
