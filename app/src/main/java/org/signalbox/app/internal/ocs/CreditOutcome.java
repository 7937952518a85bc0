package org.signalbox.app.internal.ocs;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a walk ended.
 *
 * @param end why
 * @param used units, in all
 * @param cost what the last answer that told it said
 * @param code the Result-Code that refused or cut; 2001 otherwise
 */
public record CreditOutcome(End end, long used, Optional<BigDecimal> cost, long code) {

  /** Why a walk ended. */
  public enum End {
    /** All that was wanted was used. */
    DONE,
    /** The credit was used up before. */
    CUT,
    /** Nothing was granted at the beginning. */
    REFUSED,
    /** The charging system asked for the end. */
    ABORTED
  }
}
