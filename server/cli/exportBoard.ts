import { generateProject } from '../../shared/scaffold/generateProject'
import type { Language, Topology } from '../../shared/topology/model'
import { type CliIo, EXIT, type Exit } from './cliIo'
import type { Command } from './readArguments'
import { readBoard } from './readBoard'
import { counted, tellJson, tellProblems } from './tell'
import { writeFolder, writeZip } from './writeExport'

/** Writes the services of a board as projects, into an empty folder or a zip. */
export async function exportBoard(command: Extract<Command, { kind: 'export' }>, io: CliIo): Promise<Exit> {
  const { board, json, out, language } = command
  const read = await readBoard(board, io)
  if (!read.ok) return tellProblems(io, read.problems, json)
  const topology = language ? allIn(language, read.topology) : read.topology
  const project = generateProject(topology, { prefix: '' })
  if (!project.ok) return tellProblems(io, project.problems, json)
  const problem = out.endsWith('.zip') ? await writeZip(out, project) : await writeFolder(out, project.files)
  if (problem) return tellProblems(io, [problem], json)
  const notes = project.notes.map(({ sentence }) => sentence)
  if (json) tellJson(io, { out, files: [...project.files.keys()], notes })
  else {
    io.out(`${counted(project.files.size, 'file')} written to ${out}.\n`)
    for (const note of notes) io.out(`  ${note}\n`)
  }
  return EXIT.done
}

function allIn(language: Language, topology: Topology): Topology {
  const services = [...topology.services].map(([id, service]) => [id, { ...service, language }] as const)
  return { ...topology, services: new Map(services) }
}
