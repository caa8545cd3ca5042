let typed: string | null = null

function take(event: KeyboardEvent): void {
  if (typed === null || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return
  event.preventDefault()
  event.stopPropagation()
  typed += event.key
}

/**
 * Holds what is typed between "new contact" and the moment its first field is there: a guide does not wait for the network.
 * @returns the way to stop without writing it anywhere
 */
export function holdTyping(): () => void {
  typed = ''
  document.addEventListener('keydown', take, true)
  return () => void stop()
}

function stop(): string {
  document.removeEventListener('keydown', take, true)
  const held = typed ?? ''
  typed = null
  return held
}

/** Gives the field focus, and what was typed while it was on its way. */
export function focusWithHeldTyping(field: HTMLInputElement): void {
  field.focus()
  const held = stop()
  if (held === '') return
  // Set as the browser would, so that React hears it as typing.
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  value?.set?.call(field, field.value + held)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
