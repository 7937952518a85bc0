package org.signalbox.charging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.rating.EventCost;

/**
 * An event cost together with who paid for which increment.
 *
 * @param priced the layout of the price; its charges are those here, without who paid
 * @param charges in order
 * @param accounting what paid, by the ids that increments refer to
 * @param account who was charged, as it was left; empty where nobody was
 */
public record AccountedCost(
    EventCost priced,
    List<Charge> charges,
    Map<String, BalanceCharge> accounting,
    Optional<Account> account) {

  public AccountedCost {
    charges = List.copyOf(charges);
    accounting = Collections.unmodifiableMap(new LinkedHashMap<>(accounting));
  }

  /**
   * One span.
   *
   * @param ratingId refers to {@link EventCost#ratings}; empty for no usage
   */
  public record Charge(String ratingId, List<Increment> increments) {
    public Charge {
      increments = List.copyOf(increments);
    }
  }

  /**
   * A run of equal increments.
   *
   * @param usage of one of them; 0 for the connect fee
   * @param cost of one of them in money, for display
   * @param accountingId refers to {@link AccountedCost#accounting}; empty where nobody paid
   * @param compressFactor how many there are
   */
  public record Increment(long usage, Amount cost, String accountingId, long compressFactor) {}

  /**
   * What one increment took.
   *
   * @param accountId whose balance, as {@code tenant:account}
   * @param balanceId the balance's id for clients, {@link BalanceUuid}
   * @param units of what the balance holds
   * @param isUnits whether those are units of usage rather than money
   */
  public record BalanceCharge(String accountId, String balanceId, Amount units, boolean isUnits) {}

  /** The same without who was charged. */
  AccountedCost withoutAccount() {
    return new AccountedCost(priced, charges, accounting, Optional.empty());
  }

  /** A price that nobody was charged. */
  public static AccountedCost unpaid(EventCost priced) {
    List<Charge> charges =
        priced.charges().stream()
            .map(charge ->
                new Charge(
                    charge.ratingId(),
                    charge.increments().stream()
                        .map(
                            one -> new Increment(one.usage(), one.cost(), "", one.compressFactor()))
                        .toList()))
            .toList();
    return new AccountedCost(priced, charges, Map.of(), Optional.empty());
  }
}
