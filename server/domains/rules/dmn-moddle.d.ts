declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(
      xml: string,
      type: string,
    ): Promise<{ rootElement: unknown; elementsById: Record<string, unknown>; warnings: { message: string }[] }>
  }
}
