// programme: where we are; its own parts follow.

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { whereWeAre } from "../parts.js";
import { page } from "../page.js";

page({ as: "seat", name: () => t("console-page-programme"), title: () => t("console-page-programme"), look: () => h("div", {}, whereWeAre()) });
