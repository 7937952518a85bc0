/**
 * Tariff plans as folders of CSV files, in the layouts that cgr-loader takes.
 *
 * <p>Starting points: {@link org.signalbox.catalog.csv.TariffPlanCsvLoader} (loads a folder),
 * {@link org.signalbox.catalog.csv.PlanFile} (the files and their columns), {@link
 * org.signalbox.catalog.csv.PlanFilesDecoder} (texts to items, a pure function).
 */
@NullMarked
package org.signalbox.catalog.csv;

import org.jspecify.annotations.NullMarked;
