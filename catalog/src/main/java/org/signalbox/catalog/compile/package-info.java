/**
 * From a tariff plan as written to a change of the live catalog.
 *
 * <p>Starting points: {@link org.signalbox.catalog.compile.TariffPlanCompiler} and the {@link
 * org.signalbox.catalog.compile.PlanFault}s it finds.
 */
@NullMarked
package org.signalbox.catalog.compile;

import org.jspecify.annotations.NullMarked;
