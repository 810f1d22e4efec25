// The numbers of a chart's axis: from nothing to a round number above the greatest, in whole steps.

const roundSteps = [1, 2, 5, 10];

/** Three to six ticks, the last one at least as great as the greatest value; counts, so never parts of one. */
export function axisFor(greatest: number): { top: number; ticks: number[] } {
  const wanted = Math.max(1, greatest) / 5;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(wanted)));
  const step = Math.max(1, power * (roundSteps.find((round) => round * power >= wanted) ?? 10));
  const count = Math.max(1, Math.ceil(greatest / step));
  return { top: step * count, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}
