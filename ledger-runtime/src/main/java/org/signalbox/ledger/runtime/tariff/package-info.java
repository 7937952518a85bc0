/**
 * Tariffs as files named by the hash of their content, so that the log need only name the hash.
 *
 * <p>Starting points: {@link org.signalbox.ledger.runtime.tariff.TariffFiles}, {@link
 * org.signalbox.ledger.runtime.tariff.TariffChangeEncoder}.
 *
 * <p>Rule of the package: a file is believed only when its content has the hash it is named by.
 */
@NullMarked
package org.signalbox.ledger.runtime.tariff;

import org.jspecify.annotations.NullMarked;
