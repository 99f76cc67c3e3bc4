// The questions of those who conduct a meeting are loaded with the first; without a line nothing could be asked.

import { alsoAsks } from "./asks.js";
import { loadMore } from "./i18n.js";

let loading = false;

const asked = (name) => async (action, dispatch) => {
  if (loading) return;
  loading = true;
  const asks = await Promise.all([import("./chair-asks.js"), loadMore("chair-asks").catch(() => {})]).then(([asks]) => asks, () => null);
  loading = false;
  asks?.[name](action, dispatch);
};

alsoAsks({ declare: asked("declare"), adjourn: asked("adjourn"), defer_item: asked("defer") });
