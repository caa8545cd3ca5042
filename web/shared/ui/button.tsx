import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '#web/shared/ui/class-names.ts'
import { Icon } from '#web/shared/ui/icon.tsx'
import type { IconName } from '#web/shared/ui/icon-paths.ts'

/**
 * How loud a button is. One `primary` in a view. `plain` has no frame; `flush` also no side padding, for the start of a
 * column; `small` stands in a line of quiet text.
 */
export type ButtonVariant = 'primary' | 'secondary' | 'plain' | 'flush' | 'small'

interface Looks {
  variant?: ButtonVariant | undefined
  /** The key that does the same, shown as a quiet hint. The hint only: the screen listens for the key. */
  keys?: string | undefined
  icon?: IconName | undefined
}

/** The class of a button, for what must be another element: a router's link, a label, a summary. */
export function buttonClass(variant: ButtonVariant = 'plain', className?: string): string {
  return classNames('button', variant !== 'plain' && `is-${variant}`, className) ?? 'button'
}

/** What stands inside a button: icon, words, key. For the same elements as `buttonClass`. */
export function ButtonContent({ icon, keys, children }: Pick<Looks, 'icon' | 'keys'> & { children?: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {keys && <kbd aria-hidden="true">{keys}</kbd>}
    </>
  )
}

export type ButtonProps = Looks & {
  /** What was pressed is on its way: the button keeps its words and width, turns a ring, and takes no second press. */
  isBusy?: boolean | undefined
} & ComponentProps<'button'>

/** A button. `type` is `button` unless told, so that it never sends a form by accident. */
export function Button({
  variant,
  keys,
  icon,
  isBusy,
  className,
  type = 'button',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(variant, className)}
      aria-busy={isBusy || undefined}
      aria-keyshortcuts={keys}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      <ButtonContent icon={icon} keys={keys}>
        {children}
      </ButtonContent>
    </button>
  )
}

export type LinkButtonProps = Looks & ComponentProps<'a'> & { href: string }

/** A link that looks like a button: for what takes you somewhere, also without script. */
export function LinkButton({ variant, keys, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} className={buttonClass(variant, className)} aria-keyshortcuts={keys}>
      <ButtonContent icon={icon} keys={keys}>
        {children}
      </ButtonContent>
    </a>
  )
}
