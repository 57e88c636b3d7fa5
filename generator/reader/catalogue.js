// The element <catalogue-filter>: narrows a catalogue and puts it in order.

import { EntriesFilter } from "./entries.js";

class CatalogueFilter extends EntriesFilter {}

if (!customElements.get("catalogue-filter")) customElements.define("catalogue-filter", CatalogueFilter);
