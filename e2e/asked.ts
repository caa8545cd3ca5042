/** What a citizen gets who asks. */
export type Asked = { questionId: string; reference: string; code: string }

/** A question asked over REST, for tests that are about what happens after. */
export async function askByRest(origin: string, asked: string): Promise<Asked> {
  const response = await fetch(`${origin}/api/v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ asked, replyBy: 'follow' }),
  })
  if (response.status !== 201) throw new Error(`Asking gave ${response.status}: ${await response.text()}`)
  return (await response.json()) as Asked
}

/** The least that is a picture: one point. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
