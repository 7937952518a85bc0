package org.signalbox.charging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.internal.CdrDebiting;
import org.signalbox.charging.internal.CdrRating;
import org.signalbox.ledger.runtime.history.ErasedName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prices stored CDRs anew, with the tariff now in force, and stores what came out.
 *
 * <p>The CDRs asked for are listed first, at eight bytes each, and then taken {@value #BATCH} at a
 * time: memory is bounded, and what re-rating changes cannot change what it goes through. Each
 * batch is stored in one step, so a CDR has its old price or its new one, and a run that was
 * interrupted can be run again.
 *
 * <p>Each stored run keeps its own fields and gets a new price; chargers and attributes do not run
 * again, because what they made of the call is what is stored. What was debited is given back and
 * debited anew in one command of the ledger. CDRs of erased accounts are passed over. Any thread
 * may call; blocks.
 */
public final class CdrRerating {

  private static final Logger LOG = LoggerFactory.getLogger(CdrRerating.class);
  private static final int BATCH = 500;

  private final ChargingPorts ports;
  private final CdrRating rating;
  private final CdrDebiting debiting;

  public CdrRerating(ChargingPorts ports) {
    this.ports = ports;
    this.rating = new CdrRating(ports.details(), ports.listener());
    this.debiting = new CdrDebiting(ports);
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
      List<StoredCdr> priced = price(batch, store);
      if (store) {
        keep(priced);
      }
    }
    return orderIds.length;
  }

  private void keep(List<StoredCdr> priced) {
    ports.store().reprice(priced);
    priced.forEach(one ->
        ports
            .listener()
            .stored(one.cdr().key().runId(), one.cdr().cost() instanceof CdrCost.Rated));
  }

  private List<StoredCdr> price(List<Long> orderIds, boolean charges) {
    // One version for a batch, not for the whole run: a run over months of CDRs follows the tariff.
    ChargingVersion version = ports.versions().current();
    List<StoredCdr> priced = new ArrayList<>(orderIds.size());
    ports.store().read(CdrQuery.where(new CdrCondition.OrderIdOneOf(orderIds)), priced::add);
    List<StoredCdr> anew = new ArrayList<>(priced.size());
    int erased = 0;
    for (StoredCdr stored : priced) {
      if (isErased(stored)) {
        erased++;
      } else if (!CdrDebiting.isDebiting(stored.cdr()) && stored.debits().isEmpty()) {
        anew.add(stored.with(rating.rate(version.tariff(), stored.cdr())));
      } else if (charges) {
        ports.locks().holding(List.of(stored.cdr().key()), () -> chargeAlone(stored.orderId()));
      }
    }
    if (erased > 0) {
      LOG.atInfo().addKeyValue("cdrs", erased).log("CDRs of erased accounts keep their prices");
    }
    return anew;
  }

  /**
   * Who called whom is gone from it: it has no other price, and its account is only a pseudonym.
   */
  private static boolean isErased(StoredCdr stored) {
    return ErasedName.isOne(stored.cdr().parties().account());
  }

  /**
   * While nobody else moves its money, and as it is stored now: it may have been charged anew, paid
   * back or removed since the batch was read.
   */
  private boolean chargeAlone(long orderId) {
    List<StoredCdr> now = new ArrayList<>(1);
    ports.store().read(CdrQuery.where(new CdrCondition.OrderIdOneOf(List.of(orderId))), now::add);
    now.removeIf(CdrRerating::isErased);
    now.forEach(stored -> chargeAnew(stored).ifPresent(priced -> keep(List.of(priced))));
    return !now.isEmpty();
  }

  /** In the ledger, which stores what comes of it; else without a price. */
  private Optional<StoredCdr> chargeAnew(StoredCdr stored) {
    Cdr unpriced = stored.cdr().priced("", CdrCost.unrated(), "");
    CdrDebiting.Manner manner = new CdrDebiting.Manner(true, true, List.of(stored.debits()));
    return switch (debiting.charge(List.of(unpriced), manner)) {
      case CdrDebiting.Uncharged uncharged -> Optional.of(stored.with(uncharged.cdrs().getFirst()));
      case CdrDebiting.Charged _, CdrDebiting.Repeated _ -> Optional.empty();
      case CdrDebiting.Refused refused -> {
        LOG.atWarn()
            .addKeyValue("order", stored.orderId())
            .addKeyValue("reason", refused.reason())
            .log("the ledger did not charge a CDR anew; it stays as it is");
        yield Optional.empty();
      }
    };
  }
}
