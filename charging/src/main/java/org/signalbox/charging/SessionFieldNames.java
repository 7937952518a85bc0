package org.signalbox.charging;

/** The names of extra fields by which the CDR of a session tells how it went. */
public final class SessionFieldNames {

  /** Why it ended, where the client did not end it. */
  public static final String CLOSE_CAUSE = "CloseCause";

  /** {@link #CLOSE_CAUSE}: nobody reported it for longer than its supervision. */
  public static final String GIVEN_UP = "*supervision";

  /** Usage that was reported beyond what can have been used: recorded, not charged. */
  public static final String UNCHARGED_USAGE = "UnchargedUsage";

  /**
   * The request by which all that it cost was given back: its session and, behind #, its number.
   */
  public static final String REFUNDED_BY = "RefundedBy";

  /** What was given back by it. */
  public static final String REFUNDED_COST = "RefundedCost";

  private SessionFieldNames() {}
}
