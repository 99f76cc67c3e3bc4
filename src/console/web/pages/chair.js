// chair: where we are; its own parts follow.

import { acknowledgeTexts } from "../acknowledge.js";
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { whereWeAre } from "../parts.js";
import { page } from "../page.js";

// The seat that presides has its own delegation's text to acknowledge, whichever page it has open.
acknowledgeTexts();

page({ as: "seat", name: () => t("console-page-chair"), title: () => t("console-page-chair"), look: () => h("div", {}, whereWeAre()) });
