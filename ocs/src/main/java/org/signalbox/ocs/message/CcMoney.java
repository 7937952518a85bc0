package org.signalbox.ocs.message;

import java.util.OptionalInt;
import org.signalbox.core.Amount;

/**
 * An amount in a currency (CC-Money, RFC 8506 §8.22).
 *
 * @param amount exact; Value-Digits times ten to the Exponent
 * @param currency ISO 4217 number, such as 978; empty when none was told
 */
public record CcMoney(Amount amount, OptionalInt currency) {

  /** Digits that Exponent may move the point by, either way. */
  static final int EXPONENT_MAX = 18;
}
