import { readdirSync, readFileSync } from 'node:fs'

/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10

/** Processor time spent since the machine started, in milliseconds: everybody's, and that of a process with all its descendants. */
export type Spent = { machine: number; own: Map<number, number> }

/** Reads how much processor time has been spent. @param roots processes whose descendants are counted with them */
export function spentNow(roots: readonly number[]): Spent {
  const [user, nice, system, , , irq, softIrq] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]!
    .split(/\s+/)
    .slice(1)
    .map(Number)
  const processes = readProcesses()
  const own = new Map(roots.map((root) => [root, ofFamily(processes, root)]))
  return { machine: (user! + nice! + system! + irq! + softIrq!) * TICK_MS, own }
}

type Seen = { parent: number; spent: number }

function readProcesses(): Map<number, Seen> {
  const seen = new Map<number, Seen>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
      seen.set(Number(name), { parent: fields[1]!, spent: (fields[11]! + fields[12]!) * TICK_MS })
    } catch {
      // It ended in the meantime.
    }
  }
  return seen
}

function ofFamily(processes: ReadonlyMap<number, Seen>, root: number): number {
  let spent = 0
  for (const [id, process] of processes) {
    for (let at: number | undefined = id; at !== undefined; at = processes.get(at)?.parent) {
      if (at === root) {
        spent += process.spent
        break
      }
    }
  }
  return spent
}

/** Resident memory of a process in megabytes. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}
