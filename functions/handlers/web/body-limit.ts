/** How much of a request is read, whether it says its length or comes in chunks. */
import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';

/**
 * Lets bodies of at most so many bytes through; `tooLong` answers all others. Of those `more` bytes are
 * read and thrown away before: a browser that is cut off while it sends never shows the answer. What comes
 * in chunks is read to its end here. (Hono's own limit makes a request out of a request for that, which
 * the server's kind of requests does not bear.)
 */
export function bodyAtMost(
  bytes: number,
  more: number,
  tooLong: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler {
  return async (c, next) => {
    const { url, method, headers, body } = c.req.raw;
    if (!body) return await next();
    const length = headers.get('content-length');
    const told = length === null || headers.has('transfer-encoding') ? null : Number(length);
    if (told !== null && told <= bytes) return await next();
    if (told !== null && told > bytes + more) return await tooLong(c);
    const read = await upTo(bytes, more, body);
    if (read === null) return await tooLong(c);
    c.req.raw = new Request(url, { method, headers, body: read });
    return await next();
  };
}

/** What a body holds; null where that is more. Fails with 400 where it breaks off. */
async function upTo(
  bytes: number,
  more: number,
  body: ReadableStream<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > bytes + more) return null;
      if (length > bytes) chunks.length = 0;
      else chunks.push(read.value);
    }
  } catch {
    throw new HTTPException(400, { message: 'form' });
  }
  return length > bytes ? null : Buffer.concat(chunks);
}
