// chair: where we are; its own parts follow.

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { whereWeAre } from "../parts.js";
import { page } from "../page.js";

page({ as: "seat", name: () => t("console-page-chair"), title: () => t("console-page-chair"), look: () => h("div", {}, whereWeAre()) });
