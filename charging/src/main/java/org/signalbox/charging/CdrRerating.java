package org.signalbox.charging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.signalbox.charging.internal.CdrRating;

/**
 * Prices stored CDRs anew, with the tariff now in force, and stores what came out.
 *
 * <p>The CDRs asked for are listed first, at eight bytes each, and then taken {@value #BATCH} at a
 * time: memory is bounded, and what re-rating changes cannot change what it goes through. Each
 * batch is stored in one step, so a CDR has its old price or its new one, and a run that was
 * interrupted can be run again.
 *
 * <p>Each stored run keeps its own fields and gets a new price; chargers and attributes do not run
 * again, because what they made of the call is what is stored. Any thread may call; blocks.
 */
public final class CdrRerating {

  private static final int BATCH = 500;

  private final ChargingPorts ports;
  private final CdrRating rating;

  public CdrRerating(ChargingPorts ports) {
    this.ports = ports;
    this.rating = new CdrRating(ports.details(), ports.listener());
  }

  /**
   * Prices the CDRs asked for.
   *
   * @param store whether the new prices are stored; otherwise they are only tried
   * @return how many were asked for
   */
  public long rerate(CdrQuery query, boolean store) {
    long[] orderIds = ports.store().orderIds(query);
    for (int from = 0; from < orderIds.length; from += BATCH) {
      int until = Math.min(orderIds.length, from + BATCH);
      List<Long> batch = Arrays.stream(orderIds, from, until).boxed().toList();
      List<StoredCdr> priced = price(batch);
      if (store) {
        ports.store().reprice(priced);
        priced.forEach(one ->
            ports
                .listener()
                .stored(one.cdr().key().runId(), one.cdr().cost() instanceof CdrCost.Rated));
      }
    }
    return orderIds.length;
  }

  private List<StoredCdr> price(List<Long> orderIds) {
    // One version for a batch, not for the whole run: a run over months of CDRs follows the tariff.
    ChargingVersion version = ports.versions().current();
    List<StoredCdr> priced = new ArrayList<>(orderIds.size());
    ports
        .store()
        .read(
            CdrQuery.where(new CdrCondition.OrderIdOneOf(orderIds)),
            stored ->
                priced.add(
                    new StoredCdr(
                        stored.orderId(),
                        rating.rate(version.tariff(), stored.cdr()),
                        stored.createdAt(),
                        stored.updatedAt())));
    return priced;
  }
}
