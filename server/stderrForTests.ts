import { onTestFinished, vi } from 'vitest'

/** For tests: lines that go to standard error until the test is over, instead of being printed. */
export function stderrOfThisTest(): readonly string[] {
  const lines: string[] = []
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line))
    return true
  })
  onTestFinished(() => void stderr.mockRestore())
  return lines
}
