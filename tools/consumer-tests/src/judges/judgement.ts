/** What one judge says of one thing. */
export interface Judgement {
  /** `publint`, `attw` ... */
  readonly judge: string;
  /** What was judged: a package, an entry point, the workspace. */
  readonly subject: string;
  /** Undefined: nothing to object to. */
  readonly objection: string | undefined;
  /** Why it could not be judged; it counts neither way. */
  readonly unknown?: string;
}

/** A judge that speaks through a command: what it says when it fails is the objection. */
export async function judgedBy(
  judge: string,
  subject: string,
  command: () => Promise<unknown>,
): Promise<Judgement> {
  try {
    await command();
    return { judge, subject, objection: undefined };
  } catch (error) {
    return { judge, subject, objection: error instanceof Error ? error.message : String(error) };
  }
}
