import type { ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'

export interface FigureProps {
  label: ReactNode
  value: ReactNode
  /** Where the figure is explained. */
  href?: string | undefined
  /** The same figure another day, as large but light. */
  ghost?: ReactNode
  /** Which day the ghost is from: "i går 14:30". */
  ghostLabel?: ReactNode
}

/** One big figure with its ghost. Stands in `Figures`. */
export function Figure({ label, value, href, ghost, ghostLabel }: FigureProps) {
  return (
    <div className="figure">
      <dt>{label}</dt>
      <dd>
        {href === undefined ? (
          <span className="figure-value">{value}</span>
        ) : (
          <a className="figure-value" href={href}>
            {value}
          </a>
        )}{' '}
        {ghost !== undefined && <span className="ghost">{ghost}</span>}{' '}
        {ghostLabel && <span className="quiet">{ghostLabel}</span>}
      </dd>
    </div>
  )
}

/** A row of big figures. */
export function Figures({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={classNames('figures', className)}>{children}</dl>
}
