package org.signalbox.ocs.message;

import java.util.Optional;
import org.signalbox.core.Amount;

/**
 * What a service costs (Cost-Information, RFC 8506 §8.7).
 *
 * @param cost as far as it is known
 * @param currency ISO 4217 number; {@value #NO_CURRENCY} where none is configured
 * @param costUnit what the cost is for, such as {@code minute}; empty for the whole
 */
public record CostInformation(Amount cost, int currency, Optional<String> costUnit) {

  /** ISO 4217's number of no currency. */
  public static final int NO_CURRENCY = 999;
}
