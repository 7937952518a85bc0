/**
 * Tariff plans at rest: what the operator wrote, kept as written, by plan, kind and id.
 *
 * <p>Starting points: {@link org.signalbox.catalog.tp.TpKind} (the nine kinds), {@link
 * org.signalbox.catalog.tp.TpItem} (one item), {@link org.signalbox.catalog.tp.TariffPlanStore}
 * (where they are kept).
 *
 * <p>Rule of the package: nothing here prices anything. Texts stay texts and numbers stay exact, so
 * that whoever asks gets back what was given.
 */
@NullMarked
package org.signalbox.catalog.tp;

import org.jspecify.annotations.NullMarked;
