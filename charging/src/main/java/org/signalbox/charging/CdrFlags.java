package org.signalbox.charging;

import java.util.List;

/**
 * Which steps an event goes through.
 *
 * <p>Exporters, thresholds and statistics come with a later issue; their flags are accepted and
 * find nothing to do, as the reference does with none configured.
 *
 * @param attributes attribute profiles of the context {@code *cdrs} change the event
 * @param chargers chargers decide the runs; otherwise the event is its own one run
 * @param rate the runs are priced
 * @param store the runs are stored
 * @param rerate runs that are there already are replaced instead of refused, and what was debited
 *     for them is given back
 * @param refund what was debited for runs that are there already is given back
 */
public record CdrFlags(
    boolean attributes,
    boolean chargers,
    boolean rate,
    boolean store,
    boolean rerate,
    boolean refund) {

  /** What an event without flags goes through. */
  public static final CdrFlags EVENT = new CdrFlags(false, true, false, true, false, false);

  /** What a whole CDR goes through. */
  public static final CdrFlags CDR = new CdrFlags(false, true, true, true, false, false);

  /** What a CDR goes through that brings its price. */
  public static final CdrFlags PRE_RATED_CDR =
      new CdrFlags(false, false, false, true, false, false);

  /** What a stored CDR goes through when it is rated anew. */
  public static final CdrFlags RERATING = new CdrFlags(false, false, true, true, true, false);

  /** These flags changed by those sent: {@code *rals}, {@code *rals:true}, {@code *rals:false}. */
  public CdrFlags changedBy(List<String> sent) {
    CdrFlags flags = this;
    for (String flag : sent) {
      flags = flags.changedBy(flag);
    }
    return flags;
  }

  private CdrFlags changedBy(String flag) {
    int colon = flag.indexOf(':');
    String name = colon < 0 ? flag : flag.substring(0, colon);
    boolean on = colon < 0 || !flag.substring(colon + 1).equals("false");
    return switch (name) {
      case "*attributes" -> new CdrFlags(on, chargers, rate, store, rerate, refund);
      case "*chargers" -> new CdrFlags(attributes, on, rate, store, rerate, refund);
      case "*rals" -> new CdrFlags(attributes, chargers, on, store, rerate, refund);
      case "*store" -> new CdrFlags(attributes, chargers, rate, on, rerate, refund);
      case "*rerate" -> new CdrFlags(attributes, chargers, rate || on, store, on, refund);
      case "*refund" -> new CdrFlags(attributes, chargers, rate, store, rerate, on);
      default -> this;
    };
  }
}
