import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { processEnvironment, readConfig } from '../../server/config'
import { fetchArtifacts, kafkaVersionOf } from '../../server/kafka/embedded/fetchArtifacts.mjs'
import { findJava } from '../../server/kafka/embedded/findJava.mjs'
import brokerPom from '../../server/kafka/embedded/pom.xml?raw'

const PROGRAMS = {
  'kafka-topics.sh': 'org.apache.kafka.tools.TopicCommand',
  'kafka-configs.sh': 'kafka.admin.ConfigCommand',
} as const

/** What the broker is made of, and of Kafka's tools the one jar that has the topic command. */
const POM = brokerPom.replace(
  '</dependencies>',
  `<dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka-tools</artifactId>
      <version>${kafkaVersionOf(brokerPom)}</version>
      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>
    </dependency>
  </dependencies>`,
)

/** A new folder with Kafka's own programs under the names they have in a Kafka distribution. */
export async function kafkaPrograms(): Promise<string> {
  const outcome = readConfig(processEnvironment())
  if (!outcome.ok) throw new Error(outcome.sentence)
  const cacheFolder = join(outcome.config.cacheFolder, 'programs')
  const [fetched, java] = await Promise.all([fetchArtifacts({ cacheFolder, pom: POM }), findJava()])
  if (!fetched.ok) throw new Error(fetched.sentence)
  if (!java) throw new Error('There is no Java to run Kafka’s programs with.')
  const folder = await mkdtemp(join(tmpdir(), 'streamboard-kafka-programs-'))
  const run = `exec '${java.command}' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '${fetched.jars.join(delimiter)}'`
  for (const [name, main] of Object.entries(PROGRAMS)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${run} ${main} "$@"\n`, { mode: 0o755 })
  }
  return folder
}
