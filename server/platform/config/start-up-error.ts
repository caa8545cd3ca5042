/** A reason why the process cannot start, in one sentence a person can act on. main.ts prints it and exits with `code`. */
export class StartUpError extends Error {
  readonly code: number
  /** @param sentence what is wrong and what to do. @param code the process's exit code, 1 unless told. */
  constructor(sentence: string, code = 1) {
    super(sentence)
    this.name = 'StartUpError'
    this.code = code
  }
}
