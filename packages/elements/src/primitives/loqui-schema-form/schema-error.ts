/** Why a schema cannot be a form. */

export interface SchemaFinding {
  /** The keyword that the form does not know, or cannot read. */
  readonly keyword: string;
  /** JSON Pointer of the keyword in the schema. */
  readonly pointer: string;
  /** For developers, in English. */
  readonly reason: string;
}

/** A schema has keywords that a form does not support. None is ignored: the value would be judged by less than what was asked. */
export class UnsupportedSchemaError extends Error {
  override readonly name = 'UnsupportedSchemaError';

  constructor(
    /** Every finding, in the order of the schema. At least one. */
    readonly findings: readonly [SchemaFinding, ...SchemaFinding[]],
  ) {
    super(findings.map(({ keyword, pointer, reason }) => `"${keyword}" at ${pointer || 'the root'}: ${reason}`).join('\n'));
  }

  /** The first keyword. */
  get keyword(): string {
    return this.findings[0].keyword;
  }

  /** JSON Pointer of the first keyword. */
  get pointer(): string {
    return this.findings[0].pointer;
  }
}
