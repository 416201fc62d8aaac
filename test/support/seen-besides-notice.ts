// A page as its reader sees it, but for its foot: that has the privacy notice of the brand that the address names (G3),
// and says nothing that the address does not.

export async function seenBesidesNotice(answer: Response): Promise<{ status: number; text: string }> {
  const text = await answer.text()
  return { status: answer.status, text: text.replace(/<footer>.*<\/footer>/s, '') }
}
