/** A label's ideal position and its height, in pixels, downwards. */
export interface WantedPlace {
  centre: number;
  height: number;
}

interface Group {
  start: number;
  height: number;
  /** Sum of the start positions that each label of the group would prefer. */
  wishes: number;
  members: number[];
}

/**
 * Moves labels up and down as little as possible so that none overlap, between `top` and `bottom`.
 *
 * Returns the centre of each, in the given order. Labels keep their vertical order; equal ones keep the given order.
 */
export function spreadLabels(places: readonly WantedPlace[], top: number, bottom: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a].centre - places[b].centre);
  const groups: Group[] = [];
  for (const index of order) {
    const { centre, height } = places[index];
    let group = settle({ start: 0, height, wishes: centre - height / 2, members: [index] }, top, bottom);
    for (let above = groups.at(-1); above !== undefined && overlaps(above, group); above = groups.at(-1)) {
      groups.pop();
      group = settle(join(above, group), top, bottom);
    }
    groups.push(group);
  }
  return centres(groups, places);
}

function overlaps(above: Group, below: Group): boolean {
  return above.start + above.height > below.start;
}

function join(above: Group, below: Group): Group {
  return {
    start: 0,
    height: above.height + below.height,
    wishes: above.wishes + below.wishes - below.members.length * above.height,
    members: [...above.members, ...below.members],
  };
}

/** Moves a group to the start that suits its labels best on average. */
function settle(group: Group, top: number, bottom: number): Group {
  const wanted = group.wishes / group.members.length;
  return { ...group, start: Math.max(top, Math.min(wanted, bottom - group.height)) };
}

function centres(groups: readonly Group[], places: readonly WantedPlace[]): number[] {
  const result = new Array<number>(places.length);
  for (const { start, members } of groups) {
    let position = start;
    for (const index of members) {
      result[index] = position + places[index].height / 2;
      position += places[index].height;
    }
  }
  return result;
}
