// The files of a run in random order, those of a project together: a worker keeps its modules only as long as the next file
// is of the same project, and loading them anew for each file took a quarter of the suite's time.
import { createHash } from 'node:crypto'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** It takes longer than the rest of its project, which would wait for it. */
const first = /killed-under-load\.test\.ts$/

export class RandomByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence
    const lot = (name: string) => createHash('sha1').update(`${seed} ${name}`).digest('hex')
    const keyOf = ({ project, moduleId }: TestSpecification) =>
      [lot(project.name), first.test(moduleId) ? '' : lot(moduleId)].join(' ')
    const keyed = files.map((file) => ({ file, key: keyOf(file) }))
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ file }) => file)
  }
}
