// What stands where figures are hidden because too few visitors are behind them: not that nothing came.
export const TooFew = () => (
  <p>
    Too few visitors are behind this to show it. A longer period, or whole weeks and months, may show more;
    the setting reports.smallestGroup says how many are enough.
  </p>
)
