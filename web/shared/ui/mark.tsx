import { classNames } from '#web/shared/ui/class-names.ts'

const marks = {
  /** Ekby: an acorn, cap and nut. */
  acorn: (
    <>
      <path className="mark-accent" d="M7.5 16.5h17c0 6.2-3.6 10.6-8.5 13.5-4.9-2.9-8.5-7.3-8.5-13.5Z" />
      <path
        className="mark-main"
        d="M15 2h2.2v4.6C22.8 7 27 9.6 27 13.2c0 .9-.6 1.5-1.5 1.5h-19C5.6 14.7 5 14.1 5 13.2 5 9.6 9.3 7 15 6.6Z"
      />
    </>
  ),
  /** Lillby: a birch leaf on its stem, parted by the vein. */
  birch: (
    <>
      <path className="mark-main" d="M14.9 2C9.7 6.6 5 12.4 5 17.6c0 4.3 3.8 7 9.9 7.4Z" />
      <path className="mark-main" d="M17.1 2C22.3 6.6 27 12.4 27 17.6c0 4.3-3.8 7-9.9 7.4Z" />
      <path className="mark-accent" d="M14.9 26.6h2.2V31h-2.2z" />
    </>
  ),
}

/** The marks a municipality's data can name. */
export type MarkName = keyof typeof marks

/** Whether a word from the data names a mark we have. */
export function isMarkName(name: string): name is MarkName {
  return Object.hasOwn(marks, name)
}

/** The municipality's mark, beside its name. The name says it, so screen readers pass it by. */
export function Mark({ name, className }: { name: MarkName; className?: string | undefined }) {
  return (
    <svg className={classNames('mark', className)} viewBox="0 0 32 32" aria-hidden="true">
      {marks[name]}
    </svg>
  )
}
