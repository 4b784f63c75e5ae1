export type Words = { readonly 'zh-CN': string; readonly en: string };
export type Problem = { readonly path: string; readonly code: string; readonly message: Words };

/** What the server said no with, in its words for both languages and under the id it is logged by. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly words: Words,
    readonly requestId: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(code);
  }
}

/** Somebody else saved since writing began: nothing was stored. */
export function isOvertaken(error: unknown): error is Refused {
  return error instanceof Refused && error.code === 'CHANGED_MEANWHILE';
}

/** No answer came at all. */
export class Unreachable extends Error {}

type ErrorBody = {
  readonly error?: {
    readonly code?: string;
    readonly message?: Words;
    readonly requestId?: string;
    readonly problems?: readonly Problem[];
  };
};

/** An answer that is no answer of ours, such as a proxy's, still says its status. */
export async function refusalOf(answer: Response): Promise<Refused> {
  const body: ErrorBody | null = await answer.json().catch(() => null);
  const { code = `HTTP_${answer.status}`, message, requestId, problems = [] } = body?.error ?? {};
  const id = requestId ?? answer.headers.get('x-request-id') ?? '';
  return new Refused(answer.status, code, message ?? { 'zh-CN': code, en: code }, id, problems);
}
