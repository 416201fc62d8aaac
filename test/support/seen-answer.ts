/** Everything of an answer that its sender can see, but for the time of day. */
export const seenOf = async (answer: Response) => ({
  status: answer.status,
  headers: [...answer.headers].filter(([name]) => name !== 'date'),
  text: await answer.text(),
})
