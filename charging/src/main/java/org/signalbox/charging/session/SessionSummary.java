package org.signalbox.charging.session;

import java.time.Instant;
import java.util.List;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;

/**
 * A session at a glance, as the ledger has it.
 *
 * @param session its name
 * @param openedAt when it began
 * @param number of its last request
 * @param services what is used in it, one for each service and bill
 */
public record SessionSummary(String session, Instant openedAt, long number, List<Bill> services) {

  public SessionSummary {
    services = List.copyOf(services);
  }

  /**
   * One service on one bill.
   *
   * @param service as requests name it
   * @param run the bill
   * @param account who pays
   * @param tor the kind of usage; it decides the unit of usages
   * @param category such as {@code call}
   * @param destination the number reached
   * @param granted what may be used since the last report
   * @param isFinal whether there was credit for no more
   * @param refusal why nothing was granted; empty for no refusal
   * @param used so far
   * @param cost so far
   */
  public record Bill(
      String service,
      String run,
      AccountId account,
      String tor,
      String category,
      String destination,
      long granted,
      boolean isFinal,
      String refusal,
      long used,
      Amount cost) {}
}
